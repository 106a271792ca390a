import { type AssignedPerson } from '../../people/assigned-person.js';
import { type DeclaredPerson } from '../../people/declared-person.js';
import { type Severity } from '../../access/finding-kind.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { furtherPushProblem, resolvedRole } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { powerInAccount, severityOfRoleDifference } from '../severity.js';
import { asSentence, declaredWords, roleWords, whyDeclared } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * A declared person's role differs from the one at the station before: the identity provider resolved another than the
 * declared one, or Klaviyo has another than the provider resolved. Two differences, two findings; a wrong role that was
 * pushed is one. Where none was resolved, or the app is not assigned, Klaviyo's role is compared with the declared one:
 * nothing else decides it.
 *
 * A record without a role since it contradicts itself, a role that is not known and the owner's role in Klaviyo are other
 * kinds of finding and are not reported twice. With JIT or SCIM provisioning a role can be changed in the identity provider
 * only (Klaviyo's SCIM guide).
 */
export function roleDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return NO_FINDINGS;
  const assignments = activeAssignments(person);
  const records = activeRecords(person);
  if (assignments.every(({ role }) => role === declared.role) && records.every(({ role }) => role === declared.role)) {
    return NO_FINDINGS;
  }
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
  const role = resolvedRole(assignment);
  if (role === declared.role || !isComparable(context, role)) return NO_FINDINGS;
  const draft =
    role === undefined ? noRoleResolved(context, declared) : otherRoleResolved(context, declared, assignment, role);
  const severity = weight(context, declared, role);
  return [makeFinding(context, person, { kind: 'role', severity, hop: 'declared-assigned', assignment, ...draft })];
}

function noRoleResolved({ words }: RuleContext, declared: DeclaredPerson) {
  return {
    message: `No role is resolved for them in ${words.name}, so none is pushed; ${declaredWords(declared)}.`,
    remedy: `Set the role of ${quoted(declared.group)} again in ${words.groupAssignments}: ${words.clearedRole}.`,
  };
}

function otherRoleResolved(
  { words }: RuleContext,
  declared: DeclaredPerson,
  { through }: AssignedPerson,
  role: string,
) {
  return {
    message: `The role that is resolved for them in ${words.name} is ${quoted(role)}; ${declaredWords(declared)}.`,
    remedy:
      through === 'person'
        ? `${asSentence(words.convertToGroup)}: no group decides the role.`
        : 'Deploy. Then check which assigned groups the person is in, and the role and the priority of ' +
          `${quoted(declared.group)} in ${words.groupAssignments}.`,
  };
}

function provisionedRole(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
): readonly Finding[] {
  const { words } = context;
  const { role, conflicts } = record;
  const inConflict = role === undefined && conflicts.length > 0;
  if (role === context.ownerRole || inConflict || !isComparable(context, role)) return NO_FINDINGS;
  const [assignment] = activeAssignments(person);
  const resolved = assignment === undefined ? undefined : resolvedRole(assignment);
  if (assignment === undefined || resolved === undefined) {
    // Where none was resolved and Klaviyo has none, the finding at the first hop says it.
    const saidBefore = assignment !== undefined && role === undefined;
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
        `Push the person again: ${words.pushAgain}. With SCIM or JIT on, a role is changed in the identity provider only, ` +
        'not in Klaviyo.',
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
      : `Give the person the role ${quoted(declared.role)} in Klaviyo; or correct the role of ${group} in the access file, or ` +
        'their groups in the directory.',
  });
}

/** Whether a role can be compared with another one; one that is not known is a finding of its own. */
function isComparable({ knownRoles }: RuleContext, role: string | undefined): boolean {
  return role === undefined || knownRoles.has(role);
}

/** Of the role that is there compared with the declared one, wherever the difference arose. */
function weight({ account }: RuleContext, declared: DeclaredPerson, role: string | undefined): Severity {
  if (role === declared.role) return 'medium';
  return severityOfRoleDifference(
    powerInAccount(account, declared.role),
    role === undefined ? 'none' : powerInAccount(account, role),
  );
}
