import { type ForbiddenRoles } from '../../../src/access/policy.js';
import { type Condition } from '../../../src/rules/condition.js';
import {
  assigned,
  compare,
  compareThree,
  declared,
  findingsOf,
  kindsOf,
  provisioned,
  roster,
  SAMPLE_POLICY,
  wordsOf,
} from '../sample-account.js';

const AT = { line: 9, column: 7 };
const CONTRACTOR: Condition = { kind: 'attribute', attribute: 'type', operator: 'equals', value: 'contractor', at: AT };

function forbid(roles: readonly string[], changes: Partial<ForbiddenRoles> = {}) {
  const forbidden = { roles, when: CONTRACTOR, reason: 'No contractor has full power', at: AT, ...changes };
  return { policy: { ...SAMPLE_POLICY, forbid: [forbidden] } };
}

const ADA = roster({ attributes: { type: 'Contractor' } });
const NO_CONTRACTOR = roster({ attributes: { type: 'Employee' } });

test('GIVEN a person declared with a forbidden role THEN it is critical, though all stations agree', () => {
  const drift = compare([declared()], [provisioned()], forbid(['analyst']), undefined, ADA);

  expect(kindsOf(drift)).toEqual(['critical forbidden']);
  expect(findingsOf(drift)[0]?.place).toEqual({ path: 'access.yaml', ...AT });
  expect(wordsOf(drift, 'forbidden')).toEqual([
    [
      'The policy forbids them the role "analyst" (declared in the access file) and "analyst" (active in Klaviyo): ' +
        '"No contractor has full power" (line 9 of the access file).',
      'Change the assignment that gives them the role, or correct their attributes in the directory if the guardrail ' +
        'should not apply to them.',
    ],
  ]);
});

test('GIVEN a person who merely exists in Klaviyo with such a role THEN it is found beside that they are not declared', () => {
  const drift = compare([], [provisioned({ role: 'admin' })], forbid(['privileged']), undefined, ADA);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'critical forbidden']);
});

test('GIVEN a person declared with a role that is allowed WHEN Klaviyo has a forbidden one THEN no assignment is to blame', () => {
  const drift = compare([declared()], [provisioned({ role: 'admin' })], forbid(['admin']), undefined, ADA);

  expect(wordsOf(drift, 'forbidden')).toEqual([
    [
      'The policy forbids them the role "admin" (active in Klaviyo): "No contractor has full power" (line 9 of the access file).',
      'Take the role away where they have it, or correct their attributes in the directory if the guardrail should not ' +
        'apply to them.',
    ],
  ]);
});

test('GIVEN the identity provider alone has assigned the role THEN it is found', () => {
  const people = [assigned({ role: 'admin' })];
  const drift = compareThree([declared()], people, [provisioned()], forbid(['admin']), undefined, ADA);

  expect(kindsOf(drift)).toContain('critical forbidden');
});

test.each(['admin', 'retention_lead'])('GIVEN privileged THEN the role %s is one of full or unknown power', (role) => {
  const drift = compare([declared({ role })], [provisioned({ role })], forbid(['privileged']), undefined, ADA);

  expect(kindsOf(drift)).toEqual(['critical forbidden']);
});

test.each([
  ['another role', forbid(['manager']), ADA],
  ['a role without full power', forbid(['privileged']), ADA],
  ['a person whom the condition does not match', forbid(['analyst']), NO_CONTRACTOR],
  [
    'a person whom the directory does not have',
    forbid(['analyst'], { when: { kind: 'not', condition: CONTRACTOR } }),
    roster(),
  ],
])('GIVEN %s THEN nothing is forbidden', (_what, changes, directory) => {
  expect(kindsOf(compare([declared()], [provisioned()], changes, undefined, directory))).toEqual([]);
});

test('GIVEN a record that names several roles THEN each of them counts', () => {
  const record = provisioned({ role: undefined, conflicts: ['It names two.'], possibleRoles: ['analyst', 'admin'] });

  expect(kindsOf(compare([declared()], [record], forbid(['admin']), undefined, ADA))).toContain('critical forbidden');
});

test('GIVEN a person declared with a role that is allowed THEN the assignment, which is right, is not to be changed', () => {
  const drift = compare([declared()], [provisioned({ role: 'admin' })], forbid(['admin']), undefined, ADA);

  expect(wordsOf(drift, 'forbidden')[0]?.[1]).toBe(
    'Take the role away where they have it, or correct their attributes in the directory if the guardrail should not apply to them.',
  );
});
