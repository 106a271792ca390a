import fc from 'fast-check';
import { decisions } from '../../src/access/decision.js';
import { explainDecision } from '../../src/access/decision-explanation.js';
import { account } from '../drift/sample-account.js';
import { compare, memberOf, not } from '../rules/sample-condition.js';
import { assignment, directoryPerson, matching, members } from './sample-assignment.js';

const TODAY = '2026-11-29';

const memberships = fc.constantFrom(
  undefined,
  { kind: 'everyone' } as const,
  matching(compare({ operator: 'equals', value: 'Marketing' })),
  matching(not(memberOf('g1')), { user: 'ada@example.com' }),
  members({ user: 'ADA@example.com', until: '2026-11-28', reason: 'Covers' }),
  members({ user: 'ada@example.com' }, { user: 'grace@example.com' }),
);
const people = fc.record({
  userName: fc.constantFrom('ada@example.com', 'grace@example.com', 'x@example.com'),
  groups: fc.subarray(['g1', 'g2', 'g3']),
  active: fc.boolean(),
  attributes: fc.constantFrom<Record<string, string>>({}, { department: 'marketing' }),
});

test('PROPERTY: what is explained is what is decided, and each assignment that applies says so', () => {
  fc.assert(
    fc.property(fc.array(memberships, { minLength: 1, maxLength: 3 }), people, (kinds, changes) => {
      const of = account({ assignments: kinds.map((kind, index) => assignment(index + 1, `role${index}`, kind)) });
      const person = directoryPerson(changes);
      const decided = person.active ? decisions(of, { today: TODAY })(person) : undefined;
      const { decision, assignments } = explainDecision(of, person, { today: TODAY });

      expect(decision).toEqual(decided);
      expect(assignments.flatMap(({ outcome, group }) => (outcome === 'decides' ? [group] : []))).toEqual(
        decided === undefined ? [] : [decided.group],
      );
      expect(assignments.flatMap(({ outcome, group }) => (outcome === 'passed over' ? [group] : []))).toEqual(
        decided?.passedOver.map(({ group }) => group) ?? [],
      );
    }),
  );
});

test('GIVEN an assignment by rule and members THEN condition and grants are both there', () => {
  const of = account({
    assignments: [
      assignment(
        2,
        'analyst',
        matching(memberOf('a'), { user: 'ada@example.com', until: '2026-11-28', reason: 'Covers' }),
      ),
      assignment(1, 'admin'),
    ],
  });
  expect(explainDecision(of, directoryPerson(), { today: TODAY }).assignments).toEqual([
    expect.objectContaining({ priority: 1, inGroup: false, condition: undefined, grants: [], listsMembers: false }),
    expect.objectContaining({
      priority: 2,
      inGroup: undefined,
      outcome: 'does not apply',
      condition: { words: 'member of "a"', holds: false },
      grants: [
        { until: '2026-11-28', reason: 'Covers', ticket: undefined, at: { line: 101, column: 13 }, hasEnded: true },
      ],
    }),
  ]);
});
