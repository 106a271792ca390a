import { removeProperty } from './app-schema.js';
import { assignGroup, assignUser } from './assignments.js';
import { object } from './json-value.js';
import { type ProvisioningSwitches, noProvisioning, switchedOn } from './provisioning.js';
import { addMember, createGroup, deleteGroup, removeMember, renameGroup } from './group-record.js';
import { type Value } from './expression/value.js';
import { type RuleText, activateRule, deactivateRule, deleteRule, editRule } from './rule-record.js';
import { changeProfile, setStatus } from './user-record.js';
import {
  type SeedRule,
  type SeedUser,
  addRule,
  addUser,
  appByLabel,
  groupByName,
  roleProfile,
  ruleByName,
  userByLogin,
} from './seed.js';
import { type AttributeSchemaType, addUserAttribute } from './user-schema.js';
import {
  type GroupAssignment,
  type Json,
  type OktaGroup,
  type SyncState,
  type UserStatus,
  type World,
} from './world.js';

/**
 * What a person does by hand in Okta's admin console. Apps go by label or id, groups by name or id, users by login or
 * id; each of these throws an Error that names what there is, if there is no such one.
 */
export interface OktaConsole {
  /** Provisioning > Integration: switches SCIM on; the switches under it stay off unless named. */
  switchProvisioningOn(app: string, switches?: ProvisioningSwitches): void;
  /** Switches SCIM off; every switch under it is lost. */
  switchProvisioningOff(app: string): void;
  /** Provisioning > To App and To Okta: sets single switches. */
  setProvisioning(app: string, switches: ProvisioningSwitches): void;
  /** Profile Editor: changes members of the attribute `role`; undefined removes one. */
  editRoleAttribute(app: string, change: Readonly<Json>): void;
  /** Profile Editor: sets the enumerated values of the attribute `role`, each with its own value as title. */
  setRoleValues(app: string, roles: readonly string[]): void;
  /** Profile Editor: empties the external namespace of the attribute `role`. */
  dropExternalNamespace(app: string): void;
  /** Profile Editor: deletes the attribute `role`. */
  deleteRoleAttribute(app: string): void;
  /** Assignments: assigns a group. Without a priority it comes last. */
  assignGroup(app: string, group: string, role: string | undefined, priority?: number): void;
  unassignGroup(app: string, group: string): void;
  /** Sets the role of a group's assignment. */
  setGroupRole(app: string, group: string, role: string): void;
  /** Clears the role of a group's assignment: the profile keeps `role`, as null. */
  clearRole(app: string, group: string): void;
  /** Sets the priority of a group's assignment. The others stay as they are. */
  setPriority(app: string, group: string, priority: number): void;
  setLabel(app: string, label: string): void;
  deactivateApp(app: string): void;
  activateApp(app: string): void;
  deleteApp(app: string): void;
  /** Assigns the app to a user directly, or edits the role they have in it: from then on it is theirs (scope USER). */
  setUserRole(app: string, user: string, role: string | undefined): void;
  /** Takes back what `setUserRole` gave; what they have through a group counts again. */
  unassignUser(app: string, user: string): void;
  /** Makes the push of a user to the app go wrong, or right again. Seen while the app creates users. */
  setSyncState(app: string, user: string, state: SyncState): void;
  createUser(user: SeedUser): void;
  /** Profile: changes some attributes of a user. An attribute that is emptied is empty text. */
  changeProfile(user: string, change: Readonly<Record<string, Value>>): void;
  /** Profile Editor: adds an attribute to the profile of every user. */
  addUserAttribute(name: string, type: AttributeSchemaType): void;
  setUserStatus(user: string, status: UserStatus): void;
  createGroup(group: string, members?: readonly string[]): void;
  /** Directory integrations > Import: a group of another directory, with the name that it has there. Answers its id. */
  importGroup(group: string, members?: readonly string[]): string;
  renameGroup(group: string, name: string): void;
  deleteGroup(group: string): void;
  addMember(group: string, user: string): void;
  /** Takes a user out of a group. The rules that put them there exclude them from then on. */
  removeMember(group: string, user: string): void;
  /** Groups > Rules: makes a rule, active unless it says otherwise. Rules go by name or id. */
  createRule(rule: SeedRule): void;
  deactivateRule(rule: string): void;
  activateRule(rule: string): void;
  /** Edits the expression of a rule. Okta asks to deactivate an active one for it; it is active again afterwards. */
  editRule(rule: string, expression: string): void;
  /** Edits whom a rule excludes: the logins of all of them. Deactivates and activates it as `editRule` does. */
  setExcluded(rule: string, users: readonly string[]): void;
  /** Deletes a rule, deactivated if it is active. Its members stay, unless `removeUsers`. */
  deleteRule(rule: string, removeUsers?: boolean): void;
}

const ROLE = 'role';

