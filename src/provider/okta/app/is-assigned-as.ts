import { type Assignment } from '../../../access/access-model.js';
import { identityOf } from '../../../access/group-reference.js';
import { type OktaGroupAssignment } from './okta-app-state.js';

/** Whether a group of the app is the one that an assignment of the access file means. */
export function isAssignedAs(declared: Assignment, { groupId, groupName, groupType }: OktaGroupAssignment): boolean {
  const identity = identityOf(declared);
  if (identity?.by === 'id') return groupId === identity.id;
  return groupName === declared.group && (identity === undefined || groupType === identity.type);
}
