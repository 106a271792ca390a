import { type Assignment } from '../../../access/access-model.js';
import { type EntraRoleAssignment } from './entra-state.js';

/** Whether a group of the application is the one that an assignment of the access file means. */
export function isAssignedAs({ group, identity }: Assignment, found: EntraRoleAssignment): boolean {
  if (found.principalType !== 'Group') return false;
  if (identity?.by === 'id') return found.principalId === identity.id.toLowerCase();
  return found.principalName === group;
}
