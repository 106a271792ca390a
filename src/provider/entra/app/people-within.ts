import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { type EntraGroup } from './entra-state.js';
import { readGroupMembers } from './read-group-members.js';

/**
 * The ids of everybody whose account is enabled and who is in a group, or in a group within it, however deep and even in a circle.
 *
 * @param select - properties of people, as `userProperties` gives them
 * @returns undefined where one of the groups hides its members, and the credentials may not see them
 * @throws EntraReadError if one cannot be read whole for any other reason
 */
export async function peopleWithin(
  entra: GraphConnection,
  group: EntraGroup,
  select: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const people = new Set<string>();
  const groups = new Map([[group.id, group]]);
  // A map goes on to what is added while it is walked.
  for (const each of groups.values()) {
    const members = await visibleMembers(entra, each, select);
    if (members === undefined) return undefined;
    for (const { id, enabled } of members.users) if (enabled) people.add(id);
    for (const inner of members.nested) if (!groups.has(inner.id)) groups.set(inner.id, inner);
  }
  return people;
}

async function visibleMembers(entra: GraphConnection, group: EntraGroup, select: readonly string[]) {
  try {
    return await readGroupMembers(entra, group, select);
  } catch (error) {
    if (error instanceof EntraReadError && error.code === 'ENTRA_MISSING_PERMISSION') return undefined;
    throw error;
  }
}
