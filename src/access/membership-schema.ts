import { z } from 'zod';

import { userNameFault } from '../people/user-name-fault.js';
import { line, list, mapping, prose, readable } from './schema-parts.js';

const userName = line("a person's userName").superRefine(readable("a person's userName", userNameFault));

const EXPECTED_MEMBER = "a person's userName, or a mapping with user, until, reason, ticket";

const grantSchema = mapping(EXPECTED_MEMBER, {
  user: userName.describe("The person's userName."),
  until: z.iso
    .date({ error: 'the last day as a date such as 2027-03-31' })
    .optional()
    .describe('The last day (UTC) on which the person belongs, as YYYY-MM-DD. Default: without an end.'),
  reason: prose('a reason, for the readers of the report')
    .optional()
    .describe('Why the person belongs. Required with until.'),
  ticket: line('the ticket in which it was agreed').optional().describe('Where it was agreed: an id or an address.'),
}).superRefine(({ until, reason }, context) => {
  if (until === undefined || reason !== undefined) return;
  context.addIssue({
    code: 'custom',
    path: ['reason'],
    message: 'a reason beside until, for the readers of the report',
  });
});

export const EXPECTED_MEMBERS = 'a list of members, or roster';

/** Who belongs to a group that the stack makes, as written. */
export const membersSchema = z
  .union(
    [
      z.literal('roster').describe('The members are those whom the roster puts into the group.'),
      list(EXPECTED_MEMBERS, z.union([userName, grantSchema], { error: EXPECTED_MEMBER })).min(1, {
        error: 'at least one member',
      }),
    ],
    { error: EXPECTED_MEMBERS },
  )
  .describe(
    'Who is in the group, which the stack makes: userNames, or mappings with user, until, reason and ticket; or roster.',
  );

/** The members of a group as written. */
export type MembersFile = z.output<typeof membersSchema>;
