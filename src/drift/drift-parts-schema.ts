import { z } from 'zod';

import { type Station } from '../people/station.js';

/* The parts of a drift report that other files of this software hold too: one form for one thing. */

/** A number of things. */
export const figure = z.int().nonnegative();

/** A SHA-256, as lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A day in UTC. */
export const day = z.iso.date();

/** A person as one station has them. */
export const personStateSchema = z.strictObject({
  userName: z.string(),
  givenName: z.string().describe('Empty where the source has none.'),
  familyName: z.string().describe('Empty where the source has none.'),
  role: z
    .string()
    .nullable()
    .describe('Null where there is none, where its forms disagree, or where the provider pushes one of several.'),
  possibleRoles: z
    .array(z.string())
    .optional()
    .describe(
      'Every role that the person may have there, where the identity provider gives one of several and which is not defined.',
    ),
  mayLackRole: z
    .boolean()
    .optional()
    .describe('With possibleRoles: whether the identity provider may give them no role either. Missing: it gives one.'),
  roleUnknown: z
    .boolean()
    .optional()
    .describe(
      'Whether it cannot be told which role the identity provider gives them; role then says nothing. Missing: it can.',
    ),
  active: z.boolean(),
  id: z
    .string()
    .optional()
    .describe("The record's id at that station: the SCIM id, or the id in the identity provider."),
  why: z
    .string()
    .optional()
    .describe(
      'Of the station declared: the assignment, rule or grant that gives the role. Not in reports of older releases.',
    ),
});

/** Why a finding is expected. */
export const appliedExceptionSchema = z.strictObject({
  reason: z.string(),
  expires: day.nullable().describe('The last day on which it holds (UTC). Null for unmanaged people.'),
  owner: z.string().optional().describe('E-mail address of the person who is responsible for the exception.'),
  ticket: z.string().optional().describe('Where the exception was agreed.'),
  pattern: z.string().optional().describe('The pattern of unmanaged people that covers it, in place of an exception.'),
});

const provider = z
  .string()
  .optional()
  .describe("Of the station assigned alone: the name of the account's identity provider, where it is known.");

/** Whether a station was read. */
export const stationSchema = z.discriminatedUnion('available', [
  z.strictObject({ available: z.literal(true), source: z.string(), people: figure, provider }),
  z.strictObject({ available: z.literal(false), reason: z.string(), provider }),
]);

/** The same for each station. */
export function perStation<Schema extends z.ZodType>(schema: Schema) {
  return z.strictObject({ declared: schema, assigned: schema, provisioned: schema } satisfies Record<Station, Schema>);
}

/** What a check was made with. */
export const sourcesSchema = z.strictObject({
  version: z.string().describe('Of klaviyo-access.'),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
    .optional()
    .describe('The commit that the pipeline had checked out.'),
  accessFile: z.strictObject({ path: z.string().describe('As it was given to the run.'), sha256 }),
  roster: z.strictObject({ sha256 }).optional().describe('Where the people come from a roster.'),
});
