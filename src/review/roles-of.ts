import { activeAssignments, activeRecords, type Person } from '../drift/person.js';
import { declaredRoles } from '../people/declared-person.js';

/** Every role that somebody has or would get: in Klaviyo first, then the declared and the assigned ones. Undefined stands for one that cannot be read. */
export function rolesOf(person: Person): readonly (string | undefined)[] {
  const records = activeRecords(person);
  const assignments = activeAssignments(person);
  const inKlaviyo = records.flatMap(({ role, possibleRoles = [] }) => [role, ...possibleRoles]);
  const assigned = assignments.flatMap(({ role, possibleRoles = [], rolesInDoubt = [] }) => [
    ...[role, ...possibleRoles],
    ...rolesInDoubt,
  ]);
  const declared = person.declared === undefined ? [] : declaredRoles(person.declared);
  const known = [...inKlaviyo, ...declared, ...assigned].filter((role) => role !== undefined && role !== null);
  return [...new Set(known), ...(hasUnknownRole(records, assignments) ? [undefined] : [])];
}

/** In Klaviyo a record may have none that can be read. What the identity provider gives matters to who is not there yet. */
function hasUnknownRole(records: Person['records'], assignments: Person['assignments']): boolean {
  return records.length > 0
    ? records.some(({ role, possibleRoles }) => role === undefined && possibleRoles === undefined)
    : assignments.some(({ roleUnknownBecause }) => roleUnknownBecause !== undefined);
}
