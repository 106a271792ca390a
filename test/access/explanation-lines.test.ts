import { type Account } from '../../src/access/access-model.js';
import { explainDecision, type PersonNotThere } from '../../src/access/decision-explanation.js';
import { explanationLines } from '../../src/access/explanation-lines.js';
import { DEFAULT_POLICY } from '../../src/access/policy.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { account } from '../drift/sample-account.js';
import { all, any, compare, memberOf, not } from '../rules/sample-condition.js';
import { assignment, directoryPerson, matching, members } from './sample-assignment.js';

const TODAY = '2026-11-29';
const MARKETING = compare({ operator: 'equals', value: 'Marketing' });
const STAFF = not(memberOf('contractors'));

function lines(of: Account, person: DirectoryPerson | PersonNotThere, membersOnly = false): readonly string[] {
  return explanationLines(explainDecision(of, person, { today: TODAY, membersOnly }));
}

const RULES = account({
  assignments: [
    assignment(1, 'admin', members({ user: 'grace@example.com' })),
    assignment(2, 'campaign_coordinator', matching(all(MARKETING, STAFF))),
    assignment(3, 'analyst'),
  ],
});

test('GIVEN somebody who matches a rule THEN the lines say what decided, and why those before it did not', () => {
  expect(lines(RULES, directoryPerson({ attributes: { department: 'marketing' } }))).toEqual([
    '"ada@example.com" has the role "campaign_coordinator" in "acme" by the rule of "g2", priority 2 (line 20): department equals ' +
      '"Marketing" (yes, it is "marketing"), not (member of "contractors") (yes).',
    'Those before do not apply: priority 1, "g1": it does not list them as a member.',
  ]);
});

test('GIVEN somebody whom nothing matches THEN each assignment has its reason', () => {
  const ada = directoryPerson({ groups: ['contractors'], attributes: { department: 'Marketing' } });
  expect(lines(RULES, ada)).toEqual([
    '"ada@example.com" has no role in "acme": no assignment applies to them.',
    'None applies: priority 1, "g1": it does not list them as a member; priority 2, "g2": its rule does not match: not (member of ' +
      '"contractors") (no); priority 3, "g3": the directory does not have them in the group.',
  ]);
});

test.each([
  [
    'the owner',
    RULES,
    directoryPerson({ userName: 'Owner@example.com' }),
    '"Owner@example.com" is the owner of "acme", about whom no assignment decides.',
  ],
  [
    'somebody who has left',
    RULES,
    directoryPerson({ active: false, groups: ['g3'] }),
    '"ada@example.com" has no role in "acme": the directory has them as inactive. If they were active, they would have the role "analyst".',
  ],
  [
    'somebody who has left and never matched',
    RULES,
    directoryPerson({ active: false }),
    '"ada@example.com" has no role in "acme": the directory has them as inactive.',
  ],
])('GIVEN %s THEN one line says so', (_who, of, person, line) => {
  expect(lines(of, person)).toEqual([line]);
});

test('GIVEN somebody whom the directory does not have WHEN the access file names them THEN that is said', () => {
  expect(lines(RULES, { userName: 'grace@example.com' })).toEqual([
    '"grace@example.com" has no role in "acme": the directory does not have them.',
    'None applies: priority 1, "g1": it lists them as a member (line 101), but the directory does not have them; priority 2, "g2": ' +
      'the directory does not have them, so what it asks for is not known; priority 3, "g3": the directory does not have them, so what it asks for is not known.',
  ]);
});

test('GIVEN a directory of members alone THEN somebody who is not among them may be elsewhere', () => {
  const [first] = lines(RULES, { userName: 'x@example.com' }, true);
  expect(first).toBe(
    '"x@example.com" has no role in "acme": they are not among the members of the groups that are read.',
  );
});

test('GIVEN a grant that has ended THEN the day and the line are said', () => {
  const ended = account({
    assignments: [
      assignment(1, 'admin', members({ user: 'ADA@example.com', until: '2026-11-28', reason: 'Covers' })),
      assignment(2, 'analyst', { kind: 'everyone' }),
    ],
  });
  expect(lines(ended, directoryPerson())).toEqual([
    '"ada@example.com" has the role "analyst" in "acme" as everyone in the directory, priority 2 (line 20).',
    'Those before do not apply: priority 1, "g1": their membership ended on 2026-11-28 (line 101).',
  ]);
});

test('GIVEN a guardrail against the role THEN its reason is a line of its own', () => {
  const forbid = [
    { roles: ['privileged'], when: memberOf('contractors'), reason: 'No contractor', at: { line: 3, column: 5 } },
  ];
  const guarded = account({
    assignments: [assignment(1, 'admin', members({ user: 'ada@example.com', until: '2026-11-29', reason: 'Covers' }))],
    policy: { ...DEFAULT_POLICY, forbid },
  });
  expect(lines(guarded, directoryPerson({ groups: ['contractors'] }))).toEqual([
    '"ada@example.com" has the role "admin" in "acme" as a member of "g1" until 2026-11-29 ("Covers"), priority 1 (line 10).',
    'The policy forbids them that role: "No contractor" (line 3); member of "contractors" (yes).',
  ]);
  expect(lines(guarded, directoryPerson())).toHaveLength(1);
});

test('GIVEN a person who is made up THEN they are not named', () => {
  expect(lines(RULES, directoryPerson({ userName: '', groups: ['g3'] }))[0]).toBe(
    'Such a person has the role "analyst" in "acme" by the group "g3", priority 3 (line 30).',
  );
});

test('GIVEN any of several THEN the first that holds decided, or all that do not', () => {
  const either = account({
    assignments: [assignment(1, 'admin', matching(any(MARKETING, memberOf('a'), memberOf('b'))))],
  });
  expect(lines(either, directoryPerson({ groups: ['a', 'b'] }))[0]).toMatch(/: member of "a" \(yes\)\.$/);
  expect(lines(either, directoryPerson())[1]).toBe(
    'None applies: priority 1, "g1": its rule does not match: department equals "Marketing" (no, it is missing), member of "a" (no), ' +
      'member of "b" (no).',
  );
});

test('GIVEN many assignments and comparisons and hostile text THEN the lines stay few, short and visible', () => {
  const wide = all(
    ...Array.from({ length: 30 }, () => compare({ operator: 'equals', value: '::error::\u202e\n' }, 'a\u0007')),
  );
  const many = account({
    assignments: Array.from({ length: 20 }, (_, index) => assignment(index + 1, 'admin', matching(wide))),
  });
  const found = lines(many, directoryPerson({ userName: '\u001b[31m@example.com' }));
  expect(found).toHaveLength(2);
  expect(found[1]).toMatch(/ and 26 more; .*; 16 more\.$/);
  expect(found.join('\n')).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u);
});
