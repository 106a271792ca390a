import { changeApplication, applicationOf, deleteApplication } from './app-record.js';
import { assign, assignmentsOf } from './assignment-record.js';
import { addMember, changeGroup, createGroup, deleteGroup, removeMember } from './group-record.js';
import { mapRole, switchMapping, unmap } from './role-mapping.js';
import { groupOf, principalNamed, principalOf, roleNamed, userOf } from './named.js';
import { type SeedUser, addUser } from './seed.js';
import { pauseJob, quarantineJob, restartJob, startJob } from './synchronization/job-record.js';
import { changeUser, deleteUser, purgeUser } from './user-record.js';
import { type ServicePrincipal, type SynchronizationJob, type UserProperties, type World } from './world.js';

/**
 * What a person does by hand in Microsoft Entra's admin center. Apps go by display name or id, groups by display name or id, users by
 * userPrincipalName or id, roles by value, display name or id; each of these throws an Error that names what there is, if there is
 * no such one.
 */
export interface EntraPortal {
  /** Users and groups: assigns a user or a group. Default role: the template's `User`. */
  assign(app: string, principal: string, role?: string): void;
  /** Users and groups: takes an assignment away; all of the user or group, unless a role is named. */
  unassign(app: string, principal: string, role?: string): void;
  /** Attribute mapping: maps the role to a target attribute, with Entra's function for it unless another expression is given. */
  mapRole(app: string, target: string, expression?: string): void;
  /** Attribute mapping: deletes the mapping of a target attribute. */
  unmap(app: string, target: string): void;
  /** Mappings: switches the provisioning of users or groups on or off. */
  switchMapping(app: string, kind: 'User' | 'Group', enabled: boolean): void;
  /** Provisioning > Admin Credentials: sets one key, in its place; a new one comes last. */
  setSecret(app: string, key: string, value: string): void;
  /** Removes a key. */
  removeSecret(app: string, key: string): void;
  startJob(app: string): void;
  pauseJob(app: string): void;
  restartJob(app: string): void;
  /** Deletes the job; what was mapped goes with it. */
  deleteJob(app: string): void;
  /** As Entra does when the app's server refuses for long. Default reason `EncounteredBaseEscrowThreshold`. */
  quarantine(app: string, reason?: string): void;
  release(app: string): void;
  /** App roles: changes the value of one. */
  setRoleValue(app: string, role: string, value: string): void;
  renameApp(app: string, displayName: string): void;
  deleteApp(app: string): void;
  createUser(user: SeedUser): void;
  /** Changes properties of a user, by Graph's names. */
  changeUser(user: string, change: Readonly<Partial<UserProperties>>): void;
  /** Blocks sign-in. */
  disableUser(user: string): void;
  enableUser(user: string): void;
  /** Deletes a user; they can be restored. */
  deleteUser(user: string): void;
  restoreUser(user: string): void;
  /** Deletes a user for good. */
  purgeUser(user: string): void;
  createGroup(group: string, members?: readonly string[]): void;
  createDynamicGroup(group: string, rule: string): void;
  setRule(group: string, rule: string): void;
  renameGroup(group: string, displayName: string): void;
  deleteGroup(group: string): void;
  /** Adds users, or groups, to a group. */
  addMembers(group: string, ...members: readonly string[]): void;
  removeMember(group: string, member: string): void;
}

const QUARANTINE_REASON = 'EncounteredBaseEscrowThreshold';

