import { z } from 'zod';

const personNames = {
  userName: z.string(),
  givenName: z.string().describe('Empty where the directory has none.'),
  familyName: z.string().describe('Empty where the directory has none.'),
};

const possibleRoles = z
  .array(z.string())
  .optional()
  .describe(
    'Every role that they may get, where the identity provider gives them one of several and which is not defined. Missing: role alone.',
  );

const desiredPeopleSchema = z.strictObject({
  accounts: z.array(
    z.strictObject({
      name: z.string(),
      people: z.array(
        z.strictObject({
          ...personNames,
          role: z.string(),
          possibleRoles,
          priority: z.int().positive().describe('Of the assignment that decided; the smallest number wins.'),
          why: z.string().describe('What decided, as a clause.'),
        }),
      ),
    }),
  ),
});

const stateSchema = z.strictObject({
  role: z.string().nullable().describe('Null: they have no access.'),
  possibleRoles,
  why: z.string().describe('Why, as a clause.'),
});
const changesOf = z.array(z.strictObject({ ...personNames, before: stateSchema, after: stateSchema }));

const accessChangesSchema = z.strictObject({
  accounts: z.array(
    z.strictObject({
      name: z.string(),
      status: z
        .enum(['kept', 'added', 'removed'])
        .describe('added: only the new access file has it; removed: only the old one.'),
      gains: changesOf.describe('Who gets access.'),
      roles: changesOf.describe('Who keeps access with another role.'),
      loses: changesOf.describe('Who has no access any more.'),
      otherReason: z.int().nonnegative().describe('How many keep their role for another reason.'),
      unchanged: z.int().nonnegative().describe('How many keep everything.'),
    }),
  ),
});

/** What `people --format json` prints, as JSON Schema draft-07: everyone, or with `--diff` whose access changes. schema/people.schema.json holds it. */
export function peopleJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(z.union([desiredPeopleSchema, accessChangesSchema]), {
    target: 'draft-7',
  });
  return {
    $schema,
    $id: 'urn:klaviyo-access:schema:people:1',
    title: 'klaviyo-access: people',
    description: 'Everyone who should have access to each account; with --diff, whose access changes.',
    ...schema,
  };
}
