import fc from 'fast-check';

import { compileCondition } from '../../../src/rules/evaluate.js';
import { conditionWords } from '../../../src/rules/explain.js';
import { memberMapping, oneLoginMapping } from '../../../src/rules/onelogin/onelogin-mapping.js';
import { type OneLoginReading, readOneLoginMapping } from '../../../src/rules/onelogin/read-onelogin-mapping.js';
import { type Subject } from '../../../src/rules/subject.js';
import { oneLoginConditions, oneLoginPeople } from './random-onelogin-conditions.js';

type Written = readonly [source: string, operator: string, value: string];

function reading(match: 'all' | 'any', ...conditions: readonly Written[]): OneLoginReading {
  return readOneLoginMapping({
    match,
    conditions: conditions.map(([source, operator, value]) => ({ source, operator, value })),
  });
}

function belongs(read: OneLoginReading, person: Subject): boolean {
  if (read.kind !== 'exact') throw new Error(read.reason);
  const isNamed = read.members.some((name) => name.toLowerCase() === person.userName.toLowerCase());
  return isNamed || (read.condition !== undefined && compileCondition(read.condition)(person));
}

test('GIVEN a mapping that a condition was compiled to WHEN it is read THEN it decides as before', () => {
  fc.assert(
    fc.property(
      oneLoginConditions(),
      fc.array(oneLoginPeople(), { minLength: 4, maxLength: 4 }),
      (condition, people) => {
        const read = readOneLoginMapping(oneLoginMapping(condition));
        for (const person of people) expect(belongs(read, person)).toBe(compileCondition(condition)(person));
      },
    ),
    { numRuns: 400 },
  );
});

test('GIVEN a mapping of members WHEN it is read THEN each is there once', () => {
  expect(readOneLoginMapping(memberMapping(['Ada@example.com', 'alan@bücher.example']))).toEqual({
    kind: 'exact',
    condition: undefined,
    members: ['Ada@example.com', 'alan@bücher.example'],
  });
});

test.each<[OneLoginReading, string, readonly string[]]>([
  [
    reading('any', ['department', '=', 'Sales'], ['email', '=', 'ada@example.com'], ['department', '=', 'Marketing']),
    'department is one of "Sales", "Marketing"',
    ['ada@example.com'],
  ],
  [
    reading('all', ['department', '!=', 'Sales'], ['department', '!=', 'Legal'], ['title', '~', 'lead']),
    'department is none of "Sales", "Legal" and title contains "lead"',
    [],
  ],
  [
    reading('all', ['department', '=', 'Sales'], ['email', '=', 'ada@example.com']),
    'department equals "Sales" and userName equals "ada@example.com"',
    [],
  ],
  [reading('all', ['firstname', 'bw', 'A']), 'givenName starts with "A"', []],
  [reading('any', ['custom_attribute_team', 'ew', '12']), 'custom_attribute_team ends with "12"', []],
  [reading('any', ['title', '!~', 'lead']), 'title does not contain "lead"', []],
])('GIVEN the mapping that is read as %j THEN it reads as people would write it', (read, words, members) => {
  expect(read).toMatchObject({ kind: 'exact', members });
  expect(read.kind === 'exact' && read.condition && conditionWords(read.condition)).toBe(words);
});

test.each<[OneLoginReading, string]>([
  [reading('all'), 'There is no condition for a mapping without conditions, which is about everybody.'],
  [reading('all', ['last_login', '>', '90']), 'There is no condition for the field "last_login".'],
  [reading('all', ['has_role', 'ri', '1003']), 'There is no condition for the field "has_role".'],
  [reading('all', ['department', 'ri', '1003']), 'There is no condition for the operator "ri".'],
  [reading('all', ['title', '~', 'admin|manager']), 'takes | for "or"'],
  [reading('any', ['email', '=', 'ada|alan']), 'takes | for "or"'],
])('GIVEN the mapping that is read as %j THEN it is said why', (read, reason) => {
  expect(read).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining(reason) as string });
});
