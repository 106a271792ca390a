import { z } from 'zod';
import { type OktaAppUser } from './okta-app-state.js';
import { type OktaConnection } from '../connection/okta-connection.js';

const wireAppUser = z.object({
  id: z.string().min(1),
  scope: z.enum(['USER', 'GROUP']),
  status: z.string(),
  syncState: z.string().nullish(),
  externalId: z.string().nullish(),
  credentials: z.object({ userName: z.string().nullish() }).nullish(),
  profile: z
    .object({ role: z.string().nullish(), givenName: z.string().nullish(), familyName: z.string().nullish() })
    .nullish(),
});

/**
 * Everybody who has an app, with the role that Okta resolved for them (`GET /api/v1/apps/{id}/users`), in Okta's order.
 *
 * @throws OktaReadError
 */
export async function readAppUsers(okta: OktaConnection, appId: string): Promise<readonly OktaAppUser[]> {
  const path = `/api/v1/apps/${encodeURIComponent(appId)}/users?limit=500`;
  const users = await okta.getAll(path, z.array(wireAppUser));
  return users.map(({ id, scope, status, syncState, externalId, credentials, profile }) => ({
    id,
    userName: credentials?.userName ?? '',
    scope,
    status,
    syncState: syncState ?? undefined,
    role: profile?.role ?? null,
    givenName: profile?.givenName ?? '',
    familyName: profile?.familyName ?? '',
    externalId: externalId ?? null,
  }));
}
