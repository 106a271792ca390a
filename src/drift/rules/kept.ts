import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { forbidden } from './forbidden.js';
import { withRole } from '../wording.js';

/**
 * Active in Klaviyo and in the directory, with no assignment that applies to them, in an account that keeps such people
 * (`whenUnmatched: keep`). Nobody is kept who has left, whose grant has ended, or whom the identity provider has assigned:
 * those have a finding of their own. Somebody with a role that is forbidden them has that finding alone.
 */
export function kept(context: RuleContext, person: Person): readonly Finding[] {
  if (!isKept(context, person) || forbidden(context, person).length > 0) return NO_FINDINGS;
  return activeRecords(person).map((record) =>
    makeFinding(context, person, {
      kind: 'kept',
      record,
      message:
        `Active in Klaviyo ${withRole(record)}. No assignment applies to them, and the account keeps such people ` +
        '(whenUnmatched: keep).',
      remedy: 'Nothing has to be done. If they should not be in Klaviyo any more, remove them there.',
    }),
  );
}

/** Whether the account keeps this person, so that they are not `unexpected`. */
export function isKept(context: RuleContext, person: Person): boolean {
  return (
    context.account.whenUnmatched === 'keep' &&
    person.declared === undefined &&
    activeAssignments(person).length === 0 &&
    activeRecords(person).every(({ role }) => role !== context.ownerRole) &&
    context.whereabouts(person.key).is === 'in no assigned group'
  );
}
