import { type z } from 'zod';

import { E_MAIL } from '../people/e-mail.js';
import { PRIVILEGED } from './policy.js';
import { DEFAULT_DUE_DAYS, DEFAULT_UNUSED_AFTER_DAYS, SELF_REVIEWS } from './review-settings.js';
import { formed, line, list, mapping, oneOf } from './schema-parts.js';

const reviewerAddress = () => formed("the reviewer's e-mail address", E_MAIL);

const EXPECTED_RULE =
  'a reviewer: a mapping with reviewer or attribute, and account, role if it is not about everybody';

const reviewerRuleSchema = mapping(EXPECTED_RULE, {
  reviewer: reviewerAddress().optional().describe('E-mail address of the reviewer.'),
  attribute: line("an attribute's name, such as manager")
    .optional()
    .describe(
      "In place of reviewer: the attribute of the directory that holds the e-mail address of the person's reviewer.",
    ),
  account: line("an account's name").optional().describe('Only people of this account. Default: of every one.'),
  role: line("a role's id").optional().describe('Only people with this role. Default: with any.'),
}).superRefine(({ reviewer, attribute }, context) => {
  if ((reviewer === undefined) !== (attribute === undefined)) return;
  const problem = reviewer === undefined ? 'has none of reviewer, attribute' : 'has reviewer and attribute';
  context.addIssue({ code: 'custom', message: 'exactly one of reviewer, attribute', params: { problem } });
});

const EXPECTED_DAYS = 'a number of days such as 14d';

/** Who reviews whom, as written. */
export const reviewSchema = mapping(
  'a mapping with reviewers, fallback, secondReviewer, due, unusedAfter, attestations, selfReview',
  {
    reviewers: list('a list of reviewers', reviewerRuleSchema)
      .default([])
      .describe('Who reviews whom: the first one that a person matches. Everybody else goes to the fallback.'),
    fallback: reviewerAddress().describe(
      'E-mail address of the reviewer of everybody for whom no other reviewer is found, or who would review themselves.',
    ),
    secondReviewer: mapping('a mapping with reviewer and roles', {
      reviewer: reviewerAddress().describe('E-mail address of the person who decides a second time.'),
      roles: list('a list of role ids', line("a role's id"))
        .min(1, { error: 'at least one role' })
        .default([PRIVILEGED])
        .describe('On whom: ids of roles; privileged, the default, stands for every role of full power.'),
    })
      .optional()
      .describe('A second decision by somebody else. Default: one decision is enough.'),
    due: formed(EXPECTED_DAYS, /^[1-9][0-9]{0,2}d$/)
      .default(`${DEFAULT_DUE_DAYS}d`)
      .describe('How long after the opening of a review the decisions are due.'),
    unusedAfter: formed(EXPECTED_DAYS, /^[1-9][0-9]{0,2}d$/)
      .default(`${DEFAULT_UNUSED_AFTER_DAYS}d`)
      .describe('How long somebody does not sign in, by an activity log, until their access counts as unused.'),
    attestations: list(
      'a list of who answers for an account',
      mapping('a mapping with account and reviewer', {
        account: line("an account's name").describe('The account.'),
        reviewer: reviewerAddress().describe('E-mail address of the person who answers for it.'),
      }),
    )
      .default([])
      .describe(
        "Who answers what Klaviyo's SCIM server does not show, such as API keys. Default: each account's owner.",
      ),
    selfReview: oneOf(SELF_REVIEWS)
      .default('reassign')
      .describe(
        'Of people who would decide on themselves. reassign: the fallback decides. forbid: no review is opened.',
      ),
  },
).describe('Who reviews whom in an access review.');

export type ReviewFile = z.output<typeof reviewSchema>;
