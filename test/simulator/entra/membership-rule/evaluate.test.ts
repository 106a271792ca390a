import fc from 'fast-check';
import { holds } from '../../../../src/simulator/entra/membership-rule/evaluate.js';
import { readRule } from '../../../../src/simulator/entra/membership-rule/read-rule.js';
import { type EntraUser } from '../../../../src/simulator/entra/world.js';

const ADA: EntraUser = {
  id: '00000000-0000-0000-0000-0000000000ad',
  createdDateTime: '2026-01-01T00:00:00Z',
  deletedDateTime: null,
  properties: {
    userPrincipalName: 'ada@example.com',
    displayName: 'Ada Lovelace',
    accountEnabled: true,
    department: 'Marketing',
    mobilePhone: '+44 1',
    businessPhones: ['+44 2', '+44 3'],
    officeLocation: 'London 7',
    faxNumber: '+44 4',
    onPremisesSyncEnabled: null,
    onPremisesExtensionAttributes: { extensionAttribute1: 'A1', extensionAttribute2: null },
    otherMails: ['ada@example.org', 'lovelace@example.net'],
    proxyAddresses: ['SMTP:ada@example.com'],
    assignedPlans: [{ servicePlanId: 'p1', capabilityStatus: 'Enabled', service: 'exchange' }],
    extension_00000000000000000000000000000001_Team: 'Engine',
    country: '',
  },
};

const holdsFor = (rule: string, user = ADA, groupIds: readonly string[] = []): boolean =>
  holds(readRule(rule), { user, groupIds });

test.each([
  'user.department -eq "marketing"',
  'user.department -ne "Sales"',
  'user.department -startsWith "mark"',
  'user.department -notStartsWith "ing"',
  'user.department -endsWith "ING"',
  'user.department -notEndsWith "mark"',
  'user.department -contains "KET"',
  'user.department -notContains "sales"',
  'user.department -match "^mark.*g$"',
  'user.department -notMatch "^sales"',
  'user.department -in ["Sales", "Marketing"]',
  'user.department -notIn ["Sales"]',
  'user.department -ne null',
  'user.city -eq null',
  'user.city -ne "London"',
  'user.city -notIn ["London"]',
  'user.city -notContains "x"',
  '-not (user.city -startsWith "L")',
  'user.accountEnabled -eq true',
  'user.city -eq "London" -or user.department -eq "Marketing"',
  'user.assignedPlans -any (assignedPlan.servicePlanId -in ["p1"])',
  'user.objectId -eq "00000000-0000-0000-0000-0000000000AD"',
  'user.mobile -startsWith "+44"',
  'user.telephoneNumber -eq "+44 2"',
  'user.physicalDeliveryOfficeName -endsWith "7"',
  'user.facsimileTelephoneNumber -eq "+44 4"',
  'user.dirSyncEnabled -eq null',
  'user.extensionAttribute1 -eq "a1"',
  'user.extensionAttribute2 -eq null',
  'user.extensionAttribute3 -eq null',
  'user.extension_00000000000000000000000000000001_Team -eq "engine"',
  'user.extension_00000000000000000000000000000002_Team -eq null',
  'user.otherMails -contains "example.org"',
  'user.otherMails -any (_ -endsWith "example.net")',
  'user.proxyAddresses -all (_ -startsWith "smtp:")',
  'user.assignedPlans -any (assignedPlan.servicePlanId -eq "p1" -and assignedPlan.capabilityStatus -eq "Enabled")',
])('GIVEN %s THEN it holds for ada', (rule) => {
  expect(holdsFor(rule)).toBe(true);
});

test.each([
  'user.department -eq null',
  'user.city -eq "London" -or user.city -eq "Paris"',
  'user.department -in []',
  'user.city -eq "London"',
  'user.city -contains ""',
  'user.city -match ".*"',
  'user.country -eq null',
  'user.accountEnabled -eq false',
  'user.accountEnabled -contains "tr"',
  'user.assignedPlans -any (assignedPlan.service -eq "other")',
  'user.assignedPlans -any (assignedPlan.service -eq null)',
  'user.otherMails -notContains "example.org"',
  'user.department -startsWith null',
  'user.otherMails -all (_ -endsWith "example.net")',
])('GIVEN %s THEN it does not hold for ada', (rule) => {
  expect(holdsFor(rule)).toBe(false);
});

test('GIVEN a rule that asks for a group THEN it holds for those who are in it', () => {
  const rule = "user.memberOf -any (group.objectId -in ['g1', 'g2'])";
  expect(holdsFor(rule, ADA, ['g2'])).toBe(true);
  expect(holdsFor(rule, ADA, ['g3'])).toBe(false);
});

test('GIVEN somebody without any of it THEN collections are empty', () => {
  const bare = { ...ADA, properties: { userPrincipalName: 'a@example.com', displayName: 'A', accountEnabled: true } };
  expect(holdsFor('user.otherMails -any (_ -startsWith "a")', bare)).toBe(false);
  expect(holdsFor('user.telephoneNumber -eq null', bare)).toBe(true);
});

test('WHEN any two values are compared, THEN each negative operator is the opposite of its positive one', () => {
  const text = fc.stringMatching(/^[A-Za-z0-9 ]{0,6}$/);
  fc.assert(
    fc.property(fc.option(text, { nil: null }), text, (own, wanted) => {
      const user = { ...ADA, properties: { ...ADA.properties, city: own } };
      for (const [positive, negative] of [
        ['eq', 'ne'],
        ['startsWith', 'notStartsWith'],
        ['endsWith', 'notEndsWith'],
        ['contains', 'notContains'],
      ]) {
        const one = holdsFor(`user.city -${positive!} "${wanted}"`, user);
        expect(holdsFor(`user.city -${negative!} "${wanted}"`, user)).toBe(!one);
        expect(holdsFor(`-not (user.city -${positive!} "${wanted}")`, user)).toBe(!one);
      }
      expect(holdsFor(`user.city -eq "${wanted}"`, user)).toBe(own?.toLowerCase() === wanted.toLowerCase());
    }),
  );
});
