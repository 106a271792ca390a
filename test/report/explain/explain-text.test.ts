import { type AssignmentExplanation, type DecisionExplanation } from '../../../src/access/decision-explanation.js';
import { type PersonState } from '../../../src/drift/finding.js';
import { type ExplainedAccount, type PersonExplanation } from '../../../src/drift/person-explanation.js';
import { explainText } from '../../../src/report/explain/explain-text.js';

const AT = { line: 7, column: 3 };
const STATE: PersonState = { userName: 'ada@example.com', givenName: '', familyName: '', role: 'admin', active: true };

const assignment = (change: Partial<AssignmentExplanation>): AssignmentExplanation => ({
  ...{ group: 'admins', role: 'admin', priority: 1, at: AT, outcome: 'does not apply', belonging: undefined },
  ...{ everyone: false, inGroup: undefined, condition: undefined, listsMembers: false, grants: [] },
  ...change,
});

const decided = (change: Partial<DecisionExplanation>): DecisionExplanation => ({
  ...{ account: 'acme', userName: 'ada@example.com', standing: 'active', decision: undefined, decidesByPriority: true },
  ...{ assignments: [], guardrails: [] },
  ...change,
});

const account = (change: Partial<ExplainedAccount>): ExplainedAccount => ({
  ...{ name: 'acme', owner: 'owner@example.com', decision: { read: true, value: decided({}) }, exceptions: [] },
  ...{ unmanaged: [], assigned: { read: true, value: [] }, provisioned: { read: true, value: [] } },
  findings: { read: true, value: [] },
  ...change,
});

const textOf = (change: Partial<ExplainedAccount>, person: Partial<PersonExplanation> = {}): string =>
  explainText({
    ...{ user: 'ada@example.com', today: '2026-11-23', directory: { read: true, value: null }, isKnown: true },
    ...{ nearest: [], accounts: [account(change)] },
    ...person,
  }).replace(/\s+/g, ' ');

const withAssignments = (...assignments: readonly AssignmentExplanation[]): string =>
  textOf({ decision: { read: true, value: decided({ assignments }) } });

describe('explainText', () => {
  test.each<[string, Partial<PersonExplanation>, string]>([
    [
      'a directory that was not read',
      { directory: { read: false, reason: 'No roster.' } },
      'The directory was not read. No roster.',
    ],
    [
      'somebody whom nothing knows',
      { isKnown: false },
      'Nothing that was read knows this userName. No userName is like it.',
    ],
    ['a slip', { isKnown: false, nearest: ['ida@example.com'] }, 'Most like it: "ida@example.com".'],
    [
      'somebody without a name and without a group',
      {
        directory: {
          read: true,
          value: { ...STATE, active: false, groups: [], place: 'people.csv:4' },
        },
      },
      'In the directory (people.csv:4): "ada@example.com", inactive, in no group.',
    ],
  ])('GIVEN %s WHEN it is written THEN it says so', (_what, person, expected) => {
    expect(textOf({}, person)).toContain(expected);
  });

  test.each<[string, Partial<AssignmentExplanation>, string]>([
    [
      'is of everyone',
      { everyone: true, outcome: 'decides' },
      'applies, and decides It is of everyone in the directory.',
    ],
    [
      'is passed over',
      { outcome: 'passed over', inGroup: true },
      'applies, but an earlier one decides In the group: yes',
    ],
    ['would apply', { outcome: 'not decisive', inGroup: false }, 'would apply In the group: no'],
    [
      'lists them until a day that is over',
      { grants: [{ until: '2026-01-31', reason: 'helped', ticket: 'ACME-1', at: AT, hasEnded: true }] },
      'Member until 2026-01-31, which has ended (line 7): "helped", "ACME-1"',
    ],
    ['lists them without an end', { grants: [{ at: AT, hasEnded: false }] }, 'Member without an end (line 7)'],
  ])('GIVEN an assignment that %s WHEN it is written THEN it says so', (_what, change, expected) => {
    expect(withAssignments(assignment(change))).toContain(expected);
  });

  test('GIVEN two assignments of which nobody can say which decides WHEN it is written THEN neither is said to decide', () => {
    const text = withAssignments(
      assignment({ outcome: 'decides', inGroup: true }),
      assignment({ outcome: 'ambiguous', role: 'analyst', priority: 2, inGroup: true }),
    );
    expect(text).toContain('1. "admin" by "admins" (line 7): applies In the group: yes');
    expect(text).toContain('applies as well, so that it is not defined which role they get');
  });

  test.each<[string, boolean, boolean, string]>([
    ['is broken', true, true, 'It is for them, and they are desired with such a role.'],
    ['holds', false, true, 'It is for them, and they are not desired with such a role.'],
    ['is for others', false, false, 'It is not for them.'],
  ])('GIVEN a guardrail that %s WHEN it is written THEN it says so', (_what, isBroken, holds, expected) => {
    const condition = { words: 'userType equals "contractor"', holds, value: 'employee' };
    const guardrails = [{ roles: ['admin'], reason: 'No contractor', at: AT, condition, isBroken }];
    const text = textOf({ decision: { read: true, value: decided({ guardrails }) } });
    expect(text).toContain(expected);
    expect(text).toContain(`userType equals "contractor": ${holds ? 'yes' : 'no'}, it is "employee"`);
  });

  test.each<[string, Partial<PersonState>, string]>([
    ['a role and an id', { id: '17' }, '"ada@example.com" as "admin" (id 17)'],
    ['no role', { role: null }, '"ada@example.com" without a clear role'],
    ['a role that cannot be told', { role: null, roleUnknown: true }, 'with a role that cannot be told'],
    [
      'several possible roles, or none',
      { possibleRoles: ['a', 'b'], mayLackRole: true },
      'as "a" or "b" or without a role',
    ],
    ['a record that is switched off', { active: false }, 'as "admin", switched off'],
  ])('GIVEN %s in Klaviyo WHEN it is written THEN the station says so', (_what, change, expected) => {
    expect(textOf({ provisioned: { read: true, value: [{ ...STATE, ...change }] } })).toContain(expected);
  });

  test('GIVEN exceptions and unmanaged people WHEN they are written THEN what they are for, until when and why stand there', () => {
    const exception = { user: 'ada@example.com', reason: 'agency', expires: '2026-01-31', at: AT };
    const text = textOf({
      exceptions: [
        { ...exception, kinds: ['unexpected'], hasEnded: true },
        { ...exception, kinds: ['role'], role: 'admin', expires: '2027-01-31', hasEnded: false },
      ],
      unmanaged: [{ pattern: '*@agency.example', reason: 'partner', privileged: false }],
    });
    expect(text).toContain('unexpected, until 2026-01-31, which has ended (line 7): "agency"');
    expect(text).toContain('role with the role "admin", until 2027-01-31 (line 7): "agency"');
    expect(text).toContain('They match "*@agency.example": "partner".');
  });

  test.each<[string, Partial<ExplainedAccount>, string]>([
    ['Klaviyo', { provisioned: { read: false, reason: 'x' } }, 'Not known, since Klaviyo was not read.'],
    [
      'the provider',
      { assigned: { read: false, reason: 'x' } },
      'Not known, since the identity provider was not read.',
    ],
    ['something else', {}, 'Not known. x'],
    ['the directory', { decision: { read: false, reason: 'x' } }, 'What is decided is not known. x'],
  ])(
    'GIVEN that %s was not read WHEN findings are written THEN it says why there are none',
    (_what, change, expected) => {
      expect(textOf({ findings: { read: false, reason: 'x' }, ...change })).toContain(expected);
    },
  );
});
