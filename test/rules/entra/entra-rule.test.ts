import fc from 'fast-check';

import { compileCondition } from '../../../src/rules/evaluate.js';
import { entraDoubts } from '../../../src/rules/entra/entra-doubts.js';
import { entraRule } from '../../../src/rules/entra/entra-rule.js';
import { all, any, compare, memberOf, not, person } from '../sample-condition.js';
import { entraConditions, entraPeople } from './random-entra-conditions.js';
import { entraUser, isMemberInEntra, READINGS } from './simulated-entra.js';

test('GIVEN any condition and any person THEN Entra decides as the condition does in every reading, or the text is named as doubtful', () => {
  const decided = { true: 0, false: 0, doubtful: 0 };
  fc.assert(
    fc.property(entraConditions(), fc.array(entraPeople(), { minLength: 5, maxLength: 5 }), (condition, people) => {
      const holds = compileCondition(condition);
      const doubts = entraDoubts(condition);
      const rule = entraRule(condition);
      for (const one of people) {
        const readings = new Set(READINGS.map((reading) => isMemberInEntra(rule, entraUser(one), reading)));
        if (doubts(one).length > 0) {
          decided.doubtful += 1;
        } else {
          expect([...readings]).toEqual([holds(one)]);
          decided[`${holds(one)}`] += 1;
        }
      }
    }),
    { numRuns: 400 },
  );
  // Each happened often: a property about people who never match, or are always in doubt, would say little.
  expect(Math.min(decided.true, decided.false, decided.doubtful)).toBeGreaterThan(150);
});

const marketing = compare({ operator: 'equals', value: ' Marketing' });

test.each([
  [marketing, 'user.department -eq "Marketing"'],
  [not(marketing), '(user.department -eq null) -or (user.department -ne "Marketing")'],
  [compare({ operator: 'in', values: ['A', 'b', 'a '] }, 'jobTitle'), 'user.jobTitle -in ["A", "b"]'],
  [compare({ operator: 'in', values: ['A', 'a '] }, 'jobTitle'), 'user.jobTitle -eq "A"'],
  [
    not(compare({ operator: 'endsWith', value: "Children's" }, 'city')),
    `(user.city -eq null) -or (user.city -notEndsWith "Children''s")`,
  ],
  [compare({ operator: 'notStartsWith', value: 'x' }, 'userName'), 'user.userPrincipalName -notStartsWith "x"'],
  [compare({ operator: 'present', value: true }, 'familyName'), 'user.surname -ne null'],
  [compare({ operator: 'present', value: false }, 'officeLocation'), 'user.physicalDeliveryOfficeName -eq null'],
  [compare({ operator: 'matches', value: '^a\\.b' }), 'user.department -match "^a[.]b"'],
  [compare({ operator: 'notEquals', value: 'True' }, 'accountEnabled'), 'user.accountEnabled -ne true'],
  [compare({ operator: 'equals', value: 'true' }, 'onPremisesSyncEnabled'), 'user.dirSyncEnabled -eq true'],
  [
    all(marketing, any(not(marketing), compare({ operator: 'equals', value: 'x' }, 'city')), all(marketing)),
    '(user.department -eq "Marketing") -and (((user.department -eq null) -or (user.department -ne "Marketing")) -or ' +
      '(user.city -eq "x")) -and (user.department -eq "Marketing")',
  ],
  [
    not(any(marketing, all(marketing, compare({ operator: 'contains', value: 'x' }, 'extensionAttribute15')))),
    '((user.department -eq null) -or (user.department -ne "Marketing")) -and (((user.department -eq null) -or ' +
      '(user.department -ne "Marketing")) -or ((user.extensionAttribute15 -eq null) -or (user.extensionAttribute15 -notContains "x")))',
  ],
])('%j is written with documented operators alone', (condition, rule) => {
  expect(entraRule(condition)).toBe(rule);
});

test('GIVEN an Entra that gives Klaviyo the mail address as the userName THEN that is compared', () => {
  expect(entraRule(compare({ operator: 'endsWith', value: '@example.com' }, 'userName'), 'mail')).toBe(
    'user.mail -endsWith "@example.com"',
  );
});

test.each([
  [memberOf('staff'), /memberOf cannot be a rule of Entra.* Write an attribute/],
  [all(compare({ operator: 'equals', value: 'x' }, 'manager')), /attribute "manager" is not among the properties/],
  [any(), /at least one/],
  [compare({ operator: 'in', values: Array.from({ length: 400 }, (_, index) => `text ${index}`) }), /3072 characters/],
])('%j is refused', (condition, reason) => {
  expect(() => entraRule(condition)).toThrow(RangeError);
  expect(() => entraRule(condition)).toThrow(reason);
});

describe('doubts about a person', () => {
  test.each([
    [compare({ operator: 'equals', value: 'Marketing' }), 'Marketing ', /spaces at its ends/],
    [compare({ operator: 'notIn', values: ['Marketing'] }), ' marketing', /spaces at its ends/],
    [compare({ operator: 'startsWith', value: 'Mark' }), ' Marketing', /spaces at its ends/],
    [compare({ operator: 'endsWith', value: 'ing' }), 'Marketing ', /spaces at its ends/],
    [compare({ operator: 'matches', value: 'x' }), ' Marketing', /spaces at its ends/],
    [compare({ operator: 'matches', value: '^.$' }), '🦊', /the character "🦊"/],
    [compare({ operator: 'present', value: true }), '', /empty text/],
    [compare({ operator: 'contains', value: 'strasse' }), 'Straße', /the character "ß"/],
    [compare({ operator: 'equals', value: 'true' }, 'accountEnabled'), 'yes', /true or false/],
  ])('GIVEN %j and the text "%s" THEN it is named, with the reason', (condition, value, reason) => {
    const { attribute } = condition;
    const found = entraDoubts(all(condition, not(condition)))(person({ [attribute]: value }));
    expect(found).toEqual([{ attribute, value, reason: expect.stringMatching(reason) as string }]);
  });

  test.each([
    [compare({ operator: 'equals', value: 'Marketing' }), 'Sales '],
    [compare({ operator: 'contains', value: 'arket' }), ' Marketing '],
    [compare({ operator: 'startsWith', value: 'Mark' }), 'Marketing '],
    [compare({ operator: 'equals', value: 'Marketing' }), '  '],
    [compare({ operator: 'present', value: true }), ' ß '],
    [compare({ operator: 'equals', value: 'TRUE' }, 'accountEnabled'), 'True'],
  ])('GIVEN %j and the text "%s" THEN there is none', (condition, value) => {
    expect(entraDoubts(condition)(person({ [condition.attribute]: value }))).toEqual([]);
  });

  test('GIVEN somebody without the attribute THEN there is none', () => {
    expect(entraDoubts(any(marketing, memberOf('staff')))(person())).toEqual([]);
  });
});
