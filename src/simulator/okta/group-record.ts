import { type OktaApiError, accessDenied, unsupportedOperation, validationFailed } from './errors.js';
import { BY_HAND, excludeFrom, reevaluate } from './rule-effects.js';
import { type GroupType, type OktaGroup, type World } from './world.js';

/**
 * Makes a group. The names of Okta's own groups are unique; an imported group brings the name that it has in its directory.
 *
 * @throws OktaApiError 400 if the name is left out, or taken by a group of Okta's own
 */
export function createGroup(
  world: World,
  name: string | undefined,
  description: string,
  type: GroupType = 'OKTA_GROUP',
): OktaGroup {
  const at = world.timestamp();
  const group: OktaGroup = {
    id: world.nextId('00g'),
    type,
    name: type === 'APP_GROUP' && name !== undefined ? name : freeName(world, name, undefined),
    description,
    created: at,
    lastUpdated: at,
    lastMembershipUpdated: at,
    members: new Map(),
  };
  world.groups.set(group.id, group);
  return group;
}

/**
 * Changes a group's name and description.
 *
 * @throws OktaApiError 400 as for a new one; 403 for a group that is not Okta's own ("Replace a group": only groups of the type
 * OKTA_GROUP). The refusal itself is recorded nowhere
 */
export function renameGroup(world: World, group: OktaGroup, name: string | undefined, description: string): void {
  requireOwn(group);
  group.name = freeName(world, name, group);
  group.description = description;
  group.lastUpdated = world.timestamp();
}

/**
 * Removes a group, and with it every assignment of it to an app. Active rules that assign it become invalid; those of the others that
 * ask for it see that its members have left it.
 *
 * @throws OktaApiError 403 for a built-in group
 */
export function deleteGroup(world: World, group: OktaGroup): void {
  if (group.type === 'BUILT_IN') throw notAllowed(group);
  world.groups.delete(group.id);
  for (const app of world.apps.values()) app.groups.delete(group.id);
  for (const rule of world.groupRules.values()) {
    if (rule.status !== 'ACTIVE' || !rule.groupIds.includes(group.id)) continue;
    rule.status = 'INVALID';
    rule.lastUpdated = world.timestamp();
  }
  for (const id of group.members.keys()) reevaluate(world, id);
}

/** Puts a user into a group for a client. @throws OktaApiError 403 for an imported group, 501 for one that Okta fills */
export function putMember(world: World, group: OktaGroup, userId: string): void {
  requireMembersOfOwn(group);
  addMember(world, group, userId);
}

/** Takes a user out of a group for a client. @throws OktaApiError as for `putMember` */
export function takeMember(world: World, group: OktaGroup, userId: string): void {
  requireMembersOfOwn(group);
  removeMember(world, group, userId);
}

/**
 * Puts a user into a group by hand. Somebody who is in it already stays as they are in it; an active rule of the group that matches
 * them manages them from then on.
 */
export function addMember(world: World, group: OktaGroup, userId: string): void {
  if (!group.members.has(userId)) group.members.set(userId, BY_HAND);
  group.lastMembershipUpdated = world.timestamp();
  reevaluate(world, userId);
}

/**
 * Takes a user out of a group, and so out of the apps that they had through it. Every rule that manages them in it passes over them from
 * then on, whoever took them out (https://support.okta.com/help/s/article/User-getting-added-in-group-exclusion-list-by-Okta-System-SystemPrincipal).
 *
 * @throws OktaApiError 400 if such a rule excludes as many people as it can
 */
export function removeMember(world: World, group: OktaGroup, userId: string): void {
  excludeFrom(world, group.members.get(userId) ?? BY_HAND, userId);
  group.members.delete(userId);
  group.lastMembershipUpdated = world.timestamp();
  reevaluate(world, userId);
}

/**
 * Refuses to change the members of a group that is not Okta's own, with the sentences that clients have met: of Everyone
 * (okta/terraform-provider-okta issue 903), of an imported group (its pull request 118).
 */
function requireMembersOfOwn(group: OktaGroup): void {
  if (group.type === 'BUILT_IN') throw unsupportedOperation();
  requireOwn(group);
}

function requireOwn(group: OktaGroup): void {
  if (group.type !== 'OKTA_GROUP') throw notAllowed(group);
}

function notAllowed({ name, type }: OktaGroup): OktaApiError {
  return accessDenied([`The group ${name} is of the type ${type}.`]);
}

function freeName(world: World, name: string | undefined, except: OktaGroup | undefined): string {
  if (name === undefined) throw validationFailed('name', 'name: The field cannot be left blank');
  for (const group of world.groups.values()) {
    if (group !== except && group.type !== 'APP_GROUP' && group.name.toLowerCase() === name.toLowerCase()) {
      throw validationFailed('name', 'name: An object with this field already exists in the current organization');
    }
  }
  return name;
}
