import { validationFailed } from './errors.js';
import { type OktaGroup, type World } from './world.js';

/** Makes a group. @throws OktaApiError 400 if the name is left out or taken: names are unique in an organisation */
export function createGroup(world: World, name: string | undefined, description: string): OktaGroup {
  const at = world.timestamp();
  const group: OktaGroup = {
    id: world.nextId('00g'),
    type: 'OKTA_GROUP',
    name: freeName(world, name, undefined),
    description,
    created: at,
    lastUpdated: at,
    lastMembershipUpdated: at,
    members: new Set(),
  };
  world.groups.set(group.id, group);
  return group;
}

/** Changes a group's name and description. @throws OktaApiError 400 as for a new one */
export function renameGroup(world: World, group: OktaGroup, name: string | undefined, description: string): void {
  group.name = freeName(world, name, group);
  group.description = description;
  group.lastUpdated = world.timestamp();
}

/** Removes a group, and with it every assignment of it to an app. */
export function deleteGroup(world: World, group: OktaGroup): void {
  world.groups.delete(group.id);
  for (const app of world.apps.values()) app.groups.delete(group.id);
}

/** Puts a user into a group. */
export function addMember(world: World, group: OktaGroup, userId: string): void {
  group.members.add(userId);
  group.lastMembershipUpdated = world.timestamp();
}

/** Takes a user out of a group, and so out of the apps that they had through it. */
export function removeMember(world: World, group: OktaGroup, userId: string): void {
  group.members.delete(userId);
  group.lastMembershipUpdated = world.timestamp();
}

function freeName(world: World, name: string | undefined, except: OktaGroup | undefined): string {
  if (name === undefined) throw validationFailed('name', 'name: The field cannot be left blank');
  for (const group of world.groups.values()) {
    if (group !== except && group.name.toLowerCase() === name.toLowerCase()) {
      throw validationFailed('name', 'name: An object with this field already exists in the current organization');
    }
  }
  return name;
}
