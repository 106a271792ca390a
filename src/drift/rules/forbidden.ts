import { type Guardrail } from '../../access/guardrail.js';
import { declaredRoles } from '../../people/declared-person.js';
import { quoted } from '../../text/quoted.js';
import { possibleRolesOf } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/**
 * Declared with, assigned with or active in Klaviyo with a role that a guardrail of the policy forbids them. It is asked of
 * everyone whom the directory has, of whatever status: of others no attribute is known.
 */
export function forbidden(context: RuleContext, person: Person): readonly Finding[] {
  const { guardrails, inDirectory } = context;
  if (guardrails.length === 0) return NO_FINDINGS;
  const roles = rolesOf(context, person);
  const about = guardrails.filter(({ isAbout }) => roles.some(({ role }) => isAbout(role)));
  if (about.length === 0) return NO_FINDINGS;
  const found = inDirectory(person.key);
  if (found === undefined) return NO_FINDINGS;
  return about.flatMap((guardrail) =>
    guardrail.appliesTo(found.person) ? [against(guardrail, roles, context, person)] : NO_FINDINGS,
  );
}

/** A role that the person has at a station, and where. */
interface RoleThere {
  readonly role: string;
  readonly where: string;
}

function rolesOf({ words }: RuleContext, person: Person): readonly RoleThere[] {
  const { declared } = person;
  const assigned = activeAssignments(person).flatMap(possibleRolesOf);
  const inKlaviyo = activeRecords(person).flatMap(
    ({ role, possibleRoles }) => possibleRoles ?? (role === undefined ? [] : [role]),
  );
  const there = (roles: readonly string[], where: string): readonly RoleThere[] =>
    [...new Set(roles)].map((role) => ({ role, where }));
  return [
    ...there(declared === undefined ? [] : declaredRoles(declared), 'declared in the access file'),
    ...there(assigned, `assigned in ${words.name}`),
    ...there(inKlaviyo, 'active in Klaviyo'),
  ];
}

function against(
  { forbidden: { roles, reason, at }, isAbout }: Guardrail,
  has: readonly RoleThere[],
  context: RuleContext,
  person: Person,
): Finding {
  const where = has
    .filter(({ role }) => isAbout(role))
    .map(({ role, where: place }) => `${quoted(role)} (${place})`)
    .join(' and ');
  return makeFinding(context, person, {
    kind: 'forbidden',
    discriminator: [...roles, reason],
    at,
    message: `The policy forbids them the role ${where}: ${quoted(reason)} (line ${at.line} of the access file).`,
    remedy:
      person.declared === undefined || !declaredRoles(person.declared).some(isAbout)
        ? 'Take the role away where they have it, or correct their attributes in the directory if the guardrail should not apply to them.'
        : 'Change the assignment that gives them the role, or correct their attributes in the directory if the guardrail should not ' +
          'apply to them.',
  });
}