/** The portal of a world. */
export function entraPortal(world: World): EntraPortal {
  const app = (name: string): ServicePrincipal => principalOf(world, name);
  const jobOf = (name: string): SynchronizationJob => {
    const [job] = app(name).jobs;
    if (job === undefined) throw new Error(`The app "${name}" has no synchronization job.`);
    return job;
  };
  const registration = (name: string) => {
    const application = applicationOf(world, app(name));
    if (application === undefined) throw new Error(`The app "${name}" has no registration in this tenant.`);
    return application;
  };

  return {
    assign: (name, principal, role = 'User') => {
      assign(world, app(name), principalNamed(world, principal).id, roleNamed(world, app(name), role).id);
    },
    unassign: (name, principal, role) => {
      const { id } = principalNamed(world, principal);
      const roleId = role === undefined ? undefined : roleNamed(world, app(name), role).id;
      const own = assignmentsOf(world, app(name)).filter(
        ({ principalId, appRoleId }) => principalId === id && (roleId === undefined || roleId === appRoleId),
      );
      if (own.length === 0) throw new Error(`"${principal}" is not assigned to the app "${name}" in that way.`);
      for (const assignment of own) world.assignments.delete(assignment.id);
    },
    mapRole: (name, target, expression) => {
      mapRole(jobOf(name), target, expression);
    },
    unmap: (name, target) => {
      unmap(jobOf(name), target);
    },
    switchMapping: (name, kind, enabled) => {
      switchMapping(jobOf(name), kind, enabled);
    },
    setSecret: (name, key, value) => {
      const principal = app(name);
      const isThere = principal.secrets.some((secret) => secret.key === key);
      principal.secrets = isThere
        ? principal.secrets.map((secret) => (secret.key === key ? { key, value } : secret))
        : [...principal.secrets, { key, value }];
    },
    removeSecret: (name, key) => {
      const principal = app(name);
      principal.secrets = principal.secrets.filter((secret) => secret.key !== key);
    },
    startJob: (name) => {
      startJob(jobOf(name));
    },
    pauseJob: (name) => {
      pauseJob(jobOf(name));
    },
    restartJob: (name) => {
      restartJob(jobOf(name), 'Full');
    },
    deleteJob: (name) => {
      const job = jobOf(name);
      app(name).jobs = app(name).jobs.filter((one) => one !== job);
    },
    quarantine: (name, reason = QUARANTINE_REASON) => {
      const message =
        'The provisioning service stopped for the time being: too many requests to the application failed.';
      quarantineJob(world, jobOf(name), reason, { code: reason, message });
    },
    release: (name) => {
      jobOf(name).quarantine = undefined;
    },
    setRoleValue: (name, role, value) => {
      const application = registration(name);
      const { id } = roleNamed(world, app(name), role);
      application.appRoles = application.appRoles.map((one) => (one.id === id ? { ...one, value } : one));
    },
    renameApp: (name, displayName) => {
      changeApplication(world, registration(name), { displayName });
    },
    deleteApp: (name) => {
      deleteApplication(world, registration(name));
    },
    createUser: (user) => {
      addUser(world, user);
    },
    changeUser: (user, change) => {
      changeUser(userOf(world, user), change);
    },
    disableUser: (user) => {
      changeUser(userOf(world, user), { accountEnabled: false });
    },
    enableUser: (user) => {
      changeUser(userOf(world, user), { accountEnabled: true });
    },
    deleteUser: (user) => {
      deleteUser(world, userOf(world, user));
    },
    restoreUser: (user) => {
      userOf(world, user).deletedDateTime = null;
    },
    purgeUser: (user) => {
      purgeUser(world, userOf(world, user));
    },
    createGroup: (displayName, members = []) => {
      const group = createGroup(world, { displayName });
      for (const member of members) addMember(world, group, principalNamed(world, member).id);
    },
    createDynamicGroup: (displayName, membershipRule) => {
      createGroup(world, { displayName, groupTypes: ['DynamicMembership'], membershipRule });
    },
    setRule: (group, membershipRule) => {
      changeGroup(world, groupOf(world, group), { membershipRule });
    },
    renameGroup: (group, displayName) => {
      changeGroup(world, groupOf(world, group), { displayName });
    },
    deleteGroup: (group) => {
      deleteGroup(world, groupOf(world, group));
    },
    addMembers: (group, ...members) => {
      for (const member of members) addMember(world, groupOf(world, group), principalNamed(world, member).id);
    },
    removeMember: (group, member) => {
      removeMember(groupOf(world, group), principalNamed(world, member).id);
    },
  };
}
