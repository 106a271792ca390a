import { z } from 'zod';
import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery, LARGEST_PAGE } from '../connection/graph-query.js';
import { type EntraGroup, type EntraGroupMembers } from './entra-state.js';
import { entraUser, wireUser } from './user-properties.js';

const wireMember = wireUser.extend({ '@odata.type': z.string(), displayName: z.string().nullish() });

/**
 * Who is directly in a group, people whose account is disabled included, in Entra's order
 * (`GET /groups/{id}/members`; Microsoft Graph, "List group members": users, groups, devices and others; not transitive). Dynamic
 * groups are read as any other.
 *
 * They are read from the directory itself and not by a cast to users, which needs Graph's index, and that may be some minutes behind.
 *
 * @param select - properties of people, as `userProperties` gives them
 * @throws EntraReadError if they cannot be read to the last one, or if Graph may be hiding them
 */
export async function readGroupMembers(
  entra: GraphConnection,
  { id, name }: EntraGroup,
  select: readonly string[],
): Promise<EntraGroupMembers> {
  const query = graphQuery({ select: [...new Set([...select, 'displayName'])], top: LARGEST_PAGE });
  const members = await entra.getAll(`/groups/${encodeURIComponent(id)}/members${query}`, wireMember);
  if (members.length === 0) await refuseHidden(entra, id);
  const isOf = (type: string, member: z.output<typeof wireMember>): boolean =>
    member['@odata.type'] === `#microsoft.graph.${type}`;
  // Some types are users too, such as those of agents (Microsoft Graph, "agentUser resource type").
  const users = members.filter((member) => isOf('user', member) || typeof member.userPrincipalName === 'string');
  return {
    users: users.map((member) => entraUser(member, `in the group ${quoted(name)}`)),
    nested: members
      .filter((member) => isOf('group', member))
      .map((member) => ({ id: member.id, name: member.displayName ?? member.id })),
  };
}

/** Of a group with hidden membership Graph lists nobody without a permission of its own, and no error says so. */
async function refuseHidden(entra: GraphConnection, id: string): Promise<void> {
  const path = `/groups/${encodeURIComponent(id)}${graphQuery({ select: ['id', 'displayName', 'visibility'] })}`;
  const wire = z.object({ displayName: z.string(), visibility: z.string().nullish() });
  const { displayName, visibility } = await entra.get(path, wire);
  if (visibility !== 'HiddenMembership') return;
  throw new EntraReadError('ENTRA_MISSING_PERMISSION', {
    problem: `The group ${quoted(displayName)} (${id}) hides its members, so an empty list does not say that it is empty.`,
    remedy:
      'Grant the application Member.Read.Hidden too, and if the group is really empty, put somebody into it or take it out of the access ' +
      'file and of the application.',
    permissions: ['Member.Read.Hidden'],
  });
}
