import fc from 'fast-check';
import {
  attribute,
  GROUP_MAPPING,
  type Json,
  mapped,
  ROLE_SOURCE,
  ROLE_TARGET,
  userMapping,
  wireSchema,
} from './sample-schema';

const OTHER_ROLE_TARGET = 'urn:ietf:params:scim:schemas:core:2.0:User:role';

/** JSON of whatever shape, as Graph may add it one day; with names that a careless copy loses. */
const anything = fc.dictionary(fc.constantFrom('metadata', 'x-new', '__proto__', '1', 'constructor'), fc.jsonValue(), {
  maxKeys: 3,
});

const source = fc.constantFrom<Json | null>(
  attribute('mail'),
  attribute('userPrincipalName'),
  attribute('jobTitle'),
  ROLE_SOURCE,
  { type: 'Constant', name: 'admin', expression: '"admin"', parameters: [] },
  null,
);

const mappingTo = (target: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
  fc
    .record({
      target,
      source,
      more: anything,
      defaultValue: fc.constantFrom(null, '', 'analyst'),
      flowType: fc.constantFrom('Always', 'ObjectAddOnly'),
      matchingPriority: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ target: to, source: from, more, ...parts }) => ({ ...more, ...mapped(to, from, parts) }));

const targets = fc.constantFrom(
  ...['active', 'Active', 'title', 'externalId', 'displayName', 'emails[type eq "work"].value'],
  ...[ROLE_TARGET, OTHER_ROLE_TARGET],
);

/** A schema with one mapping of users, which may hold anything, and what else a schema may have. */
export const anySchema: fc.Arbitrary<Json> = fc
  .record({
    userName: mappingTo(fc.constant('userName')),
    others: fc.array(mappingTo(targets), { maxLength: 6 }),
    place: fc.nat(6),
    object: anything,
    rule: anything,
    whole: anything,
    known: fc.subarray(['userName', 'active', 'title', ROLE_TARGET, OTHER_ROLE_TARGET]),
    groupsFirst: fc.boolean(),
  })
  .map(({ userName, others, place, object, rule, whole, known, groupsFirst }) => {
    const users = userMapping(others.toSpliced(place, 0, userName));
    const mappings = [GROUP_MAPPING, { ...object, ...users }];
    return {
      ...whole,
      ...wireSchema(groupsFirst ? mappings : mappings.toReversed(), { rule, targets: known }),
    };
  });

/** What may be declared of it. */
export const anyDeclaration = fc.record({
  roleTarget: fc.constantFrom(ROLE_TARGET, OTHER_ROLE_TARGET),
  userName: fc.constantFrom('userPrincipalName' as const, 'mail' as const),
  prune: fc.boolean(),
});
