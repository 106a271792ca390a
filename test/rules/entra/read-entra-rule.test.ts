import fc from 'fast-check';

import { compileCondition } from '../../../src/rules/evaluate.js';
import { conditionWords } from '../../../src/rules/explain.js';
import { entraDoubts } from '../../../src/rules/entra/entra-doubts.js';
import { orMember } from '../../../src/rules/entra/entra-members.js';
import { entraRule } from '../../../src/rules/entra/entra-rule.js';
import { type EntraReading, readEntraRule } from '../../../src/rules/entra/read-entra-rule.js';
import { type Subject } from '../../../src/rules/subject.js';
import { AT, compare } from '../sample-condition.js';
import { entraConditions, entraPeople } from './random-entra-conditions.js';
import { entraUser, isMemberInEntra, READINGS } from './simulated-entra.js';

const listed = (users: readonly string[]) => users.map((user) => ({ user, at: AT }));

function belongs({ condition, members }: Extract<EntraReading, { kind: 'exact' }>, person: Subject): boolean {
  return (condition !== undefined && compileCondition(condition)(person)) || members.includes(person.userName);
}

function exact(rule: string): Extract<EntraReading, { kind: 'exact' }> {
  const reading = readEntraRule(rule);
  if (reading.kind !== 'exact') throw new Error(`${rule}: ${reading.reason}`);
  return reading;
}

const words = ({ condition }: Extract<EntraReading, { kind: 'exact' }>) => condition && conditionWords(condition);

