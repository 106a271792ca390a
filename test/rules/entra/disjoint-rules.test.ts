import fc from 'fast-check';

import { type Condition } from '../../../src/rules/condition.js';
import { compileCondition } from '../../../src/rules/evaluate.js';
import { conditionWords } from '../../../src/rules/explain.js';
import { disjointRules, MOST_LEFT_OUT, type RankedAssignment } from '../../../src/rules/entra/disjoint-rules.js';
import { entraDoubts } from '../../../src/rules/entra/entra-doubts.js';
import { entraRule, uncheckedEntraRule } from '../../../src/rules/entra/entra-rule.js';
import { all, AT, compare } from '../sample-condition.js';
import { entraConditions, entraPeople } from './random-entra-conditions.js';
import { entraUser, isMemberInEntra, READINGS } from './simulated-entra.js';

const listed = (users: readonly string[]) => users.map((user) => ({ user, at: AT }));

function declared(
  group: string,
  when?: Condition,
  users: readonly string[] = [],
  fromRoster = false,
): RankedAssignment {
  return { group, membership: { kind: 'declared', when, members: listed(users), fromRoster }, at: AT };
}

const everyone: RankedAssignment = { group: 'Everyone', membership: { kind: 'everyone' }, at: AT };
const kept: RankedAssignment = { group: 'kept', at: AT };
const department = (value: string) => compare({ operator: 'equals', value });
const title = compare({ operator: 'contains', value: 'lead' }, 'jobTitle');

const words = (assignments: readonly RankedAssignment[]) =>
  disjointRules(assignments).map(({ condition }) => condition && conditionWords(condition));

const reasons = (assignments: readonly RankedAssignment[]) =>
  disjointRules(assignments).map(({ overlaps }) =>
    overlaps.map(({ earlier, reason }) => `${earlier.group}: ${reason}`),
  );

/** Those that differ in everything. */
const OPPOSED_READINGS = READINGS.filter(
  ({ nothing, spaces, letters, empty }) =>
    (nothing === 'unknown' && spaces === 'count' && letters === 'ordinal' && empty === 'text') ||
    (nothing === 'opposites' && spaces === 'trimmed' && letters === 'linguistic' && empty === 'nothing'),
);

