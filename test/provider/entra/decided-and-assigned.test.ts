import fc from 'fast-check';
import { decisions } from '../../../src/access/decision.js';
import { type Assignment } from '../../../src/access/access-model.js';
import { groupFillings } from '../../../src/constructs/entra/group-fillings.js';
import { userKey } from '../../../src/people/user-key.js';
import { declaredRules } from '../../../src/provider/entra/app/declared-rules.js';
import { EntraDirectory } from '../../../src/provider/entra/directory.js';
import { entra as provider } from '../../../src/provider/entra/index.js';
import { leavesOf } from '../../../src/rules/condition.js';
import { entraDoubts } from '../../../src/rules/entra/entra-doubts.js';
import { type EntraSeed, startEntraSimulator } from '../../../src/simulator/entra/index.js';
import { sampleEntraAccount } from '../../constructs/entra/sample-account.js';
import { entraConditions, entraPeople } from '../../rules/entra/random-entra-conditions.js';
import { wayTo } from './entra-at-hand.js';

const TODAY = '2026-11-30';
const at = { line: 1, column: 1 };
const USERS = ['ada@example.com', 'Grace@Example.com', "o'hara@example.com", 'hedy@example.com'];
const ROLES = ['admin', 'manager', 'analyst', 'support'];

const conditions = entraConditions(2).filter((when) =>
  leavesOf(when).every((leaf) => leaf.kind !== 'attribute' || leaf.attribute !== 'mail'),
);

const assignments = fc
  .array(fc.tuple(conditions, fc.subarray(USERS, { maxLength: 2 })), { minLength: 1, maxLength: ROLES.length })
  .map((some) =>
    some.map(([when, users], index): Assignment => {
      const members = users.map((user) => ({ user, at }));
      const membership = { kind: 'declared', when, members, fromRoster: false } as const;
      return { role: ROLES[index]!, group: `group-${index}`, create: true, priority: index + 1, membership, at };
    }),
  );

type People = Readonly<Record<string, string>>[];

const people: fc.Arbitrary<People> = fc
  .array(entraPeople(), { minLength: USERS.length, maxLength: USERS.length })
  .map((all) => all.map(({ givenName, familyName, attributes }) => ({ ...attributes, givenName, familyName })));

/** A tenant in which the groups are filled as the stack declares, each assigned with its role. */
function deployed(rules: readonly string[], all: People): EntraSeed {
  return {
    users: all.map(({ givenName, familyName, department, jobTitle, extensionAttribute7, accountEnabled }, index) => ({
      ...{ userPrincipalName: USERS[index]!, givenName, surname: familyName },
      accountEnabled: accountEnabled?.toLowerCase() === 'true',
      properties: {
        ...{ department: department ?? null, jobTitle: jobTitle ?? null },
        onPremisesExtensionAttributes: { extensionAttribute7: extensionAttribute7 ?? null },
      },
    })),
    groups: rules.map((membershipRule, index) => ({ displayName: `group-${index}`, membershipRule })),
    applications: [
      {
        displayName: 'Klaviyo',
        roles: ROLES.map((value) => ({ value })),
        assignments: rules.map((_, index) => ({ principal: `group-${index}`, role: ROLES[index]! })),
      },
    ],
  };
}

test('GIVEN any access file and any people THEN whom it gives a role, Entra assigns with that role, and nobody else', async () => {
  const compared = { given: 0, none: 0 };
  const property = fc.asyncProperty(assignments, people, async (some, all) => {
    const account = sampleEntraAccount({ assignments: some, owner: 'owner@example.com' });
    const rules = groupFillings(account, 'userPrincipalName', { today: TODAY }).map((filling) =>
      filling.by === 'rule' ? filling.rule : '',
    );
    // The doctor compares with the same rules.
    expect(declaredRules(account, TODAY).map(({ rule }) => rule)).toEqual(rules);
    const simulator = await startEntraSimulator({ seed: deployed(rules, all) });
    try {
      const access = wayTo(simulator);
      const { users, attributeNames } = await new EntraDirectory({
        access,
        accounts: [account],
        today: TODAY,
      }).read();
      const doubts = some.map(({ membership }) =>
        entraDoubts(
          membership?.kind === 'declared' ? membership.when! : { kind: 'all', conditions: [] },
          attributeNames,
        ),
      );
      const sure = users.filter((person) => person.active && doubts.every((of) => of(person).length === 0));
      const decide = decisions(account, { attributeNames, today: TODAY });
      const decided = sure.map((person) => [userKey(person.userName), decide(person)?.role]);
      const station = await provider.assigned(access, account);
      const assigned = new Map(
        station.available
          ? station.people.map(({ userName, role, possibleRoles }) => [userKey(userName), role ?? possibleRoles])
          : [],
      );
      expect(decided).toEqual(sure.map(({ userName }) => [userKey(userName), assigned.get(userKey(userName))]));
      for (const [, role] of decided) compared[role === undefined ? 'none' : 'given'] += 1;
    } finally {
      await simulator.close();
    }
  });
  // Chance may give few people of one kind in 25 runs: then there are more runs.
  for (let rounds = 0; rounds < 10 && Math.min(compared.given, compared.none) <= 5; rounds += 1) {
    await fc.assert(property, { numRuns: 25 });
  }
  expect(Math.min(compared.given, compared.none)).toBeGreaterThan(5);
});
