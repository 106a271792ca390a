import { type Condition, groupsIn } from '../../rules/condition.js';
import { quoted } from '../../text/quoted.js';
import { type GroupedPeople, type GroupedPerson } from '../grouped-people.js';
import { type EntraUser } from './app/entra-state.js';
import { groupsNamed } from './app/find-group.js';
import { readGroupMembers } from './app/read-group-members.js';
import { EntraReadError } from './connection/entra-read-error.js';
import { type GraphConnection } from './connection/graph-connection.js';

/** A person of Entra, and the names of those of their groups that were read. */
export type EntraPerson = GroupedPerson<EntraUser>;

/**
 * Adds who is directly in the groups that conditions name: in every group of the name, since a condition does not tell them apart.
 *
 * @param select - properties of people, as `userProperties` gives them
 * @param planned - names of groups that may be missing, since a plan creates them
 * @throws EntraReadError `ENTRA_NOT_FOUND` if there is no such group, and nobody would be in it
 */
export async function addGroupsOfConditions(
  entra: GraphConnection,
  people: GroupedPeople<EntraUser>,
  conditions: readonly Condition[],
  select: readonly string[],
  planned: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const name of new Set(conditions.flatMap(groupsIn))) {
    const groups = (await groupsNamed(entra, name)).filter((group) => group.name === name);
    if (groups.length === 0 && !planned.has(name)) throw noSuchGroup(entra, name);
    for (const group of groups) people.add((await readGroupMembers(entra, group, select)).users, name);
  }
}

function noSuchGroup({ tenant }: GraphConnection, name: string): EntraReadError {
  return new EntraReadError('ENTRA_NOT_FOUND', {
    problem: `The tenant ${tenant} has no group named exactly ${quoted(name)}, of which a condition of the access file asks (memberOf).`,
    remedy: 'Write the name as Entra has it. If a stack makes the group, deploy that first.',
  });
}
