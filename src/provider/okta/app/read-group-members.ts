import { z } from 'zod';
import { type OktaGroupMember } from './okta-app-state.js';
import { type OktaConnection } from '../connection/okta-connection.js';

const wireUser = z.object({
  id: z.string().min(1),
  status: z.string(),
  profile: z.looseObject({
    login: z.string().min(1),
    email: z.string().nullish(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
  }),
});

/**
 * The members of the group with this id, people of every status, in Okta's order.
 *
 * @throws OktaReadError if they cannot be read to the last one
 */
export async function readGroupMembers(okta: OktaConnection, groupId: string): Promise<readonly OktaGroupMember[]> {
  const path = `/api/v1/groups/${encodeURIComponent(groupId)}/users?limit=200`;
  const users = await okta.getAll(path, z.array(wireUser));
  return users.map(({ id, status, profile }) => ({
    id,
    login: profile.login,
    email: profile.email ?? undefined,
    givenName: profile.firstName ?? '',
    familyName: profile.lastName ?? '',
    status,
    attributes: textsOf(profile),
  }));
}

/** What is empty in a profile is null, or not there. */
function textsOf(profile: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(profile).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
