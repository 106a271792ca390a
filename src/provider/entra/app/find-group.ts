import { z } from 'zod';
import { type GroupReference } from '../../../access/group-reference.js';
import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery, LARGEST_PAGE, odataText } from '../connection/graph-query.js';
import { type EntraGroup } from './entra-state.js';

const wireGroup = z.object({ id: z.string().min(1), displayName: z.string() });

const SELECT = ['id', 'displayName'];

/**
 * The group that a reference means: the one with its id, or the only one with exactly its name. Names of groups are not unique in
 * Entra; which of two is meant is never guessed.
 *
 * @throws EntraReadError `ENTRA_NOT_FOUND` or `ENTRA_AMBIGUOUS`, naming the candidates, and any other
 */
export async function findGroup(entra: GraphConnection, { group, identity }: GroupReference): Promise<EntraGroup> {
  if (identity?.by === 'id') return groupById(entra, identity);
  const found = await groupsNamed(entra, group);
  // The condition does not tell upper from lower case; the access file does.
  const exact = found.filter(({ name }) => name === group);
  const [one, ...others] = exact;
  if (one !== undefined && others.length === 0) return one;
  if (one === undefined) {
    throw new EntraReadError('ENTRA_NOT_FOUND', {
      problem: `The tenant ${entra.tenant} has no group named exactly ${quoted(group)}${listed(found)}`,
      remedy: 'Write the name in the access file as Entra has it.',
    });
  }
  throw new EntraReadError('ENTRA_AMBIGUOUS', {
    problem: `The tenant ${entra.tenant} has several groups named exactly ${quoted(group)}${listed(exact)}`,
    remedy: nameOneOf(exact),
  });
}

/** The groups whose name is this one, in whatever letter case (Microsoft Graph, "group resource type": displayName, `eq`). */
export async function groupsNamed(entra: GraphConnection, name: string): Promise<readonly EntraGroup[]> {
  const query = graphQuery({ select: SELECT, filter: `displayName eq ${odataText(name)}`, top: LARGEST_PAGE });
  return (await entra.getAll(`/groups${query}`, wireGroup)).map(entraGroup);
}

/** How the access file names one of several groups of the same name. */
export function nameOneOf(groups: readonly EntraGroup[]): string {
  const forms = groups.map(({ id, name }) => `group: { id: ${id}, name: ${quoted(name)} }`);
  return `Name the group that is meant by its id in the access file: ${forms.join(' or ')}.`;
}

async function groupById(
  entra: GraphConnection,
  { id, name }: Extract<GroupReference['identity'], { by: 'id' }>,
): Promise<EntraGroup> {
  const group = await knownGroup(entra, id);
  if (name === undefined || group.name === name) return group;
  throw new EntraReadError('ENTRA_NOT_FOUND', {
    problem: `The group with the id ${quoted(id)} of the tenant ${entra.tenant} is named ${quoted(group.name)}, not ${quoted(name)}.`,
    remedy: 'If it was renamed, write that name in the access file. Otherwise correct the id.',
  });
}

async function knownGroup(entra: GraphConnection, id: string): Promise<EntraGroup> {
  try {
    return entraGroup(await entra.get(`/groups/${encodeURIComponent(id)}${graphQuery({ select: SELECT })}`, wireGroup));
  } catch (error) {
    if (!(error instanceof EntraReadError) || error.code !== 'ENTRA_NOT_FOUND') throw error;
    throw new EntraReadError('ENTRA_NOT_FOUND', {
      problem: `The tenant ${entra.tenant} has no group with the id ${quoted(id)}.`,
      remedy: "Correct the id in the access file: it is the Object ID on the group's page in Entra.",
      status: error.status,
    });
  }
}

function entraGroup({ id, displayName }: z.output<typeof wireGroup>): EntraGroup {
  return { id, name: displayName };
}

function listed(groups: readonly EntraGroup[]): string {
  const words = groups.map(({ id, name }) => `${quoted(name)} (${id})`).join(', ');
  return words === '' ? '.' : `; there is ${words}.`;
}
