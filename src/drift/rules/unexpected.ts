import { type AssignedPerson } from '../../people/assigned-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { type RolePower } from '../../access/role.js';
import { givesAccess, resolvedRole } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { type RecordLink } from '../record-links.js';
import { powerInAccount, severityOfUnexpected } from '../severity.js';
import { type DriftWords, roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Not declared, but active in Klaviyo, or assigned in the identity provider: a finding for each active record; where there is
 * none, for each assignment that has not ended. One that waits gives no access yet, but the next push gives it. What is switched
 * off gives none, and no finding.
 *
 * Of a person who is assigned it arises at the first hop, since Klaviyo follows the provider, and weighs what the heaviest of
 * all their roles does, those that wait to be pushed too; of a person who is not assigned, at the last hop.
 */
export function unexpected(context: RuleContext, person: Person): readonly Finding[] {
  if (person.declared !== undefined) return NO_FINDINGS;
  const assignments = activeAssignments(person);
  const records = activeRecords(person);
  if (records.length === 0) {
    return assignments.map((each) => unexpectedAssigned(context, person, [each], undefined));
  }
  return records.map((record) =>
    assignments.length === 0
      ? unexpectedInKlaviyo(context, person, record)
      : unexpectedAssigned(context, person, assignments, record),
  );
}

const NOT_DECLARED = 'but the directory has no active person of this userName in an assigned group.';

function unexpectedInKlaviyo(context: RuleContext, person: Person, record: ProvisionedPerson): Finding {
  const power = powerInAccount(context.account, record.role);
  const links = linksToDeclared(context, record);
  const assignment = context.assignedRead ? ` ${notAssigned(context.words, person)}` : '';
  return makeFinding(context, person, {
    kind: 'unexpected',
    severity: severityOfUnexpected(power),
    record,
    message:
      `Active in Klaviyo with ${roleWords(record.role)}, ${NOT_DECLARED}${assignment}` +
      `${linkWords(context.words, links)}${unknownPower(power)}`,
    remedy:
      record.role === context.ownerRole
        ? OWNER_REMEDY
        : `${links.length === 0 ? removal(context) : removalOfLinked(context.words)} If they should be there, put them into an assigned group, or add an exception for ` +
          `${quoted(record.userName)} with a reason and an end date to the access file.`,
  });
}

function removal({ assignedRead, hasProvider, words }: RuleContext): string {
  if (assignedRead) {
    return 'They were added in Klaviyo by hand, or were left there. If they should not be there, remove them in Klaviyo.';
  }
  return hasProvider
    ? `If they should not be there, unassign them from the app in ${words.name}, or remove them in Klaviyo if they were added there.`
    : 'If they should not be there, remove them in Klaviyo.';
}

/** Links of the record to people who are declared: the record may be theirs, under an old userName. */
function linksToDeclared({ links }: RuleContext, { id }: ProvisionedPerson): readonly RecordLink[] {
  return (links.ofRecord.get(id) ?? []).filter(({ assigned }) => assigned.person.declared !== undefined);
}

function linkWords({ name }: DriftWords, links: readonly RecordLink[]): string {
  return links
    .map(({ assigned: { assignment }, byProvider }) => {
      const userName = quoted(assignment.userName);
      return byProvider
        ? ` It is the record that ${name} manages as ${userName}, who is declared.`
        : ` It has the id of ${userName} in ${name}, who is declared.`;
    })
    .join('');
}

function removalOfLinked({ name }: DriftWords): string {
  return (
    'Do not remove the record before you know whose it is: it may be that of the declared person, under an old userName. If ' +
    `it is theirs, correct the userName in ${name} or push the person again. If it is not, remove it.`
  );
}

function notAssigned({ name }: DriftWords, { assignments }: Person): string {
  const details = assignments.map(({ detail }) => detail).join(' and ');
  return details === ''
    ? `The app is not assigned to them in ${name}.`
    : `The assignment of the app to them in ${name} has ended (${details}).`;
}

/** @param assignments - several only where there is a record, to which all of them are pushed */
function unexpectedAssigned(
  context: RuleContext,
  person: Person,
  assignments: readonly AssignedPerson[],
  record: ProvisionedPerson | undefined,
): Finding {
  const { account, ownerRole, words } = context;
  const weigh = (role: string | undefined): number => BY_WEIGHT.indexOf(powerInAccount(account, role));
  const heaviestFirst = assignments.toSorted((one, other) => weigh(resolvedRole(one)) - weigh(resolvedRole(other)));
  const roles = [...assignments.map(resolvedRole), ...(record === undefined ? [] : [record.role])];
  const power = BY_WEIGHT[Math.min(...roles.map(weigh))]!;
  const declaredRecords = assignments
    .flatMap(({ id }) => context.links.ofAssignment.get(id) ?? [])
    .filter(({ provisioned }) => provisioned.person.declared !== undefined);
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
      `Assigned in ${words.name} ${heaviestFirst.map(assignedWords).join(' and ')}, ${inKlaviyo}, ${NOT_DECLARED}` +
      `${otherRecordWords(words, declaredRecords)}${unknownPower(power)}`,
    remedy:
      record?.role === ownerRole
        ? OWNER_REMEDY
        : `${declaredRecords.length === 0 ? '' : SAME_PERSON}If they should not be in Klaviyo, ${toRemove(words, heaviestFirst)}. If they should, put them into an assigned group.`,
  });
}

