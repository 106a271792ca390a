import { type AssignedUser } from '../access/assigned-station.js';
import { type ActualUser } from '../access/listing.js';
import { type RolePower } from '../access/role.js';
import { givesAccess, resolvedRole } from './assignment-state.js';
import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { powerInAccount, severityOfUnexpected } from './severity.js';
import { quoted, roleWords } from './wording.js';

/**
 * Not desired, but active in Klaviyo, or assigned in Okta: a finding for each active record; where there is none, for each
 * assignment that gives the app, whether it was pushed yet or not. What is switched off or waits gives no access, and none.
 *
 * Whom Okta has assigned arises at the first hop, since Klaviyo follows Okta; whom it has not, at the last.
 */
export function unexpected(context: RuleContext, person: Person): readonly Finding[] {
  if (person.desired !== undefined) return [];
  const assignments = person.assignments.filter(givesAccess);
  const records = activeRecords(person);
  const [assignment] = assignments;
  if (assignment === undefined) return records.map((record) => inKlaviyoOnly(context, person, record));
  return records.length === 0
    ? assignments.map((each) => assignedByOkta(context, person, each, undefined))
    : records.map((record) => assignedByOkta(context, person, assignment, record));
}

const NOT_DESIRED = 'but the directory has no active person of this userName in an assigned group.';

function inKlaviyoOnly(context: RuleContext, person: Person, record: ActualUser): Finding {
  const power = powerInAccount(context.account, record.role);
  const nearby = context.oktaRead ? ' Okta has not assigned the app to them.' : '';
  return makeFinding(context, person, {
    kind: 'unexpected',
    severity: severityOfUnexpected(power),
    record,
    message: `Active in Klaviyo with ${roleWords(record.role)}, ${NOT_DESIRED}${nearby}${doubtWords(power)}`,
    remedy:
      record.role === context.ownerRole
        ? OWNER_REMEDY
        : `${removal(context)}; if they should, put them into an assigned group, or add an exception for ` +
          `${quoted(record.userName)} with a reason and an end date to the access file.`,
  });
}

function removal({ oktaRead }: RuleContext): string {
  return oktaRead
    ? 'They were added in Klaviyo by hand or are left over there: if they should not be there, remove them in Klaviyo'
    : 'If they should not be there, unassign them from the app in Okta, or remove them in Klaviyo if they were added there';
}

function assignedByOkta(
  context: RuleContext,
  person: Person,
  assignment: AssignedUser,
  record: ActualUser | undefined,
): Finding {
  const inOkta = resolvedRole(assignment);
  const powers = [inOkta, ...(record === undefined ? [] : [record.role])].map((role) =>
    powerInAccount(context.account, role),
  );
  const power = powers.find((each) => severityOfUnexpected(each) === 'critical') ?? 'narrow';
  const inKlaviyo =
    record === undefined ? 'and not in Klaviyo yet' : `and active in Klaviyo with ${roleWords(record.role)}`;
  const byHand = assignment.scope === 'USER';
  const discriminator = record !== undefined && person.records.length > 1 ? [record.id] : undefined;
  return makeFinding(context, person, {
    kind: 'unexpected',
    severity: severityOfUnexpected(power),
    hop: 'declared-assigned',
    assignment,
    record,
    ...(discriminator && { discriminator }),
    message:
      `Assigned in Okta ${byHand ? 'by themselves' : 'through a group'} with ${roleWords(inOkta)}, ${inKlaviyo}, ` +
      `${NOT_DESIRED}${doubtWords(power)}`,
    remedy:
      record?.role === context.ownerRole
        ? OWNER_REMEDY
        : (byHand
            ? 'Remove the hand-made assignment in Okta under the app > Assignments > People'
            : 'Remove the group that gives them the app under the app > Assignments > Groups in Okta (a deploy does, if the ' +
              'access file does not assign it), or take the person out of it if they are suspended or should not be there') +
          '; if they should be in Klaviyo, put them into an assigned group.',
  });
}

const OWNER_REMEDY = 'An owner cannot be removed: settle first who owns the account (see the finding "owner").';

function doubtWords(power: RolePower): string {
  return power === 'unknown' ? ' What they may do there is not known, so it weighs as full power.' : '';
}
