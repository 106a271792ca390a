import { type Assignment } from '../../../access/access-model.js';
import { type OneLoginLiveRole } from './onelogin-state.js';

/** Whether a role of OneLogin is the one that an assignment of the access file means. */
export function isAssignedAs(
  { group, identity }: Pick<Assignment, 'group' | 'identity'>,
  role: Pick<OneLoginLiveRole, 'id' | 'name'>,
): boolean {
  return identity?.by === 'id' ? role.id === identity.id : role.name === group;
}
