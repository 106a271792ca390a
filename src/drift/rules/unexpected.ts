import { type AssignedPerson } from '../../people/assigned-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { type RolePower } from '../../access/role.js';
import { givesAccess, resolvedRole } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { powerInAccount, severityOfUnexpected } from '../severity.js';
import { roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Not desired, but active in Klaviyo, or assigned in Okta: a finding for each active record; where there is none, for each
 * assignment that gives the app, whether it was pushed yet or not. What is switched off or waits gives no access, and none.
 *
 * Whom Okta has assigned arises at the first hop, since Klaviyo follows Okta, and weighs what the heaviest of all their
 * roles does, those that wait to be pushed too; whom it has not, at the last.
 */
export function unexpected(context: RuleContext, person: Person): readonly Finding[] {
  if (person.declared !== undefined) return [];
  const assignments = activeAssignments(person);
  const records = activeRecords(person);
  if (records.length === 0) {
    return assignments.filter(givesAccess).map((each) => assignedByOkta(context, person, [each], undefined));
  }
  return records.map((record) =>
    assignments.length === 0
      ? inKlaviyoOnly(context, person, record)
      : assignedByOkta(context, person, assignments, record),
  );
}

const NOT_DESIRED = 'but the directory has no active person of this userName in an assigned group.';

function inKlaviyoOnly(context: RuleContext, person: Person, record: ProvisionedPerson): Finding {
  const power = powerInAccount(context.account, record.role);
  const nearby = context.oktaRead ? ` ${notAssigned(person)}` : '';
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

function notAssigned({ assignments }: Person): string {
  const details = assignments.map(({ detail }) => detail).join(' and ');
  return details === ''
    ? 'Okta has not assigned the app to them.'
    : `Okta's assignment of the app to them has ended (${details}).`;
}

/** @param assignments - several only where there is a record, to which all of them are pushed */
function assignedByOkta(
  context: RuleContext,
  person: Person,
  assignments: readonly AssignedPerson[],
  record: ProvisionedPerson | undefined,
): Finding {
  const { account, ownerRole } = context;
  const weigh = (role: string | undefined): number => BY_WEIGHT.indexOf(powerInAccount(account, role));
  const heaviestFirst = assignments.toSorted((one, other) => weigh(resolvedRole(one)) - weigh(resolvedRole(other)));
  const roles = [...assignments.map(resolvedRole), ...(record === undefined ? [] : [record.role])];
  const power = BY_WEIGHT[Math.min(...roles.map(weigh))]!;
  const inKlaviyo =
    record === undefined ? 'and not in Klaviyo yet' : `and active in Klaviyo with ${roleWords(record.role)}`;
  return makeFinding(context, person, {
    kind: 'unexpected',
    severity: severityOfUnexpected(power),
    hop: 'declared-assigned',
    assignment: heaviestFirst[0],
    record,
    ...(record && { discriminator: discriminator(person, record) }),
    message:
      `Assigned in Okta ${heaviestFirst.map(assignedWords).join(' and ')}, ${inKlaviyo}, ${NOT_DESIRED}` +
      doubtWords(power),
    remedy:
      record?.role === ownerRole
        ? OWNER_REMEDY
        : `Remove ${[...new Set(heaviestFirst.map(toRemove))].join(', and ')}; if they should be in Klaviyo, put them into ` +
          'an assigned group.',
  });
}

/** Powers, the heaviest first of somebody whom nobody wants: one that nobody knows comes right after full power. */
const BY_WEIGHT: readonly RolePower[] = ['full', 'unknown', 'wide', 'narrow'];

/** By the record where there are several; else as if the one assignment that gives the app were what it is about. */
function discriminator({ assignments, records }: Person, record: ProvisionedPerson): readonly string[] {
  if (records.length > 1) return [record.id];
  const giving = assignments.length > 1 ? assignments.find(givesAccess) : undefined;
  return giving === undefined ? [] : [giving.id];
}

function assignedWords(assignment: AssignedPerson): string {
  const how = assignment.through === 'person' ? 'by themselves' : 'through a group';
  const waits = givesAccess(assignment) ? '' : ` (not pushed yet, ${assignment.detail})`;
  return `${how} with ${roleWords(resolvedRole(assignment))}${waits}`;
}

function toRemove({ through }: AssignedPerson): string {
  return through === 'person'
    ? 'the hand-made assignment in Okta under the app > Assignments > People'
    : 'the group that gives them the app under the app > Assignments > Groups in Okta (a deploy does, if the access file ' +
        'does not assign it), or take the person out of it if they are suspended or should not be there';
}

const OWNER_REMEDY = 'An owner cannot be removed: settle first who owns the account (see the finding "owner").';

function doubtWords(power: RolePower): string {
  return power === 'unknown' ? ' What they may do there is not known, so it weighs as full power.' : '';
}
