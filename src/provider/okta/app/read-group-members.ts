import { z } from 'zod';
import { type OktaGroupMember } from './okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';

const wireGroup = z.object({ id: z.string().min(1), type: z.string(), profile: z.object({ name: z.string() }) });

const wireUser = z.object({
  id: z.string().min(1),
  status: z.string(),
  profile: z.object({
    login: z.string().min(1),
    email: z.string().nullish(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
  }),
});

/**
 * The members of the group with exactly this name, people of every status, in Okta's order.
 *
 * The group is looked for by `search`, not by `q`: that one finds by the start of a name, gives at most 300 groups and no
 * pages (Okta's API reference, "List all groups"), so a name could be missing. Names are unique among the groups that
 * Okta owns, but an imported group may have the same one.
 *
 * @throws OktaReadError `OKTA_NOT_FOUND` or `OKTA_AMBIGUOUS`, naming the candidates, and any other
 */
export async function readGroupMembers(okta: OktaConnection, groupName: string): Promise<readonly OktaGroupMember[]> {
  const groupId = await findGroup(okta, groupName);
  const path = `/api/v1/groups/${encodeURIComponent(groupId)}/users?limit=200`;
  const users = await okta.getAll(path, z.array(wireUser));
  return users.map(({ id, status, profile }) => ({
    id,
    login: profile.login,
    email: profile.email ?? undefined,
    givenName: profile.firstName ?? '',
    familyName: profile.lastName ?? '',
    status,
  }));
}

async function findGroup(okta: OktaConnection, name: string): Promise<string> {
  const search = `profile.name eq "${name.replace(/["\\]/g, '\\$&')}"`;
  const query = new URLSearchParams({ search, limit: '200' }).toString();
  // Okta's recorded answers to a search by `q` carry no Link header; of one by `search` there is none.
  const found = await okta.getAll(`/api/v1/groups?${query}`, z.array(wireGroup), { selfLink: false });
  // The search does not tell upper from lower case; the access file does.
  const exact = found.filter(({ profile }) => profile.name === name);
  const [one, ...others] = exact;
  if (one !== undefined && others.length === 0) return one.id;
  const candidates = (one === undefined ? found : exact)
    .map(({ id, type, profile }) => `${quoted(profile.name)} (${id}, ${type})`)
    .join(', ');
  throw new OktaReadError(one === undefined ? 'OKTA_NOT_FOUND' : 'OKTA_AMBIGUOUS', {
    problem:
      `${okta.address} has ${one === undefined ? 'no group' : 'several groups'} named exactly ${quoted(name)}` +
      (candidates === '' ? '.' : `; there is ${candidates}.`),
    remedy: 'Write the name in the access file as Okta has it, and rename one of two groups that have the same name.',
  });
}
