import { type AssignedPerson } from '../people/assigned-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type FindingKind } from '../access/finding-kind.js';
import { type RolePower } from '../access/role.js';
import { givesAccess, possibleRolesOf, resolvedRole } from './assignment-state.js';
import { type Finding } from './finding.js';
import { deployToLeave, wayIn, wayInFromOutside, waysOut } from './group-ways.js';
import { makeFinding } from './make-finding.js';
import { activeAssignments, activeRecords, type Person } from './person.js';
import { NO_FINDINGS, type RuleContext } from './rule-context.js';
import { type RecordLink } from './record-links.js';
import { powerInAccount } from '../access/power-in-account.js';
import { severityOfUndeclared } from './severity.js';
import { whyNotDeclared, type Whereabouts } from './whereabouts.js';
import { whyUnknown } from './rules/unknown-role.js';
import { profileDifference } from './profile-difference.js';
import { asSentence, assignedRoleWords, type DriftWords, inKlaviyo, withRole } from './wording.js';
import { isKept } from './rules/kept.js';
import { quoted } from '../text/quoted.js';

/** The kinds of findings about somebody who is not declared and has access. */
export type UndeclaredKind = Extract<FindingKind, 'leaver' | 'unexpected' | 'expired-grant'>;

/**
 * What is found about somebody who is not declared, but active in Klaviyo, or assigned in the identity provider: a finding for
 * each active record; where there is none, for each assignment that has not ended. One that waits gives no access yet, but the
 * next push gives it. What is switched off gives none, and no finding. The directory says of which kind it is.
 *
 * Of a person who is assigned it arises at the first hop, since Klaviyo follows the provider, and weighs what the heaviest of
 * all their roles does, those that wait to be pushed too; of a person who is not assigned, at the last hop.
 */
export function undeclaredAccess(context: RuleContext, person: Person, kind: UndeclaredKind): readonly Finding[] {
  if (person.declared !== undefined) return NO_FINDINGS;
  const assignments = activeAssignments(person);
  const records = activeRecords(person);
  if (records.length === 0 && assignments.length === 0) return NO_FINDINGS;
  const whereabouts = context.whereabouts(person.key);
  if (kindBy(whereabouts) !== kind || (kind === 'unexpected' && isKept(context, person))) return NO_FINDINGS;
  const undeclared: Undeclared = { person, kind, whereabouts };
  if (records.length === 0) {
    return assignments.map((each) => stillAssigned(context, undeclared, [each], undefined));
  }
  return records.map((record) =>
    assignments.length === 0
      ? inKlaviyoOnly(context, undeclared, record)
      : stillAssigned(context, undeclared, assignments, record),
  );
}

function kindBy({ is }: Whereabouts): UndeclaredKind {
  if (is === 'inactive') return 'leaver';
  return is === 'member before' ? 'expired-grant' : 'unexpected';
}

/** Somebody who is not declared, and why. */
interface Undeclared {
  readonly person: Person;
  readonly kind: UndeclaredKind;
  readonly whereabouts: Whereabouts;
}

function inKlaviyoOnly(context: RuleContext, undeclared: Undeclared, record: ProvisionedPerson): Finding {
  const { person, kind, whereabouts } = undeclared;
  const power = powerInAccount(context.account, record.role);
  const links = linksToDeclared(context, record);
  const assignment = context.assignedRead ? ` ${notAssigned(context.words, person)}` : '';
  return makeFinding(context, person, {
    kind,
    severity: severityOfUndeclared(power),
    record,
    message:
      `Active in Klaviyo ${withRole(record)}, ${whyNotDeclared(whereabouts, context.directorySource)}${assignment}` +
      `${linkWords(context.words, links)}${unknownPower(context, power, [record.role])}`,
    remedy:
      record.role === context.ownerRole
        ? OWNER_REMEDY
        : `${links.length === 0 ? removal(context, kind) : removalOfLinked(context.words)} ` +
          `${waysToStay(context, undeclared, record.role)}${exceptionAdvice(undeclared, record)}`,
  });
}

function removal(
  { account, isNobodyDeclared, assignedRead, hasProvider, words }: RuleContext,
  kind: UndeclaredKind,
): string {
  const left = kind === 'leaver';
  if (isNobodyDeclared && !left) return NOBODY_YET;
  const removed = hasProvider ? 'remove them in Klaviyo' : inKlaviyo(account, 'deactivate', 'remove them in Klaviyo');
  if (kind === 'expired-grant') {
    return assignedRead || !hasProvider
      ? asSentence(`${removed}.`)
      : 'Deploy, and remove them in Klaviyo if they stay.';
  }
  if (assignedRead) {
    return left
      ? 'If they have left, remove them in Klaviyo.'
      : `${BY_HAND} If they should not be there, remove them in Klaviyo.`;
  }
  const remove = hasProvider
    ? `unassign them from the app in ${words.name}, or remove them in Klaviyo if they were added there.`
    : `${removed}.`;
  return `${left ? 'If they have left' : 'If they should not be there'}, ${remove}`;
}

const NOBODY_YET =
  'Nobody is declared yet, so this may be one of the people to come: remove nobody before the groups have their people.';

const BY_HAND = 'They were added in Klaviyo by hand, or were left there.';

