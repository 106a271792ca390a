import { z } from 'zod';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { LARGEST_ROLE_PAGE } from './read-roles.js';

/** Somebody who has an app, as its list shows them: without a status, and without what the app's parameters are for them. */
export interface OneLoginAppPerson {
  readonly id: string;
  readonly email: string | undefined;
}

const wirePerson = z.object({ id: z.number(), email: z.string().nullish() });

/** Who has an app (`GET /apps/{id}/users`; "Max page limit is 1000"). @throws OneLoginReadError if they cannot be read to the last one */
export async function readAppPeople(
  onelogin: OneLoginConnection,
  appId: string,
): Promise<readonly OneLoginAppPerson[]> {
  const people = await onelogin.getAll(`/apps/${encodeURIComponent(appId)}/users?limit=1000`, wirePerson);
  return people.map(({ id, email }) => ({ id: String(id), email: email ?? undefined }));
}

const wireMember = z.object({ id: z.number() });

/**
 * The ids of everybody in a role of OneLogin, whatever their status, in its order (`GET /roles/{id}/users`).
 *
 * @throws OneLoginReadError if they cannot be read to the last one
 */
export async function readRolePeople(onelogin: OneLoginConnection, roleId: string): Promise<ReadonlySet<string>> {
  const path = `/roles/${encodeURIComponent(roleId)}/users?limit=${LARGEST_ROLE_PAGE}`;
  return new Set((await onelogin.getAll(path, wireMember)).map(({ id }) => String(id)));
}
