import { z } from 'zod';
import { FINDING_KINDS } from '../../access/finding-kind.js';
import { type Belonging } from '../../people/declared-person.js';
import { type PersonExplanation } from '../../drift/person-explanation.js';
import { type Explanation } from '../../rules/explain.js';
import { personStateSchema } from '../../drift/drift-parts-schema.js';
import { findingSchema } from '../drift/drift-report-schema.js';
import { plainJson } from '../plain-json.js';

const day = z.iso.date();
const position = z.strictObject({ line: z.int().positive(), column: z.int().positive() });

function reading<Value extends z.ZodType>(value: Value) {
  return z.union([
    z.strictObject({ read: z.literal(true), value }),
    z.strictObject({ read: z.literal(false), reason: z.string().describe('Why it was not read, as a sentence.') }),
  ]);
}

const conditionSchema: z.ZodType<Explanation> = z
  .strictObject({
    words: z.string().describe('The condition; of one that is made of others: all of, any of, not.'),
    holds: z.boolean(),
    value: z.string().nullable().optional().describe("Of an attribute: the person's text, null where they have none."),
    get parts() {
      return z.array(conditionSchema).optional();
    },
  })
  .meta({ id: 'condition' });

const belongingSchema: z.ZodType<Belonging> = z.union([
  z.strictObject({ by: z.enum(['group', 'rule', 'everyone']) }),
  z.strictObject({
    by: z.literal('member'),
    until: day.optional(),
    reason: z.string().optional(),
    ticket: z.string().optional(),
  }),
]);

const passedOverSchema = z.strictObject({ group: z.string(), role: z.string(), priority: z.int().positive() });

const givenSchema = z.strictObject({
  role: z.string(),
  group: z.string(),
  priority: z.int().positive(),
  belonging: belongingSchema.optional(),
  passedOver: z.array(passedOverSchema),
  ambiguousWith: z
    .array(passedOverSchema)
    .optional()
    .describe(
      'Those of them that may give another role, since the identity provider does not decide by priority. Missing: none.',
    ),
});

const decisionSchema = z.strictObject({
  account: z.string(),
  userName: z.string(),
  standing: z.enum(['active', 'inactive', 'not there', 'no member', 'owner']).describe('How the directory has them.'),
  decision: givenSchema.optional().describe('What gives them their role. Missing: they should have no access.'),
  ifActive: givenSchema
    .optional()
    .describe('Of somebody who is inactive: what would give them a role if they were active.'),
  decidesByPriority: z
    .boolean()
    .describe('Whether the first assignment that applies decides. If not, every one that applies may.'),
  assignments: z.array(
    z.strictObject({
      group: z.string(),
      role: z.string(),
      priority: z.int().positive(),
      at: position,
      outcome: z.enum(['decides', 'ambiguous', 'passed over', 'not decisive', 'does not apply']),
      belonging: belongingSchema.optional().describe('Why it applies to them.'),
      everyone: z.boolean(),
      inGroup: z.boolean().optional().describe('Whether the directory has them in the group, where that counts.'),
      condition: conditionSchema.optional(),
      listsMembers: z.boolean(),
      grants: z.array(
        z.strictObject({
          until: day.optional(),
          reason: z.string().optional(),
          ticket: z.string().optional(),
          at: position,
          hasEnded: z.boolean(),
        }),
      ),
    }),
  ),
  guardrails: z.array(
    z.strictObject({
      roles: z.array(z.string()),
      reason: z.string(),
      at: position,
      condition: conditionSchema,
      isBroken: z.boolean().describe('Whether it forbids them the role that they are desired with.'),
    }),
  ),
});

const explanationSchema = z.strictObject({
  user: z.string().describe('userName as it was asked for.'),
  today: day,
  directory: reading(
    z
      .strictObject({
        userName: z.string(),
        givenName: z.string(),
        familyName: z.string(),
        active: z.boolean(),
        groups: z.array(z.string()),
        place: z.string(),
      })
      .nullable(),
  ).describe('What the directory has of them; null: nothing.'),
  isKnown: z.boolean().describe('Whether anything that was read, or the access file, knows them.'),
  nearest: z.array(z.string()).describe('Of somebody who is not known: userNames that are most like theirs.'),
  accounts: z.array(
    z.strictObject({
      name: z.string(),
      owner: z.string(),
      decision: reading(decisionSchema),
      exceptions: z.array(
        z.strictObject({
          user: z.string(),
          kinds: z.array(z.enum(FINDING_KINDS)),
          role: z.string().optional(),
          reason: z.string(),
          expires: day,
          owner: z.string().optional(),
          ticket: z.string().optional(),
          at: position,
          hasEnded: z.boolean(),
        }),
      ),
      unmanaged: z.array(z.strictObject({ pattern: z.string(), reason: z.string(), privileged: z.boolean() })),
      assigned: reading(z.array(personStateSchema)),
      provisioned: reading(z.array(personStateSchema)),
      findings: reading(z.array(findingSchema)),
    }),
  ),
});

/** The explanation of one person as JSON. schema/explain.schema.json describes it. */
export function explainJson(explanation: PersonExplanation): string {
  return plainJson(explanation);
}

/** Its schema as JSON Schema draft-07. */
export function explainJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(explanationSchema, { target: 'draft-7' });
  return {
    $schema,
    $id: 'urn:klaviyo-access:schema:explain:1',
    title: 'klaviyo-access: explanation of one person',
    description: 'What is decided of one person in every account and why, what each station has, and what is found.',
    ...schema,
  };
}
