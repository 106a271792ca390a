import { z } from 'zod';

import { E_MAIL } from '../people/e-mail.js';
import { userNameFault } from '../people/user-name-fault.js';
import { EXCEPTABLE_KINDS, FINDING_KINDS } from './finding-kind.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES } from './role.js';
import { formed, line, list, mapping, prose, readable } from './schema-parts.js';

/** The roles that editors offer where one is named. */
export const ROLE_EXAMPLES = ACCOUNT_KINDS.flatMap((kind) => BUILT_IN_ROLES[kind].map((role) => role.id));

/** One exception, as written. */
export const exceptionSchema = mapping('an exception: a mapping with user, kinds, reason, expires', {
  user: line("a person's userName")
    .superRefine(readable("a person's userName", userNameFault))
    .describe("The person's userName."),
  kinds: list('a list of finding kinds', z.enum(EXCEPTABLE_KINDS, { error: expectedKind }))
    .min(1, { error: `at least one of ${EXCEPTABLE_KINDS.join(', ')}` })
    .describe('The kinds of finding that are expected of this person.'),
  role: line("a role's id")
    .optional()
    .meta({ examples: ROLE_EXAMPLES })
    .describe('The exception applies only while the person has this role. Default: any role.'),
  reason: prose('a reason, for the readers of the report').describe(
    'Why the difference is expected. Every report shows it.',
  ),
  expires: z.iso
    .date({ error: 'its last day as a date such as 2027-03-31' })
    .describe('The last day on which the exception holds (UTC), as YYYY-MM-DD.'),
  owner: formed('an e-mail address', E_MAIL).optional().describe('E-mail address of the person responsible for it.'),
  ticket: line('the ticket in which it was agreed').optional().describe('Where it was agreed: an id or an address.'),
});

/** A kind that is known but cannot be excepted is not misspelt, so the message says why it is refused. */
function expectedKind({ input }: { readonly input?: unknown }): string {
  const known: readonly unknown[] = FINDING_KINDS;
  return `${known.includes(input) ? 'a kind that can be excepted: ' : ''}one of ${EXCEPTABLE_KINDS.join(', ')}`;
}
