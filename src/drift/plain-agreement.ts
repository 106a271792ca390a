import { type AssignedPerson } from '../people/assigned-person.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type Person } from './person.js';
import { NO_LINKS } from './record-links.js';
import { type RuleContext } from './rule-context.js';

/**
 * Whether all stations have the very same of a declared person, so that no rule finds anything about them. Nearly everybody is
 * such a person, and this takes a fraction of the time of all rules (bench: drift). Where it is not plain the rules decide.
 */
export function agreesPlainly(context: RuleContext, { declared, assignments, records }: Person): boolean {
  const { assignedRead, guardrails, knownRoles, ownerRole, links } = context;
  const [record] = records;
  const [assignment] = assignments;
  if (declared === undefined || record === undefined || records.length > 1 || assignments.length > 1) return false;
  if ((assignment !== undefined) !== assignedRead || links !== NO_LINKS) return false;
  const { role, belonging, ambiguousWith } = declared;
  if (ambiguousWith !== undefined) return false;
  if (belonging?.by === 'member' && belonging.until !== undefined) return false;
  if (guardrails.some(({ isAbout }) => isAbout(role))) return false;
  if (!knownRoles.has(role) || role === ownerRole) return false;
  if (!isSoundRecord(record) || !isTheSame(declared, record)) return false;
  return assignment === undefined || (isSoundAssignment(assignment) && isTheSame(declared, assignment));
}

function isTheSame(declared: DeclaredPerson, there: ProvisionedPerson | AssignedPerson): boolean {
  return (
    there.role === declared.role && there.givenName === declared.givenName && there.familyName === declared.familyName
  );
}

function isSoundRecord({ active, conflicts, possibleRoles, noActive, lookAlike }: ProvisionedPerson): boolean {
  return (
    active && conflicts.length === 0 && possibleRoles === undefined && noActive !== true && lookAlike === undefined
  );
}

/** In visible ASCII no character is read as another. */
const VISIBLE_ASCII = /^[!-~]+$/;

function isSoundAssignment(assignment: AssignedPerson): boolean {
  const { userName, access, push, through, possibleRoles, mayLackRole } = assignment;
  return (
    possibleRoles === undefined &&
    mayLackRole !== true &&
    access === 'given' &&
    push !== 'failed' &&
    push !== 'pending' &&
    through !== 'person' &&
    VISIBLE_ASCII.test(userName)
  );
}
