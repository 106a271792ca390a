import { z } from 'zod';
import { FINDING_KINDS, SEVERITIES } from '../../access/finding-kind.js';
import {
  appliedExceptionSchema,
  figure,
  perStation,
  personStateSchema,
  sha256,
  sourcesSchema,
  stationSchema,
} from '../../drift/drift-parts-schema.js';
import { ACCOUNT_KINDS } from '../../access/role.js';
import { DRIFT_REPORT_VERSION, NOTICE_KINDS } from '../../drift/drift-report.js';
import { PERSON_STANDINGS } from '../../drift/listed-person.js';
import { ACCOUNT_STATES } from '../../people/account-state.js';
import { HOPS } from '../../people/station.js';

/** A finding in the report. */
export const findingSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .describe('The same difference of the same person in the same account keeps its id from run to run.'),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(SEVERITIES),
  user: z
    .string()
    .describe(
      'userName as written where the finding arose; of role-list, nested-group and provisioning-stopped the app, of too-few-admins the account.',
    ),
  hop: z
    .enum(HOPS)
    .describe(
      'The two stations between which the difference arises. It says nothing of findings that are about no person: role-list, nested-group, provisioning-stopped, too-few-admins and those about exceptions.',
    ),
  declared: personStateSchema
    .nullable()
    .describe('Station declared: what the access file declares. Null where it does not declare this person.'),
  assigned: personStateSchema
    .nullable()
    .describe('Station assigned: what the identity provider has assigned. Null where it has nothing, or was not read.'),
  provisioned: personStateSchema
    .nullable()
    .describe('Station provisioned: what Klaviyo has. Null where it has nothing.'),
  message: z.string().describe('What differs.'),
  remedy: z.string().describe('What to do about it.'),
  exception: appliedExceptionSchema
    .nullable()
    .describe('The exception or policy under which the finding is expected; such a finding does not count.'),
  place: z
    .strictObject({
      path: z.string().describe('As it was given to the run.'),
      line: z.int().positive(),
      column: z.int().positive(),
    })
    .nullable()
    .describe('The line of the access file that decided it, or where it is to be resolved. Null if not known.'),
});

const roleCountsSchema = z.array(z.strictObject({ role: z.string().nullable(), people: figure }));

/** A figure for each word. */
function figures<Word extends string>(words: readonly Word[]) {
  return z.strictObject(Object.fromEntries(words.map((word) => [word, figure])) as Record<Word, typeof figure>);
}

const summarySchema = z.strictObject({
  declared: figure.describe('Declared people, not counting the owner.'),
  assigned: figure.nullable().describe('People whom the identity provider has assigned. Null where it was not read.'),
  provisioned: figure.describe('Records of the listing, switched-off ones included.'),
  inSync: figure.describe('Declared people about whom there is no finding at all.'),
  waiting: figure.describe(
    'Declared people without a finding who are not in Klaviyo because the app is not deployed yet. Not in reports of older releases.',
  ),
  excepted: figure.describe('Findings under an exception; counted nowhere else.'),
  byKind: figures(FINDING_KINDS),
  bySeverity: figures(SEVERITIES),
});

const role = z.string().nullable();

const everybodySchema = z.strictObject({
  all: figure.describe('How many there are. The report lists at most 20,000 of an account, those with findings first.'),
  listed: z
    .array(
      z.strictObject({
        user: z.string().describe('userName as the first station that has them writes it.'),
        name: z.string().describe('Given and family name; empty where no station has one.'),
        state: z
          .enum(PERSON_STANDINGS)
          .describe(
            'finding: with a finding that counts; excepted: with excepted ones only; waiting: not in Klaviyo, because the app is not deployed yet; in-sync: declared, and every station has the same; not-fully-read: declared, and nothing differs as far as was read; not-declared: no access is declared, and none was found that counts.',
          ),
        declared: role.describe('The role that is declared. Null for somebody who is not declared.'),
        why: z.string().nullable().describe('Why they have that role: the assignment, rule or grant that decided.'),
        assigned: z.array(role).describe('The roles of their assignments that have not ended.'),
        provisioned: z.array(role).describe('The roles of their active records in Klaviyo.'),
        findings: z.array(z.string()).describe('Ids of the findings about them.'),
      }),
    )
    .describe("In order of the people's keys."),
});

const accountSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(ACCOUNT_KINDS),
  state: z
    .enum(ACCOUNT_STATES)
    .describe(
      'deployed; empty: the app is there and nobody is assigned to it yet; not-deployed: the app is not there yet. The last two are no all-clear. Reports of older releases do not have it: they are of accounts that are deployed.',
    ),
  stations: perStation(stationSchema).describe('Whether each station was read, and from what; or why it was not.'),
  listing: z
    .strictObject({
      totalResults: figure,
      read: figure,
      sha256: sha256.describe('Over the users in order of id: of the file that drift --listing writes.'),
    })
    .describe("Evidence of what was compared: Klaviyo's listing was complete, and which it was."),
  sources: sourcesSchema
    .optional()
    .describe('What the check was made with, where that is known. Each digest is of the bytes of the file.'),
  summary: summarySchema,
  roles: perStation(roleCountsSchema).describe('How many active people hold each role at each station that was read.'),
  findings: z.array(findingSchema).describe("Heaviest first, then by kind and by the person's key."),
  everybody: everybodySchema.optional().describe('Everybody whom a station knows, where the run was asked for it.'),
  notices: z
    .array(z.strictObject({ kind: z.enum(NOTICE_KINDS), message: z.string() }))
    .describe(
      'What is to be known before the findings are read: that the cause is probably the configuration, or that the account is not deployed or has nobody yet.',
    ),
});

/** The form of a drift report. Its keys stand in the order in which the JSON report has them. */
export const driftReportSchema = z.strictObject({
  version: z.literal(DRIFT_REPORT_VERSION),
  capturedAt: z.iso.datetime().describe('When the run began, in UTC. The only time in a report.'),
  accounts: z.array(accountSchema),
});