describe('GIVEN a rule that a condition was compiled to', () => {
  test('WHEN it is read THEN it decides as before, and compiles to a rule that is read alike', () => {
    fc.assert(
      fc.property(
        entraConditions(),
        fc.subarray(['ada@example.com', "o'hara@example.com", 'grace@xn--bcher-kva.example']),
        fc.array(entraPeople(), { minLength: 4, maxLength: 4 }),
        (condition, members, people) => {
          const rule = entraRule(orMember(condition, listed(members)));
          const reading = exact(rule);
          expect(reading.members).toEqual(members);
          const again = entraRule(orMember(reading.condition!, listed(reading.members)));
          expect(exact(again)).toEqual(reading);
          for (const person of people) {
            expect(belongs(reading, person)).toBe(
              compileCondition(condition)(person) || members.includes(person.userName),
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('WHEN members have a domain in Unicode THEN each of them is read once', () => {
    const city = compare({ operator: 'equals', value: 'Lagos' }, 'city');
    const rule = entraRule(orMember(city, listed(['Grace@Bücher.example', 'ada@example.com'])));
    expect(rule).toBe(
      '(user.city -eq "Lagos") -or (user.userPrincipalName -in ["grace@bücher.example", ' +
        '"grace@xn--bcher-kva.example", "ada@example.com"])',
    );
    expect(exact(rule).members).toEqual(['grace@bücher.example', 'ada@example.com']);
  });
});

describe('GIVEN a rule that a person wrote', () => {
  test.each([
    ['user.department -eq "Sales"', 'department equals "Sales"'],
    [
      '(User.Department EQ "Sales") AND (user.JobTitle startsWith "Lead")',
      'department equals "Sales" and jobTitle starts with "Lead"',
    ],
    [
      'user.department –eq "Marketing" –and user.country –eq "US"',
      'department equals "Marketing" and country equals "US"',
    ],
    [
      'user.city -eq "a" -or user.city -eq "b" -and user.state -contains "c"',
      'city equals "a" or (city equals "b" and state contains "c")',
    ],
    [
      'user.surname -ne null -and user.surname -ne "Hopper"',
      'familyName is present and familyName does not equal "Hopper"',
    ],
    [
      'user.surname -eq $null -or -not (user.surname -endsWith "x")',
      'familyName is missing or empty or not (familyName ends with "x")',
    ],
    ['-not (user.userPrincipalName -startsWith "svc-")', 'userName does not start with "svc-"'],
    ['user.displayName -notMatch "^svc"', 'not (displayName matches "^svc")'],
    ['(user.objectId -ne null) -and (user.userType -eq "Member")', 'userName is present and userType equals "Member"'],
    ['user.accountEnabled -eq true', 'accountEnabled equals "true"'],
    ['-not user.accountEnabled -eq false', 'accountEnabled does not equal "false"'],
    ['user.accountEnabled -eq "true"', 'accountEnabled equals "true"'],
    [`user.department -eq "Children''s"`, `department equals "Children's"`],
    [
      'user.extension_c272a57b722d4eb29bfe327874ae79cb_OfficeNumber -in ["123", "456"]',
      'extension_c272a57b722d4eb29bfe327874ae79cb_OfficeNumber is one of "123", "456"',
    ],
    ['(user.city -eq null) -or (user.city -notIn ["a","b"])', 'city is none of "a", "b"'],
    ['-not ((user.city -eq null) -or (user.city -notContains "a"))', 'city contains "a"'],
    ['-not (-not (user.city -ne null))', 'city is present'],
    ['-not (user.city -eq null -or user.city -eq "a")', 'not (city is missing or empty or city equals "a")'],
  ])('WHEN %s surely decides as a condition does THEN it is read', (rule, expected) => {
    const reading = exact(rule);
    expect(words(reading)).toBe(expected);
    expect(reading.members).toEqual([]);
  });

  test.each([
    ['user.department -ne "Sales"', 'what -ne decides of people without user.department'],
    ['-not (user.department -eq "Sales")', 'what -eq under -not decides of people without user.department'],
    ['-not (user.department -ne "Sales")', 'what -ne under -not decides'],
    ['user.city -ne null -or user.city -ne "a"', 'what -ne decides of people without user.city'],
    ['user.memberof -any (group.objectId -in ["x"])', '-any'],
    ['user.proxyAddresses -startsWith "SMTP"', 'user.proxyAddresses'],
    ['user.employeehiredate -ge system.now -plus p1d', 'the word system.now'],
    ['device.deviceOSType -eq "iOS"', 'the word device.deviceOSType'],
    ['Direct Reports for "00000000-0000-0000-0000-0000000000aa"', 'the word Direct'],
    ['user.costCenter -eq "1"', 'user.costCenter'],
    ['user.accountEnabled -contains true', '-contains with true or false'],
    ['user.accountEnabled -startsWith "t"', 'this comparison of user.accountEnabled'],
    ['user.department -eq true', 'this comparison of user.department'],
    ['user.accountEnabled -ne null', 'this comparison of user.accountEnabled'],
    ['-not (user.dirSyncEnabled -eq true)', 'what -eq under -not decides of people without user.dirSyncEnabled'],
    ['user.city -gt "a"', '-gt with a text'],
    ['user.city -eq ["a"]', '-eq with a list'],
    ['user.city -in "a"', '-in with a text'],
    ['user.city -eq " a"', 'a comparison with " a"'],
    ['user.city -eq ""', 'a comparison with ""'],
    ['user.city -match "^\\d"', `a text with "\\\\" in it`],
    ['user.city -match "(a+)+b"', 'the pattern "(a+)+b"'],
    ["user.city -eq 'a'", "the sign '"],
    ['user.surname -eq "O\'Hara"', `a text with "'" in it`],
    ['user.city -eq "Straße"', 'a text with "ß" in it'],
    ['user.city -eq 5', 'the sign 5'],
    ['user.city -eq', 'the end in an unexpected place'],
    ['(user.city -eq "a"', 'the end in an unexpected place'],
    ['(user.city -eq "a") (user.city -eq "b")', '( in an unexpected place'],
    ['user.city -in ["a" "b"]', 'b in an unexpected place'],
    ['', 'the end in an unexpected place'],
    ['('.repeat(101), 'more than 100 levels'],
  ])('WHEN %s has no condition THEN it says what stands in the way', (rule, reason) => {
    const reading = readEntraRule(rule);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.reason).toContain(`There is no condition for ${reason}`);
  });

  test('WHEN it can be read THEN the condition decides alike in every reading of the documents', () => {
    const comparisons = fc.constantFrom(
      ...[
        'user.department -eq "Sales"',
        'user.department -ne "Sales"',
        'user.department -eq null',
        'user.department -ne null',
      ],
      ...[
        'user.jobTitle -eq null',
        'user.jobTitle -notContains "a"',
        'user.jobTitle -in ["a", "Sales"]',
        'user.jobTitle -notMatch "^a"',
      ],
      ...['user.surname -ne "a"', 'user.userPrincipalName -ne "a"', 'user.mail -eq null', 'user.mail -startsWith "sa"'],
    );
    const rules = fc.letrec<{ rule: string; leaf: string }>((tie) => ({
      leaf: comparisons,
      rule: fc.oneof(
        { maxDepth: 3 },
        tie('leaf').map((leaf) => `(${leaf})`),
        tie('rule').map((rule) => `(-not ${rule})`),
        fc.tuple(tie('rule'), fc.constantFrom('-and', '-or'), tie('rule')).map((parts) => `(${parts.join(' ')})`),
      ),
    })).rule;
    let read = 0;
    fc.assert(
      fc.property(rules, fc.array(entraPeople(), { minLength: 4, maxLength: 4 }), (rule, people) => {
        const reading = readEntraRule(rule);
        if (reading.kind !== 'exact' || reading.condition === undefined) return;
        read += 1;
        const doubts = entraDoubts(reading.condition);
        for (const person of people.filter((one) => doubts(one).length === 0)) {
          const readings = new Set(READINGS.map((one) => isMemberInEntra(rule, entraUser(person), one)));
          expect([...readings]).toEqual([belongs(reading, person)]);
        }
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(200);
  });

  test('WHEN people are listed in it THEN they are members', () => {
    expect(exact('user.userPrincipalName -in ["ada@example.com", "ADA@example.com", "grace@example.com"]')).toEqual({
      kind: 'exact',
      condition: undefined,
      members: ['ada@example.com', 'grace@example.com'],
    });
    const reading = exact('user.city -eq "a" -or user.userPrincipalName -eq "ada@example.com" -or user.city -eq "b"');
    expect(reading.members).toEqual(['ada@example.com']);
    expect(words(reading)).toBe('city equals "a" or city equals "b"');
    expect(exact('user.userPrincipalName -in ["ada"]')).toMatchObject({ members: [] });
  });

  test('WHEN the userName is the mail address THEN that is read as the userName', () => {
    const reading = readEntraRule('user.mail -contains "a" -and user.userPrincipalName -contains "b"', {
      userName: 'mail',
    });
    expect(reading.kind === 'exact' && words(reading)).toBe('userName contains "a" and userPrincipalName contains "b"');
  });

  test.each([
    [['officeLocation'], 'officeLocation equals "a"'],
    [['officeLocation', 'physicalDeliveryOfficeName'], 'physicalDeliveryOfficeName equals "a"'],
    [undefined, 'physicalDeliveryOfficeName equals "a"'],
  ])('WHEN the directory has the attributes %j THEN they are called so', (attributeNames, expected) => {
    const reading = readEntraRule('user.physicalDeliveryOfficeName -eq "a"', { attributeNames });
    expect(reading.kind === 'exact' && words(reading)).toBe(expected);
  });
});
