import fc from 'fast-check';
import { type Account, type Membership } from '../../src/access/access-model.js';
import { decisions } from '../../src/access/decision.js';
import { disjointAssignments } from '../../src/access/disjoint-assignments.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { declaredRoles } from '../../src/people/declared-person.js';
import { whyDeclared } from '../../src/people/why-declared.js';
import { account } from '../drift/sample-account.js';
import { compare, not } from '../rules/sample-condition.js';
import { assignment, directoryPerson, matching, members } from './sample-assignment.js';
import { inEntra } from './sample-entra.js';

const TODAY = '2026-11-29';
const MARKETING = compare({ operator: 'equals', value: 'Marketing' });
const LEAD = compare({ operator: 'contains', value: 'lead' }, 'title');

function of(...memberships: readonly (Membership | undefined)[]): Account {
  const roles = ['admin', 'manager', 'analyst', 'support'];
  return account({
    assignments: memberships.map((membership, index) => assignment(index + 1, roles[index]!, membership)),
  });
}

const decided = (one: Account, person: DirectoryPerson) => decisions(one, { today: TODAY })(person);
const ambiguity = (one: Account, person: DirectoryPerson) =>
  decided(one, person)?.ambiguousWith?.map(({ priority }) => priority);

const IN_TWO = directoryPerson({ groups: ['g1', 'g2'] });

test('GIVEN somebody in two groups WHEN the identity provider is Entra THEN the later group is named as giving another role', () => {
  const decision = decided(inEntra(of(undefined, undefined)), IN_TWO)!;

  expect(decision).toMatchObject({
    role: 'admin',
    passedOver: [{ group: 'g2', role: 'manager', priority: 2 }],
    ambiguousWith: [{ group: 'g2', role: 'manager', priority: 2 }],
  });
  expect(declaredRoles(decision)).toEqual(['admin', 'manager']);
  expect(whyDeclared(decision)).toBe(
    'by the group "g1"; or "manager" by "g2", since the identity provider does not decide by priority',
  );
});

test('GIVEN the same in Okta, or in an account that klaviyo-access provisions itself THEN priority decides', () => {
  const okta = of(undefined, undefined);
  for (const one of [okta, { ...okta, identityProvider: undefined }]) {
    expect(decided(one, IN_TWO)).not.toHaveProperty('ambiguousWith');
    expect(whyDeclared(decided(one, IN_TWO)!)).toBe(
      'by the group "g1", priority 1, before "g2" ("manager", priority 2)',
    );
  }
});

test('GIVEN two groups of one role, or one group THEN nothing is ambiguous', () => {
  const sameRole = account({ assignments: [assignment(1, 'analyst'), assignment(2, 'analyst')] });
  expect(decided(inEntra(sameRole), IN_TWO)).not.toHaveProperty('ambiguousWith');
  expect(ambiguity(inEntra(of(undefined, undefined)), directoryPerson({ groups: ['g2'] }))).toBeUndefined();
});

test('GIVEN three groups, two of one role THEN only the one of another role is named, and each role once', () => {
  const three = account({
    assignments: [assignment(1, 'analyst'), assignment(2, 'analyst'), assignment(3, 'admin'), assignment(4, 'admin')],
  });
  const decision = decided(inEntra(three), directoryPerson({ groups: ['g1', 'g2', 'g3', 'g4'] }))!;

  expect(decision.ambiguousWith?.map(({ group }) => group)).toEqual(['g3', 'g4']);
  expect(declaredRoles(decision)).toEqual(['analyst', 'admin']);
});

test('GIVEN groups that rules fill THEN the stack keeps them apart, and nothing is ambiguous', () => {
  const rules = inEntra(of(matching(MARKETING), matching(LEAD)));
  const both = directoryPerson({ attributes: { department: 'Marketing', title: 'Team lead' } });

  expect(decided(rules, both)).toMatchObject({ role: 'admin', passedOver: [{ group: 'g2' }] });
  expect(ambiguity(rules, both)).toBeUndefined();
});

test('GIVEN a group with members by name before a rule, or behind it THEN only the rule can leave somebody out', () => {
  const both = directoryPerson({ attributes: { department: 'Marketing' } });
  const named = members({ user: 'ada@example.com' });

  expect(ambiguity(inEntra(of(named, matching(MARKETING))), both)).toBeUndefined();
  expect(ambiguity(inEntra(of(matching(MARKETING), named)), both)).toEqual([2]);
});

test('GIVEN a group that is kept by hand before a rule THEN the rule cannot leave its people out', () => {
  const both = directoryPerson({ groups: ['g1'], attributes: { department: 'Marketing' } });
  expect(ambiguity(inEntra(of(undefined, matching(MARKETING))), both)).toEqual([2]);
});

test('GIVEN a member whose grant has ended THEN they are in no second group', () => {
  const both = directoryPerson({ attributes: { department: 'Marketing' } });
  const grant = (until: string) => members({ user: 'ada@example.com', until, reason: 'Covers' });

  expect(ambiguity(inEntra(of(matching(MARKETING), grant('2026-11-28'))), both)).toBeUndefined();
  expect(ambiguity(inEntra(of(matching(MARKETING), grant('2026-11-29'))), both)).toEqual([2]);
});

test('GIVEN a later group that is kept apart from one of two THEN it is not ambiguous, though it overlaps with the other', () => {
  // In Entra they are in g1 by hand, and in g2; the rule of g3 leaves out those of g2.
  const three = inEntra(of(undefined, matching(MARKETING), matching(LEAD)));
  const all = directoryPerson({ groups: ['g1'], attributes: { department: 'Marketing', title: 'lead' } });
  expect(ambiguity(three, all)).toEqual([2]);
});

test('GIVEN an assignment behind everyone THEN no group is kept apart from it', () => {
  const behind = inEntra(of(matching(MARKETING), { kind: 'everyone' }, matching(not(MARKETING))));
  const apart = disjointAssignments(behind, TODAY);
  const [first, everyone, last] = behind.assignments;

  expect(apart(first!, everyone!)).toBe(true);
  expect(apart(everyone!, last!)).toBe(false);
  expect(apart(first!, last!)).toBe(false);
});

test('GIVEN any groups of Okta THEN none is kept apart, since priority decides', () => {
  const okta = of(matching(MARKETING), matching(LEAD));
  expect(disjointAssignments(okta, TODAY)(okta.assignments[0]!, okta.assignments[1]!)).toBe(false);
});

test('GIVEN anybody in groups that are kept by hand THEN every other role is named, and the decision is that of Okta', () => {
  const assignments = fc.array(fc.constantFrom('admin', 'manager', 'analyst'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(assignments, fc.subarray(['g1', 'g2', 'g3', 'g4', 'g5']), (roles, groups) => {
      const okta = account({ assignments: roles.map((role, index) => assignment(index + 1, role)) });
      const ada = directoryPerson({ groups });
      const { ambiguousWith, ...decision } = decided(inEntra(okta), ada) ?? {};
      const inGroups = roles.filter((_, index) => groups.includes(`g${index + 1}`));

      expect(decision).toEqual(decided(okta, ada) ?? {});
      expect((ambiguousWith ?? []).map(({ role }) => role)).toEqual(inGroups.filter((role) => role !== inGroups[0]));
    }),
  );
});
