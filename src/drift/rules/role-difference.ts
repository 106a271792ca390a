import { type AssignedPerson } from '../../people/assigned-person.js';
import { type DeclaredPerson } from '../../people/declared-person.js';
import { type Severity } from '../../access/finding-kind.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { PUSH_AGAIN, resolvedRole, furtherPushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { powerInAccount, severityOfRoleDifference } from '../severity.js';
import { declaredWords, roleWords, whyDeclared } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * A desired person's role is another one than at the station before: Okta has resolved another than the desired one, or
 * Klaviyo has another than Okta resolved. Two differences, two findings; a wrong role that Okta pushed is one. Where Okta
 * has resolved none, or has not assigned the app, Klaviyo's role is held against the desired one: nothing else decides it.
 *
 * A record of which no role can be told since it contradicts itself, a role that nobody knows and the owner's role in
 * Klaviyo are other kinds of finding and are not told twice. With JIT or SCIM provisioning a role can be changed in the
 * identity provider only (Klaviyo's SCIM guide).
 */
export function roleDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return [];
  return [
    ...activeAssignments(person).flatMap((assignment) => roleInOkta(context, person, declared, assignment)),
    ...activeRecords(person).flatMap((record) => roleInKlaviyo(context, person, declared, record)),
  ];
}

function roleInOkta(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson,
): readonly Finding[] {
  const role = resolvedRole(assignment);
  if (role === declared.role || !isComparable(context, role)) return [];
  const group = quoted(declared.group);
  const says =
    role === undefined
      ? {
          message: `Okta has resolved no role for them, so it pushes none; ${declaredWords(declared)}.`,
          remedy:
            `Set the role of ${group} again in Okta, under the app > Assignments > Groups: Terraform does not see a role ` +
            'that was cleared, and its plan says that there are no changes.',
        }
      : {
          message: `Okta has resolved ${roleWords(role)} for them; ${declaredWords(declared)}.`,
          remedy:
            assignment.through === 'person'
              ? "Convert the hand-made assignment to the group's in Okta, under the app > Assignments > People: no group decides it."
              : `Deploy, then check in Okta which assigned groups the person is in, and, under the app > Assignments > Groups, ` +
                `the role and the priority of ${group}.`,
        };
  const severity = weight(context, declared, role);
  return [makeFinding(context, person, { kind: 'role', severity, hop: 'declared-assigned', assignment, ...says })];
}

function roleInKlaviyo(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
): readonly Finding[] {
  const { role, conflicts } = record;
  const inConflict = role === undefined && conflicts.length > 0;
  if (role === context.ownerRole || inConflict || !isComparable(context, role)) return [];
  const [assignment] = activeAssignments(person);
  const inOkta = assignment === undefined ? undefined : resolvedRole(assignment);
  if (assignment === undefined || inOkta === undefined) {
    // Where Okta resolved none and Klaviyo has none, the first hop says it.
    const toldBefore = assignment !== undefined && role === undefined;
    return role === declared.role || toldBefore ? [] : [againstDeclared(context, person, declared, record)];
  }
  if (role === inOkta) return [];
  const okta = inOkta === declared.role ? `as desired (${whyDeclared(declared)})` : `and ${declaredWords(declared)}`;
  return [
    makeFinding(context, person, {
      kind: 'role',
      severity: weight(context, declared, role),
      assignment,
      record,
      message: `Klaviyo has ${roleWords(role)}; Okta has resolved ${quoted(inOkta)}, ${okta}.${furtherPushProblem(assignment)}`,
      remedy:
        `Push the person again: ${PUSH_AGAIN}. With SCIM or JIT on, a role is changed in the identity provider only, not ` +
        'in Klaviyo.',
    }),
  ];
}

function againstDeclared(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  record: ProvisionedPerson,
): Finding {
  return makeFinding(context, person, {
    kind: 'role',
    severity: weight(context, declared, record.role),
    hop: 'declared-provisioned',
    record,
    message: `Klaviyo has ${roleWords(record.role)}; ${declaredWords(declared)}.`,
    remedy:
      `Deploy, then check in Okta which role the app assignment through ${quoted(declared.group)} gives and push it ` +
      'again: with SCIM or JIT on, a role is changed in the identity provider only, not in Klaviyo.',
  });
}

/** Whether a role is one that can be held against another; one that nobody knows is a finding of its own. */
function isComparable({ knownRoles }: RuleContext, role: string | undefined): boolean {
  return role === undefined || knownRoles.has(role);
}

/** Of the role that is there against the desired one, wherever it arose. */
function weight({ account }: RuleContext, declared: DeclaredPerson, role: string | undefined): Severity {
  if (role === declared.role) return 'medium';
  return severityOfRoleDifference(
    powerInAccount(account, declared.role),
    role === undefined ? 'none' : powerInAccount(account, role),
  );
}