test('GIVEN groups that rules fill THEN everybody is in one at most, in Entra as well, and it is the first that matched before', () => {
  const assignments = fc.array(
    fc
      .tuple(entraConditions(1), fc.subarray(['Sales', 'a', 'Ärzte', 'ab']))
      .map(([when, users]) => declared('g', when, users)),
    { minLength: 2, maxLength: 4 },
  );
  const matched = { none: 0, first: 0, later: 0 };
  fc.assert(
    fc.property(
      assignments,
      fc.boolean(),
      fc.array(entraPeople(), { minLength: 4, maxLength: 4 }),
      (some, last, people) => {
        const ranked = last ? [...some, everyone] : some;
        const rules = disjointRules(ranked).map(({ condition, overlaps }) => {
          expect(overlaps).toEqual([]);
          return condition!;
        });
        const before = ranked.map(({ membership }) => (person: Parameters<ReturnType<typeof compileCondition>>[0]) => {
          if (membership?.kind !== 'declared') return true;
          return (
            compileCondition(membership.when!)(person) ||
            membership.members.some(({ user }) => user.toLowerCase() === person.userName.toLowerCase())
          );
        });
        const compiled = rules.map((rule) => ({
          holds: compileCondition(rule),
          written: uncheckedEntraRule(rule, 'userPrincipalName'),
          doubts: entraDoubts(rule),
        }));
        for (const person of people) {
          const first = before.findIndex((holds) => holds(person));
          const expected = first === -1 ? [] : [first];
          expect(compiled.flatMap(({ holds }, index) => (holds(person) ? [index] : []))).toEqual(expected);
          matched[first === -1 ? 'none' : first === 0 ? 'first' : 'later'] += 1;
          const isSure = compiled.every(({ doubts }) => doubts(person).length === 0);
          for (const reading of OPPOSED_READINGS) {
            const inEntra = compiled.flatMap(({ written }, index) =>
              isMemberInEntra(written, entraUser(person), reading) ? [index] : [],
            );
            expect(inEntra.length).toBeLessThanOrEqual(1);
            if (isSure) expect(inEntra).toEqual(expected);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(Math.min(...Object.values(matched))).toBeGreaterThan(15);
});

test('GIVEN rules THEN each later one leaves out those of the earlier ones', () => {
  expect(words([declared('a', department('Sales')), declared('b', title, ['ada@example.com']), everyone])).toEqual([
    'department equals "Sales"',
    '(jobTitle contains "lead" or userName is one of "ada@example.com") and not (department equals "Sales")',
    'userName is present and not (department equals "Sales") and not (jobTitle contains "lead") and not (userName is one of "ada@example.com")',
  ]);
});

test('GIVEN conditions that nobody matches both of THEN nothing is added', () => {
  const emea = compare({ operator: 'equals', value: 'EMEA' }, 'state');
  expect(
    words([
      declared('a', department('Sales')),
      declared('b', department(' marketing')),
      declared('c', all(title, compare({ operator: 'in', values: ['Support', 'sales '] }))),
      declared('d', all(emea, department('Finance')), ['ada@example.com']),
      declared('e', emea),
    ]),
  ).toEqual([
    'department equals "Sales"',
    'department equals " marketing"',
    '(jobTitle contains "lead" and department is one of "Support", "sales ") and not (department equals "Sales")',
    expect.stringContaining('and not (department equals "Sales") and not (department equals " marketing")'),
    'state equals "EMEA" and not (department equals "Sales") and not (department equals " marketing") and ' +
      'not (jobTitle contains "lead" and department is one of "Support", "sales ") and ' +
      'not (state equals "EMEA" and department equals "Finance") and not (userName is one of "ada@example.com")',
  ]);
});

test('GIVEN people who are named in an earlier group without a rule THEN a later rule leaves them out by name', () => {
  const assignments = [declared('admins', undefined, ['Ada@Example.com']), declared('b', title)];
  expect(words(assignments)).toEqual([
    undefined,
    'jobTitle contains "lead" and not (userName is one of "ada@example.com")',
  ]);
  expect(reasons(assignments)).toEqual([[], []]);
  expect(entraRule(disjointRules(assignments)[1]!.condition!)).toBe(
    '(user.jobTitle -contains "lead") -and (user.userPrincipalName -ne "ada@example.com")',
  );
  expect(words([declared('nobody'), declared('b', title)])).toEqual([undefined, 'jobTitle contains "lead"']);
});

describe('GIVEN a group of which no rule can leave people out', () => {
  const many = Array.from({ length: MOST_LEFT_OUT + 1 }, (_, index) => `user${index}@example.com`);

  test.each([
    [
      kept,
      /^kept: The members of the group "kept" are kept outside of the access file.*write when or members there.*\.$/,
    ],
    [declared('roster', undefined, [], true), /^roster: The members of the group "roster" are those of the roster/],
    [declared('both', department('Sales'), [], true), /^both: The members of the group "both" are those of the roster/],
    [
      declared('admins', undefined, ['a`b@example.com']),
      /^admins: "a`b@example.com", who is named in the group "admins", cannot be written in a rule of Entra; see that/,
    ],
    [
      declared('many', undefined, many),
      /^many: 51 people are named in the group "many", and a rule of Entra has room to leave out 50/,
    ],
  ])('WHEN a rule comes later THEN it stays as it is, and says so', (earlier, reason) => {
    const [, later] = disjointRules([earlier, declared('b', title)]);
    expect(later!.condition).toEqual(title);
    expect(reasons([earlier, declared('b', title)])[1]).toEqual([expect.stringMatching(reason)]);
  });

  test('WHEN the group comes later THEN nobody takes people out of it, and that is said', () => {
    expect(reasons([declared('a', title), kept])[1]).toEqual([
      'a: Nobody takes those out of the group "kept" who are in "a" as well; write when, or see that nobody is in both.',
    ]);
    expect(reasons([declared('a', title), declared('b', undefined, ['ada@example.com'])])[1]).toHaveLength(1);
  });

  test('WHEN the file names the people of two groups THEN they do not overlap: the stack puts those named twice into the first alone', () => {
    const admins = declared('admins', undefined, ['ada@example.com', 'grace@example.com']);
    expect(reasons([admins, declared('b', undefined, ['GRACE@example.com'])])[1]).toEqual([]);
    expect(reasons([admins, declared('b', undefined, ['x@example.com'])])[1]).toEqual([]);
  });
});

test('GIVEN an assignment of everyone before another THEN nobody is left for that', () => {
  expect(words([everyone, declared('b', title)])).toEqual([
    'userName is present',
    'jobTitle contains "lead" and not (userName is present)',
  ]);
  expect(reasons([everyone, declared('b', undefined, ['ada@example.com'])])[1]).toHaveLength(1);
});
