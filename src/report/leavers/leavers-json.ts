import { z } from 'zod';
import { type Leavers, LEAVING_WAYS, PRESENCES, REMOVAL_VERDICTS } from '../../history/leavers/leaver.js';
import { plainJson } from '../plain-json.js';

const time = z.iso.datetime().describe('In UTC.');
const figure = z.int().nonnegative();
const hours = z.number().nonnegative();

const gapSchema = z.strictObject({ from: time, to: time });

const accountSchema = z.strictObject({
  name: z.string(),
  targetHours: hours.describe('Within so many hours somebody who left is to be gone: policy.removalTarget.'),
  runs: figure.describe('Of the whole history.'),
  firstRun: time.nullable().describe('Null: no run has read the account, so nothing is known of it.'),
  lastRun: time.nullable(),
  peopleFrom: time
    .nullable()
    .describe('The first run that kept who was there. Null: none did, so that nobody is known to be gone.'),
  gaps: z.array(gapSchema).describe('Where within the period no run read the account for longer than the target.'),
});

const removalSchema = z.strictObject({
  account: z.string(),
  isOwner: z.boolean().describe("The access file names them as the account's owner, whom SCIM cannot take out."),
  presence: z
    .enum(PRESENCES)
    .describe(
      'there: an active record. assigned: none, but the identity provider still gives them the app. gone: neither.',
    ),
  lastSeen: time.describe('The last run that saw them there or assigned.'),
  goneBy: time.nullable().describe('The first run after it that saw them gone. Null: none has.'),
  atLeastHours: hours.describe(
    'From leaving to being gone, or to the last run that saw them there: at least so long, by the runs.',
  ),
  atMostHours: hours.nullable().describe('At most so long, by the runs. Null: not known.'),
  verdict: z
    .enum(REMOVAL_VERDICTS)
    .describe(
      'overdue: not seen gone, and the target is over. open: not seen gone, and the target is not over. excepted: not seen gone, under an ' +
        'exception. late: gone, surely after the target. unproven: gone, and the runs are too far apart to say whether in time. in-time: ' +
        'gone, surely within the target. returned: in the directory again before they were gone.',
    ),
});

const leaverSchema = z.strictObject({
  user: z.string().describe('userName as it was written last.'),
  how: z
    .enum(LEAVING_WAYS)
    .describe(
      'inactive: the directory lists them as inactive. absent: it does not have them any more. no-member: they are in no assigned group any ' +
        'more, whose members are all that was read, so that they may only have another job.',
    ),
  leftAfter: time.nullable().describe('The last run that saw them active in the directory. Null: not known.'),
  leftBy: time.describe('The first run that saw that they had left.'),
  returnedBy: time.nullable().describe('The first run that saw them in the directory again. Null: none did.'),
  leftInPeriod: z.boolean().describe('False: they left before the period and were still in an account within it.'),
  removals: z.array(removalSchema).describe('The accounts that they were in when they left, or later.'),
});

/** The form of a report on leavers. */
export const leaversSchema = z.strictObject({
  version: z.literal(1),
  capturedAt: time.describe('When it was made. An open removal is judged by it.'),
  since: time.describe('The beginning of the period.'),
  until: time.describe('The end of the period, which is not in it.'),
  runs: figure.describe('Runs of these accounts in the whole history; those after the period show who is gone, too.'),
  directoryFrom: time
    .nullable()
    .describe(
      'The first run that says what the directory had of people. Who left before it is not known. Null: no run does.',
    ),
  directoryTo: time
    .nullable()
    .describe(
      'The last run that says it. Who left after it is not known, but for those whom a later run lists as inactive.',
    ),
  lastRun: time.describe('The newest run of these accounts.'),
  accounts: z.array(accountSchema),
  leftOut: z.array(z.string()).describe('Accounts that runs of the history read and that are not in this report.'),
  leavers: z.array(leaverSchema).describe('In order of when they left, then of the userName.'),
  unclear: z
    .array(
      z.strictObject({
        user: z.string(),
        account: z.string(),
        why: z
          .enum(['not-said', 'never-seen'])
          .describe(
            'not-said: the newest run does not say what the directory has of them. never-seen: no run has seen them in the directory.',
          ),
      }),
    )
    .describe('People in an account who are not declared, and of whom it is not known whether they left.'),
});

/** Leavers as JSON. */
export function leaversJson(leavers: Leavers): string {
  return plainJson(leaversSchema.parse(leavers));
}

/**
 * Leavers as {@link leaversJson} wrote them.
 *
 * @throws SyntaxError or z.ZodError if it is another text
 */
export function readLeaversJson(text: string): Leavers {
  return leaversSchema.parse(JSON.parse(text));
}

/** What `leavers --format json` prints, as JSON Schema draft-07. schema/leavers.schema.json holds it. */
export function leaversJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(leaversSchema, { target: 'draft-7' });
  return {
    $schema,
    $id: 'urn:klaviyo-access:schema:leavers:1',
    title: 'klaviyo-access: leavers',
    description:
      'Who left the directory in a period, and when they were gone from each account, as bounds by the runs of a history.',
    ...schema,
  };
}
