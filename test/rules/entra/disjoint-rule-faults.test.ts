import { type Condition } from '../../../src/rules/condition.js';
import { disjointRuleFaults } from '../../../src/rules/entra/disjoint-rule-faults.js';
import { entraRuleFaults } from '../../../src/rules/entra/entra-rule-faults.js';
import { all, compare, memberOf } from '../sample-condition.js';

const at = (line: number) => ({ line, column: 1 });

const declared = (group: string, line: number, when?: Condition, users: readonly string[] = []) => ({
  group,
  at: at(line),
  membership: {
    kind: 'declared' as const,
    when,
    members: users.map((user) => ({ user, at: at(line) })),
    fromRoster: false,
  },
});

const titles = (line: number, from: number) =>
  all({
    ...compare(
      { operator: 'in', values: Array.from({ length: 120 }, (_, index) => `title ${from + index}`) },
      'jobTitle',
    ),
    at: at(line),
  });

test('GIVEN a fault in one of several conditions THEN that is found, and nothing else', () => {
  const assignments = [
    declared('a', 1, memberOf('staff')),
    declared('b', 2, titles(2, 0)),
    declared('c', 3, titles(3, 90)),
  ];
  expect(disjointRuleFaults(assignments)).toEqual(entraRuleFaults(memberOf('staff')));
});

test('GIVEN rules that are too long with those whom they leave out THEN the later one is a fault at its first comparison', () => {
  const city = compare({ operator: 'equals', value: 'Lagos' }, 'city');
  const assignments = [
    declared('a', 1, titles(1, 0)),
    declared('b', 2, titles(2, 90)),
    declared('c', 3, city),
    declared('d', 4, undefined, ['ada@example.com']),
    { group: 'e', at: at(5) },
  ];
  expect(entraRuleFaults(titles(2, 90))).toEqual([]);
  expect(disjointRuleFaults(assignments)).toEqual([
    expect.objectContaining({
      at: at(2),
      problem: expect.stringMatching(/^the rule would have 3\d{3} characters with those that leave out/) as string,
      expected: expect.stringContaining('shorter conditions, here or in earlier assignments') as string,
    }),
    expect.objectContaining({ at: city.at }),
  ]);
  expect(disjointRuleFaults(assignments.slice(0, 1))).toEqual([]);
});
