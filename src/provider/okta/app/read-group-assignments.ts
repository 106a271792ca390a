import { z } from 'zod';
import { wireGroup } from './find-group.js';
import { type OktaGroupAssignment } from './okta-app-state.js';
import { type OktaConnection } from '../connection/okta-connection.js';

const wireAssignment = z.object({
  id: z.string().min(1),
  priority: z.number().nullish(),
  profile: z.object({ role: z.string().nullish() }).nullish(),
});

/**
 * The groups of an app, in the order of their priorities, each with the role that it gives
 * (`GET /api/v1/apps/{id}/groups`). Okta lists them by id, so each group is asked for its name.
 *
 * @throws OktaReadError
 */
export async function readGroupAssignments(
  okta: OktaConnection,
  appId: string,
): Promise<readonly OktaGroupAssignment[]> {
  const path = `/api/v1/apps/${encodeURIComponent(appId)}/groups?limit=200`;
  const assignments: OktaGroupAssignment[] = [];
  for (const { id, priority, profile } of await okta.getAll(path, z.array(wireAssignment))) {
    const group = await okta.get(`/api/v1/groups/${encodeURIComponent(id)}`, wireGroup);
    assignments.push({
      groupId: id,
      groupName: group.profile.name,
      groupType: group.type,
      priority: priority ?? undefined,
      role: profile?.role ?? null,
    });
  }
  return assignments.sort((one, other) => (one.priority ?? Infinity) - (other.priority ?? Infinity));
}