/** What to do if the person should have access after all. */
function waysToStay(context: RuleContext, { whereabouts }: Undeclared, role: string | undefined): string {
  switch (whereabouts.is) {
    case 'inactive':
      return `If they have not left, correct their status in the directory (${whereabouts.place}).`;
    case 'member before':
      return `If they should keep it, set a new end date (line ${whereabouts.ended.grant.at.line} of the access file) and have it reviewed`;
    case 'not there':
      return `If they should be there, ${wayInFromOutside(context, role)}`;
    default:
      return `If they should be there, ${wayIn(context, role)}`;
  }
}

function exceptionAdvice({ kind }: Undeclared, record: ProvisionedPerson): string {
  if (kind === 'leaver') return '';
  return kind === 'expired-grant'
    ? '.'
    : `, or add an exception for ${quoted(record.userName)} with a reason and an end date to the access file.`;
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
function stillAssigned(
  context: RuleContext,
  undeclared: Undeclared,
  assignments: readonly AssignedPerson[],
  record: ProvisionedPerson | undefined,
): Finding {
  const { account, ownerRole, words } = context;
  const { person, kind, whereabouts } = undeclared;
  const weigh = (role: string | undefined): number => BY_WEIGHT.indexOf(powerInAccount(account, role));
  const weight = (assignment: AssignedPerson): number => Math.min(...rolesToWeigh(assignment).map(weigh));
  const heaviestFirst = assignments.toSorted((one, other) => weight(one) - weight(other));
  const roles = [...assignments.flatMap(rolesToWeigh), ...(record === undefined ? [] : [record.role])];
  const power = BY_WEIGHT[Math.min(...roles.map(weigh))]!;
  const declaredRecords = assignments
    .flatMap(({ id }) => context.links.ofAssignment.get(id) ?? [])
    .filter(({ provisioned }) => provisioned.person.declared !== undefined);
  const inKlaviyo = record === undefined ? 'and not in Klaviyo yet' : `and active in Klaviyo ${withRole(record)}`;
  return makeFinding(context, person, {
    kind,
    severity: severityOfUndeclared(power),
    hop: 'declared-assigned',
    assignment: heaviestFirst[0],
    record,
    ...(record && { discriminator: discriminator(person, record) }),
    message:
      `Assigned in ${words.name} ${heaviestFirst.map(assignedWords).join(' and ')}, ${inKlaviyo}, ${whyNotDeclared(whereabouts, context.directorySource)}` +
      `${profileDifference(context, person.key)}${otherRecordWords(words, declaredRecords)}${unknownPower(context, power, roles)}`,
    remedy:
      record?.role === ownerRole
        ? OWNER_REMEDY
        : `${declaredRecords.length === 0 ? '' : SAME_PERSON}${removalOfAssigned(context, undeclared, heaviestFirst)} ` +
          `${waysToStay(context, undeclared, resolvedRole(heaviestFirst[0]!))}${kind === 'leaver' ? '' : '.'}`,
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

/** Every role that the assignment may give; one that gives none, or may give none, is of unknown power. */
function rolesToWeigh(assignment: AssignedPerson): readonly (string | undefined)[] {
  const roles = possibleRolesOf(assignment);
  return roles.length === 0 || assignment.mayLackRole === true ? [...roles, undefined] : roles;
}

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
  return `${THROUGH[assignment.through]} with ${assignedRoleWords(assignment)}${waits}`;
}

function removalOfAssigned(
  context: RuleContext,
  undeclared: Undeclared,
  assignments: readonly AssignedPerson[],
): string {
  const { kind } = undeclared;
  const remove = toRemove(context, undeclared, assignments);
  if (kind === 'expired-grant') return asSentence(`${remove}.`);
  return `${kind === 'leaver' ? 'If they have left' : 'If they should not be in Klaviyo'}, ${remove}.`;
}

/**
 * What to remove, a clause for each way in which they are assigned. Never the group from the app: that would take the app from
 * everybody in it.
 */
function toRemove(context: RuleContext, { kind, person }: Undeclared, assignments: readonly AssignedPerson[]): string {
  const { words } = context;
  const clauses = assignments.flatMap((assignment) => {
    if (assignment.through === 'person') return [`remove the direct assignment in ${words.peopleAssignments}`];
    if (assignment.through === 'rule') return [`change what makes the rule in ${words.name} give them the app`];
    return kind === 'expired-grant'
      ? [deployToLeave(words, 'the group')]
      : waysOut(context, assignment, { key: person.key, hasLeft: kind === 'leaver' });
  });
  return [...new Set(clauses)].join(', and ');
}

const OWNER_REMEDY = 'An owner cannot be removed: find out first who owns the account (see the finding "owner").';

/** Why the power is not known, where it is not. Of a role that no list has it says what `unknown-role` would. */
function unknownPower(context: RuleContext, power: RolePower, roles: readonly (string | undefined)[]): string {
  if (power !== 'unknown') return '';
  const { account, knownRoles } = context;
  const why = [...new Set(roles)].flatMap((role) => {
    if (role === undefined || powerInAccount(account, role) !== 'unknown') return [];
    return knownRoles.has(role)
      ? [` The access file does not say what ${quoted(role)} may do (like or power, at the role under customRoles).`]
      : [` ${whyUnknown(context, role)}`];
  });
  return `${why.join('')} It is not known what they may do there, so it counts as full power.`;
}