const SAME_PERSON =
  'First find out whether they are that declared person under a new userName: if so, correct the userName in the directory, ' +
  'since to unassign them would switch off the record of that person. ';

function otherRecordWords({ name }: DriftWords, links: readonly RecordLink[]): string {
  return links
    .map(
      ({ provisioned: { record } }) =>
        ` Their record in Klaviyo, as ${name} and Klaviyo have its id, is that of ${quoted(record.userName)}, who is declared.`,
    )
    .join('');
}

/** Powers, the heaviest first of a person who is not declared: one that is not known comes right after full power. */
const BY_WEIGHT: readonly RolePower[] = ['full', 'unknown', 'wide', 'narrow'];

/** By the record where there are several; else as if the finding were about the one assignment that gives the app. */
function discriminator({ assignments, records }: Person, record: ProvisionedPerson): readonly string[] {
  if (records.length > 1) return [record.id];
  const giving = assignments.length > 1 ? assignments.find(givesAccess) : undefined;
  return giving === undefined ? [] : [giving.id];
}

const THROUGH: Readonly<Record<AssignedPerson['through'], string>> = {
  person: 'directly',
  group: 'through a group',
  rule: 'through a rule',
};

function assignedWords(assignment: AssignedPerson): string {
  const waits = givesAccess(assignment) ? '' : ` (not pushed yet, ${assignment.detail})`;
  return `${THROUGH[assignment.through]} with ${roleWords(resolvedRole(assignment))}${waits}`;
}

/**
 * What to remove, a clause for each way in which they are assigned. Never the group from the app: that would take the app from
 * everybody in it.
 */
function toRemove(words: DriftWords, assignments: readonly AssignedPerson[]): string {
  const clauses: Readonly<Record<AssignedPerson['through'], string>> = {
    person: `remove the direct assignment in ${words.peopleAssignments}`,
    group:
      `take them out of the group that gives them the app, listed in ${words.groupAssignments}; a deploy removes a group ` +
      'that the access file does not assign',
    rule: `change what makes the rule in ${words.name} give them the app`,
  };
  return [...new Set(assignments.map(({ through }) => clauses[through]))].join(', and ');
}

const OWNER_REMEDY = 'An owner cannot be removed: find out first who owns the account (see the finding "owner").';

function unknownPower(power: RolePower): string {
  return power === 'unknown' ? ' It is not known what they may do there, so it counts as full power.' : '';
}
