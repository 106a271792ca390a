import { z } from 'zod';

import { FINDING_KINDS, SEVERITIES, type FindingKind } from './finding-kind.js';
import { PEOPLE_PATTERN } from '../people/people-pattern.js';
import { conditionSchema } from './condition-schema.js';
import { DEFAULT_POLICY } from './policy.js';
import { flag, formed, line, list, mapping, oneOf, prose } from './schema-parts.js';

const severity = oneOf(SEVERITIES).optional().describe('The severity of findings of this kind.');

const unmanagedSchema = mapping('unmanaged people: a mapping with pattern and reason', {
  pattern: formed(
    'a pattern of e-mail addresses such as *@agency.example, with the end of the domain written out',
    PEOPLE_PATTERN,
  ).describe('Whose userNames: * stands for any characters. The last two labels of the domain are written out.'),
  reason: prose('a reason, for the readers of the report').describe('Why they are in Klaviyo. Every report shows it.'),
  privileged: flag(false).describe(
    'true: also people with full power, or with a role whose permissions are not known. false: such people are still reported.',
  ),
});

const forbidSchema = mapping('forbidden roles: a mapping with roles, when, reason', {
  roles: list('a list of role ids', line("a role's id"))
    .min(1, { error: 'at least one role' })
    .describe('Ids of roles; privileged stands for every role of full power.'),
  when: conditionSchema.describe('Whom it applies to.'),
  reason: prose('a reason, for the readers of the report').describe('Why. Every report shows it.'),
});

const EXPECTED_SHARE = 'a share from 0 to 1, such as 0.3';

/** A policy as written: of the whole file, or of one account, where it overrides. Defaults are filled in by the model. */
export const policySchema = mapping(
  'a mapping with severity, privileged, unmanaged, forbid, minimumAdmins, maximumDrift, maximumRemovals, maximumChanges, announceExpiry, maximumExceptionDays, removalTarget, maximumPeople',
  {
    severity: mapping(
      'a mapping of finding kinds to severities',
      Object.fromEntries(FINDING_KINDS.map((kind) => [kind, severity])) as Record<FindingKind, typeof severity>,
    )
      .optional()
      .describe('The severity of a kind of finding, in place of its own.'),
    privileged: list('a list of role ids', line("a role's id"))
      .optional()
      .describe('Roles that count as full power, such as a custom role that administers users.'),
    unmanaged: list('a list of unmanaged people', unmanagedSchema)
      .optional()
      .describe(
        'People who are in Klaviyo and not managed by the identity provider, by patterns; they are reported and do not count.',
      ),
    forbid: list('a list of forbidden roles', forbidSchema)
      .optional()
      .describe('Roles that some people must not have. Those of the file hold in every account.'),
    minimumAdmins: whole('a whole number, 0 or more')
      .optional()
      .describe(
        `The smallest number of people with full power, not counting the owner. Default ${DEFAULT_POLICY.minimumAdmins}.`,
      ),
    maximumDrift: share()
      .optional()
      .describe(
        'The share of people in drift above which the report says that the configuration is probably wrong. ' +
          `Default ${DEFAULT_POLICY.maximumDrift}.`,
      ),
    maximumRemovals: share()
      .optional()
      .describe(
        "The share of people that may be taken out at once, from five people on: of a group's people by a deploy, of an account's " +
          'active people by reconcile. ' +
          `Default ${DEFAULT_POLICY.maximumRemovals}.`,
      ),
    maximumChanges: share()
      .optional()
      .describe(
        'The share of the active people whose role or name one run of reconcile may change, from five people on. ' +
          `Default ${DEFAULT_POLICY.maximumChanges}.`,
      ),
    announceExpiry: whole('a whole number of days, 0 or more')
      .optional()
      .describe(
        `How many days before its end an exception or a grant is announced. Default ${DEFAULT_POLICY.announceExpiry}.`,
      ),
    maximumExceptionDays: whole('a whole number of days, 1 or more', 1)
      .optional()
      .describe(
        'The most days from today until an exception ends. ' + `Default ${DEFAULT_POLICY.maximumExceptionDays}.`,
      ),
    removalTarget: duration()
      .optional()
      .describe(
        'Within what time somebody who left the directory is to be gone from the account, such as 24h or 3d: what `leavers` compares ' +
          `with. Default ${DEFAULT_POLICY.removalTarget}h.`,
      ),
    maximumPeople: whole('a whole number of people, 1 or more', 1)
      .optional()
      .describe(
        `The most people that a roster, or a listing of Klaviyo, may have. Default ${DEFAULT_POLICY.maximumPeople}.`,
      ),
  },
);

/** A policy whose shape is right. */
export type PolicyFile = z.output<typeof policySchema>;

/** Hours or days, as a number of hours. */
function duration() {
  return formed('a number of hours or days, such as 24h or 3d', /^[1-9]\d{0,3}[hd]$/).transform(
    (text) => Number(text.slice(0, -1)) * (text.endsWith('d') ? 24 : 1),
  );
}

function share() {
  return z.number({ error: EXPECTED_SHARE }).min(0, { error: EXPECTED_SHARE }).max(1, { error: EXPECTED_SHARE });
}

function whole(expected: string, least = 0) {
  return z.int({ error: expected }).min(least, { error: expected });
}