/** The console of a world. */
export function oktaConsole(world: World): OktaConsole {
  const appOf = (label: string) => appByLabel(world, label);
  const groupOf = (name: string) => groupByName(world, name);
  const userOf = (login: string) => userByLogin(world, login);
  const ruleOf = (name: string) => ruleByName(world, name);

  const filledByHand = (name: string): OktaGroup => {
    const group = groupOf(name);
    if (group === world.everyone)
      throw new Error('Okta itself keeps the group Everyone: it has no members to add or remove.');
    return group;
  };

  const editRoleAttribute: OktaConsole['editRoleAttribute'] = (label, change) => {
    const app = appOf(label);
    if (!app.properties.has(ROLE)) throw new Error(`The app "${label}" has no attribute "${ROLE}" to edit.`);
    const edited = { ...object(app.properties.get(ROLE)), ...change };
    app.properties.set(ROLE, Object.fromEntries(Object.entries(edited).filter(([, value]) => value !== undefined)));
    app.schemaUpdated = world.timestamp();
  };

  const editAssignment = (label: string, group: string, change: Partial<GroupAssignment>): void => {
    const app = appOf(label);
    const { id } = groupOf(group);
    const assignment = app.groups.get(id);
    if (assignment === undefined) throw new Error(`The group "${group}" is not assigned to the app "${label}".`);
    app.groups.set(id, { ...assignment, ...change, lastUpdated: world.timestamp() });
  };

  const editText = (name: string, change: Partial<RuleText>): void => {
    const rule = ruleOf(name);
    const wasActive = rule.status === 'ACTIVE';
    if (wasActive) deactivateRule(world, rule);
    try {
      editRule(world, rule, { ...rule, excluded: [...rule.excluded], ...change });
    } finally {
      if (wasActive) activateRule(world, rule);
    }
  };

  const setProvisioning: OktaConsole['setProvisioning'] = (label, switches) => {
    const app = appOf(label);
    if (!app.provisioning.enabled) throw new Error(`Switch provisioning of the app "${label}" on first.`);
    app.provisioning = switchedOn({ ...app.provisioning, ...switches });
  };

  return {
    switchProvisioningOn: (label, switches = {}) => {
      appOf(label).provisioning = switchedOn(switches);
    },
    switchProvisioningOff: (label) => {
      const app = appOf(label);
      app.provisioning = noProvisioning();
      if (app.connection !== undefined) app.connection = { ...app.connection, status: 'DISABLED' };
    },
    setProvisioning,
    editRoleAttribute,
    setRoleValues: (label, roles) => {
      editRoleAttribute(label, { enum: roles, oneOf: roles.map((role) => ({ const: role, title: role })) });
    },
    dropExternalNamespace: (label) => {
      editRoleAttribute(label, { externalNamespace: undefined });
    },
    deleteRoleAttribute: (label) => {
      removeProperty(appOf(label), ROLE);
    },
    assignGroup: (label, group, role, priority) => {
      assignGroup(world, appOf(label), groupOf(group).id, roleProfile(role), priority);
    },
    unassignGroup: (label, group) => {
      appOf(label).groups.delete(groupOf(group).id);
    },
    setGroupRole: (label, group, role) => {
      editAssignment(label, group, { profile: { [ROLE]: role } });
    },
    clearRole: (label, group) => {
      editAssignment(label, group, { profile: { [ROLE]: null } });
    },
    setPriority: (label, group, priority) => {
      editAssignment(label, group, { priority });
    },
    setLabel: (label, to) => {
      appOf(label).label = to;
    },
    deactivateApp: (label) => {
      appOf(label).status = 'INACTIVE';
    },
    activateApp: (label) => {
      appOf(label).status = 'ACTIVE';
    },
    deleteApp: (label) => {
      world.apps.delete(appOf(label).id);
    },
    setUserRole: (label, user, role) => {
      assignUser(world, appOf(label), userOf(user), roleProfile(role));
    },
    unassignUser: (label, user) => {
      appOf(label).users.delete(userOf(user).id);
    },
    setSyncState: (label, user, state) => {
      appOf(label).syncStates.set(userOf(user).id, state);
    },
    createUser: (user) => {
      addUser(world, user);
    },
    changeProfile: (user, change) => {
      changeProfile(world, userOf(user), { ...change });
    },
    addUserAttribute: (name, type) => {
      addUserAttribute(world, name, type);
    },
    setUserStatus: (user, status) => {
      setStatus(world, userOf(user), status);
    },
    createGroup: (name, members = []) => {
      const group = createGroup(world, name, '');
      for (const login of members) addMember(world, group, userOf(login).id);
    },
    importGroup: (name, members = []) => {
      const group = createGroup(world, name, '', 'APP_GROUP');
      for (const login of members) addMember(world, group, userOf(login).id);
      return group.id;
    },
    renameGroup: (group, name) => {
      const found = groupOf(group);
      renameGroup(world, found, name, found.description);
    },
    deleteGroup: (group) => {
      deleteGroup(world, groupOf(group));
    },
    addMember: (group, user) => {
      addMember(world, filledByHand(group), userOf(user).id);
    },
    removeMember: (group, user) => {
      removeMember(world, filledByHand(group), userOf(user).id);
    },
    createRule: (rule) => {
      addRule(world, rule);
    },
    deactivateRule: (rule) => {
      deactivateRule(world, ruleOf(rule));
    },
    activateRule: (rule) => {
      activateRule(world, ruleOf(rule));
    },
    editRule: (rule, expression) => {
      editText(rule, { expression });
    },
    setExcluded: (rule, users) => {
      editText(rule, { excluded: users.map((login) => userOf(login).id) });
    },
    deleteRule: (name, removeUsers = false) => {
      const rule = ruleOf(name);
      if (rule.status === 'ACTIVE') deactivateRule(world, rule);
      deleteRule(world, rule, removeUsers);
    },
  };
}
