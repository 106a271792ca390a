import { type AssignedPerson } from '../../people/assigned-person.js';
import { type DeclaredPerson, declaredRoles } from '../../people/declared-person.js';
import { SEVERITIES, type Severity } from '../../access/finding-kind.js';
import { decidesByPriority } from '../../access/provider-settings.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { furtherPushProblem, resolvedRole } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { profileDifference } from '../profile-difference.js';
import { lastHop, NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { powerInAccount } from '../../access/power-in-account.js';
import { isAtOrAbove, severityOfRoleDifference } from '../severity.js';
import { whyDeclared } from '../../people/why-declared.js';
import { asSentence, declaredWords, inKlaviyo, possibleRoleWords, roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * A declared person's role differs from the one at the station before: the identity provider resolved another than the
 * declared one, or Klaviyo has another than the provider resolved. Two differences, two findings; a wrong role that was
 * pushed is one. Where none was resolved, or it cannot be told which, or the app is not assigned, Klaviyo's role is compared with the declared
 * one: nothing else decides it. Where the provider pushes one of several roles, or the access file gives several, any of these may be in
 * Klaviyo, and a difference among them is said by `ambiguous-role`, see `withoutRepeats`.
 *
 * Of a record that names several roles the heaviest counts, if it weighs more than the declared one: that it contradicts itself
 * is a finding of its own, which may be excepted. A role that is not known and the owner's role in Klaviyo are other kinds of
 * finding too, see `withoutRepeats`. With JIT or SCIM provisioning a role can be changed in the identity provider only
 * (Klaviyo's SCIM guide).
 */
export function roleDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return NO_FINDINGS;
  const assignments = activeAssignments(person);
  const records = activeRecords(person);
  const isAsDeclared = ({ role, possibleRoles }: ProvisionedPerson): boolean =>
    role === declared.role && possibleRoles === undefined;
  if (assignments.every(({ role }) => role === declared.role) && records.every(isAsDeclared)) return NO_FINDINGS;
  return [
    ...assignments.flatMap((assignment) => assignedRole(context, person, declared, assignment)),
    ...records.flatMap((record) => provisionedRole(context, person, declared, record)),
  ];
}

function assignedRole(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson,
): readonly Finding[] {
  const role = heaviestOther(context, declared, assignment);
  if (role === declared.role) return NO_FINDINGS;
  const { roleUnknownBecause: reason } = assignment;
  const draft =
    role === undefined
      ? noRoleResolved(context, declared)
      : reason === undefined
        ? otherRoleResolved(context, person, declared, assignment, role)
        : roleInDoubt(context, declared, reason, role);
  const severity = weight(context, declared, role);
  return [makeFinding(context, person, { kind: 'role', severity, hop: 'declared-assigned', assignment, ...draft })];
}

/**
 * The role that may be pushed and differs most from what is declared: the declared one where none does, undefined where there is none. Where it cannot be
 * told, only one that allows more counts.
 */
function heaviestOther(context: RuleContext, declared: DeclaredPerson, assignment: AssignedPerson): string | undefined {
  const all = declaredRoles(declared);
  if (assignment.roleUnknownBecause !== undefined) {
    const doubted = (assignment.rolesInDoubt ?? []).filter((role) => !all.includes(role));
    const most = heaviest(context, declared, doubted);
    return most === undefined || isAtOrAbove('medium', most.severity) ? declared.role : most.role;
  }
  if (assignment.possibleRoles === undefined) return resolvedRole(assignment);
  const others = assignment.possibleRoles.filter((role) => !all.includes(role));
  return heaviest(context, declared, others)?.role ?? declared.role;
}

function heaviest(context: RuleContext, declared: DeclaredPerson, roles: readonly string[]) {
  const [first] = roles
    .map((role) => ({ role, severity: weight(context, declared, role) }))
    .sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
  return first;
}

function noRoleResolved({ words }: RuleContext, declared: DeclaredPerson) {
  return {
    message: `No role is resolved for them in ${words.name}, so none is pushed; ${declaredWords(declared)}.`,
    remedy: `Set the role of ${quoted(declared.group)} again in ${words.groupAssignments}: ${words.clearedRole}.`,
  };
}

function roleInDoubt({ words }: RuleContext, declared: DeclaredPerson, reason: string, role: string) {
  return {
    message: `Which role ${words.name} gives them cannot be told, since ${reason}. It may be ${quoted(role)}; ${declaredWords(declared)}.`,
    remedy: `Look in ${words.roleValues} for what gives that role. If nobody should get it by that, see who has access by it alone, and only then take it away.`,
  };
}

function otherRoleResolved(
  context: RuleContext,
  { key }: Person,
  declared: DeclaredPerson,
  { through, possibleRoles }: AssignedPerson,
  role: string,
) {
  const { words, account } = context;
  const { identityProvider } = account;
  const decides =
    identityProvider === undefined || decidesByPriority(identityProvider) ? 'the role and the priority' : 'the role';
  const resolved =
    possibleRoles === undefined
      ? `The role that is resolved for them in ${words.name} is ${quoted(role)}`
      : `They have several roles in ${words.name}, of which it pushes one: one of them is ${quoted(role)}`;
  return {
    message: `${resolved}; ${declaredWords(declared)}.${profileDifference(context, key)}`,
    remedy:
      through === 'person'
        ? `${asSentence(words.convertToGroup)}: no group decides the role.`
        : `Deploy. Then check which assigned groups the person is in, and ${decides} of ${quoted(declared.group)} in ` +
          `${words.groupAssignments}.`,
  };
}

function provisionedRole(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
): readonly Finding[] {
  const { words } = context;
  const { role } = record;
  const [assignment] = activeAssignments(person);
  const resolved = assignment === undefined ? undefined : resolvedRole(assignment);
  if (record.possibleRoles !== undefined) return possibleRole(context, person, declared, record, assignment, resolved);
  if (role === undefined && record.conflicts.length > 0) return NO_FINDINGS;
  if (assignment?.possibleRoles !== undefined) return ofSeveral(context, person, declared, record, assignment);
  if (assignment === undefined || resolved === undefined) {
    // Where none was resolved and Klaviyo has none, the finding at the first hop says it.
    const saidBefore = assignment?.roleUnknownBecause === undefined && assignment !== undefined && role === undefined;
    return role === declared.role || saidBefore ? NO_FINDINGS : [otherThanDeclared(context, person, declared, record)];
  }
  if (role === resolved) return NO_FINDINGS;
  const expected =
    resolved === declared.role ? `as declared (${whyDeclared(declared)})` : `and ${declaredWords(declared)}`;
  return [
    makeFinding(context, person, {
      kind: 'role',
      severity: weight(context, declared, role),
      assignment,
      record,
      message:
        `Klaviyo has ${roleWords(role)}; the role that is resolved in ${words.name} is ${quoted(resolved)}, ${expected}.` +
        furtherPushProblem(words, assignment),
      remedy:
        (resolved === declared.role
          ? 'Push'
          : `First correct their role in ${words.name}: a push writes ${quoted(resolved)}, which is not declared. Then push`) +
        ` the person again: ${words.pushAgain}. With SCIM or JIT on, a role is changed in the identity provider only, not in Klaviyo.`,
    }),
  ];
}

/** A role in Klaviyo where the provider pushes one of several: none of these, or not the one that is declared first. */
function ofSeveral(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
  assignment: AssignedPerson,
): readonly Finding[] {
  const { name, pushAgain } = context.words;
  const { role } = record;
  const { possibleRoles = [] } = assignment;
  const isPushed = role !== undefined && possibleRoles.includes(role);
  // Of a role that is pushed and not declared at all, the finding at the first hop says it.
  if (isPushed && (role === declared.role || !declaredRoles(declared).includes(role))) return NO_FINDINGS;
  return [
    makeFinding(context, person, {
      kind: 'role',
      severity: weight(context, declared, role),
      assignment,
      record,
      message:
        `Klaviyo has ${roleWords(role)}; in ${name} they have ${possibleRoleWords(assignment)}, of which one is pushed, and ` +
        `${declaredWords(declared)}.${furtherPushProblem(context.words, assignment)}`,
      remedy: `See that only the group of the right role gives them the app, and with that role alone. Then push the person again: ${pushAgain}.`,
    }),
  ];
}

/**
 * A record that names several roles, one of which allows more than is declared. The role that the provider resolved is found
 * at the first hop where it differs.
 */
function possibleRole(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
  assignment: AssignedPerson | undefined,
  resolved: string | undefined,
): readonly Finding[] {
  const expected = [...declaredRoles(declared), resolved, ...(assignment?.possibleRoles ?? [])];
  const others = (record.possibleRoles ?? []).filter((role) => !expected.includes(role));
  const other = heaviest(context, declared, others);
  if (other === undefined || isAtOrAbove('medium', other.severity)) return NO_FINDINGS;
  const { hasProvider, words } = context;
  const correct = hasProvider ? `push the person again: ${words.pushAgain}` : 'correct the record there';
  return [
    makeFinding(context, person, {
      kind: 'role',
      severity: other.severity,
      hop: resolved === undefined ? 'declared-provisioned' : lastHop(context),
      assignment,
      record,
      message: `Klaviyo may have ${roleWords(other.role)}, since the record names it among several; ${declaredWords(declared)}.`,
      remedy: `Look up in Klaviyo whether the person has ${roleWords(other.role)}. If they do, ${correct}.`,
    }),
  ];
}

function otherThanDeclared(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
): Finding {
  const group = quoted(declared.group);
  return makeFinding(context, person, {
    kind: 'role',
    severity: weight(context, declared, record.role),
    hop: 'declared-provisioned',
    record,
    message: `Klaviyo has ${roleWords(record.role)}; ${declaredWords(declared)}.`,
    remedy: context.hasProvider
      ? `Deploy. Then check in ${context.words.name} which role the assignment of the app through ${group} gives, and push ` +
        'it again: with SCIM or JIT on, a role is changed in the identity provider only, not in Klaviyo.'
      : `${asSentence(inKlaviyo(context.account, 'update', `give the person the role ${quoted(declared.role)} in Klaviyo`))}; or correct the role of ${group} in the access file, or ` +
        'their groups in the directory.',
  });
}

/** Of the role that is there compared with the declared one, wherever the difference arose. */
function weight({ account }: RuleContext, declared: DeclaredPerson, role: string | undefined): Severity {
  if (role !== undefined && declaredRoles(declared).includes(role)) return 'medium';
  return severityOfRoleDifference(
    powerInAccount(account, declared.role),
    role === undefined ? 'none' : powerInAccount(account, role),
  );
}
