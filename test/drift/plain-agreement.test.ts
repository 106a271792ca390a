import fc from 'fast-check';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { personRules } from '../../src/drift/compare.js';
import { type Person } from '../../src/drift/person.js';
import { agreesPlainly } from '../../src/drift/plain-agreement.js';
import { ruleContext } from '../../src/drift/rule-context.js';
import { account, assigned, declared, provisioned } from './sample-account.js';

/** A value as nearly everybody has it, or another one. */
function nearlyAlways<Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 30, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
}

const role = nearlyAlways('analyst', 'admin', 'owner', 'retention_lead', 'nobody knows');
const name = { givenName: nearlyAlways('Ada', 'Eve', ''), familyName: nearlyAlways('Lovelace', '') };

const record: fc.Arbitrary<ProvisionedPerson> = fc
  .record({
    ...name,
    role: fc.oneof({ weight: 30, arbitrary: role }, fc.constant(undefined)),
    active: nearlyAlways(true, false),
    conflicts: nearlyAlways<readonly string[]>([], ['The record has several roles.']),
    possibleRoles: nearlyAlways<readonly string[] | undefined>(undefined, ['analyst', 'admin']),
    noActive: nearlyAlways<boolean | undefined>(undefined, true),
    lookAlike: nearlyAlways<string | undefined>(undefined, 'The userName looks like another.'),
  })
  .map(provisioned);

const assignment: fc.Arbitrary<AssignedPerson> = fc
  .record({
    ...name,
    role: fc.oneof({ weight: 30, arbitrary: role }, fc.constant(null)),
    userName: nearlyAlways('ada@example.com', 'Ada@example.com', 'ada@\uff45xample.com', '\u00a0ada@example.com'),
    access: nearlyAlways<AssignedPerson['access']>('given', 'waiting', 'ended', 'unknown'),
    push: nearlyAlways<AssignedPerson['push']>('done', 'failed', 'pending', 'off', 'unknown'),
    through: nearlyAlways<AssignedPerson['through']>('group', 'person', 'rule'),
    possibleRoles: nearlyAlways<readonly string[] | undefined>(undefined, ['admin', 'analyst'], ['analyst']),
    mayLackRole: nearlyAlways<boolean | undefined>(undefined, true),
  })
  .map(assigned);

const AMBIGUOUS = [{ group: 'klaviyo-admins', role: 'admin', priority: 1 }];
const declaredPerson = fc
  .record({ ...name, role, ambiguousWith: nearlyAlways<DeclaredPerson['ambiguousWith']>(undefined, AMBIGUOUS) })
  .map(declared);

test('GIVEN anybody of whom all stations plainly have the same THEN no rule finds anything about them', () => {
  let agreed = 0;
  const person = fc.record<Person>({
    key: fc.constant('ada@example.com'),
    declared: fc.oneof({ weight: 30, arbitrary: declaredPerson }, fc.constant(undefined)),
    assignments: fc.array(assignment, { maxLength: 2 }),
    records: fc.array(record, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(person, fc.boolean(), (each, assignedRead) => {
      const station = { available: true, source: 'Okta', people: each.assignments, roleValues: undefined } as const;
      const context = ruleContext({
        account: account(),
        declared: each.declared === undefined ? [] : [each.declared],
        directorySource: 'roster people.csv',
        today: '2026-11-29',
        ...(assignedRead && { assigned: station }),
      });
      if (!agreesPlainly(context, each)) return;
      agreed += 1;
      expect(personRules.flatMap((rule) => rule(context, each, []))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
  expect(agreed).toBeGreaterThan(100);
});
