import { setParameter } from './app-parameters.js';
import { deleteApp } from './app-record.js';
import { reapplyMappings, reapplyRules } from './effects.js';
import { type Json } from './json-value.js';
import { appOf, roleOf, ruleOf, userOf } from './named.js';
import { addToRole, createRole, deleteRole, removeFromRole, setApps } from './role-record.js';
import { placed } from './rules/rule-list.js';
import { appVocabulary, mappingVocabulary } from './rules/vocabulary.js';
import { type SeedProvisioning, type SeedRule, newRule, provisionBy } from './seed.js';
import { type NewUser, STATUS, type StatusName, changeUser, createUser, deleteUser } from './user-record.js';
import { type OneLoginApp, type UserProperties, type World } from './world.js';

/**
 * What a person does by hand in OneLogin's administration. Apps, roles and rules go by name or id, users by username, e-mail address
 * or id; each of these throws an Error that names what there is, if there is no such one.
 */
export interface OneLoginConsole {
  /** Configuration and Provisioning of an app: what is left out stays. */
  provisioning(app: string, settings: SeedProvisioning): void;
  disableProvisioning(app: string): void;
  /** Parameters: changes values of one, by the API's names, such as `{ values: 'admin' }`. One that is not there is made. */
  setParameter(app: string, parameter: string, change: Readonly<Json>): void;
  deleteParameter(app: string, parameter: string): void;
  /** Approves the tasks that wait; of one user, or of all. They are carried out by the next push. */
  approve(app: string, user?: string): void;
  /** More Actions > Reapply entitlement mappings. */
  reapplyRules(app: string): void;
  addRule(app: string, rule: SeedRule): void;
  switchRule(app: string, rule: string, enabled: boolean): void;
  /** Drags a rule to a position, counted from 1. */
  moveRule(app: string, rule: string, position: number): void;
  deleteRule(app: string, rule: string): void;
  renameApp(app: string, name: string): void;
  deleteApp(app: string): void;
  createRole(role: string, users?: readonly string[]): void;
  renameRole(role: string, name: string): void;
  deleteRole(role: string): void;
  addToRole(role: string, ...users: readonly string[]): void;
  removeFromRole(role: string, ...users: readonly string[]): void;
  addAdmin(role: string, user: string): void;
  /** Access: the role gives the app. */
  attachApp(role: string, app: string): void;
  detachApp(role: string, app: string): void;
  createUser(user: NewUser): void;
  /** Changes properties of a user, by the API's names. */
  changeUser(user: string, change: Readonly<Partial<UserProperties>>): void;
  setStatus(user: string, status: StatusName): void;
  deleteUser(user: string): void;
  addMapping(mapping: SeedRule): void;
  deleteMapping(mapping: string): void;
  /** Reapply All Mappings. */
  reapplyMappings(): void;
}

/** The console of a world. */
export function oneLoginConsole(world: World): OneLoginConsole {
  const ids = (users: readonly string[]): readonly number[] => users.map((user) => userOf(world, user).id);
  return {
    ...appConsole(world),
    createRole: (name, users = []) => {
      addToRole(world, createRole(world, name), ids(users));
    },
    renameRole: (role, name) => {
      roleOf(world, role).name = name;
    },
    deleteRole: (role) => {
      deleteRole(world, roleOf(world, role));
    },
    addToRole: (role, ...users) => {
      addToRole(world, roleOf(world, role), ids(users));
    },
    removeFromRole: (role, ...users) => {
      removeFromRole(world, roleOf(world, role), ids(users));
    },
    addAdmin: (role, user) => {
      roleOf(world, role).admins.add(userOf(world, user).id);
    },
    attachApp: (role, app) => {
      const { apps } = roleOf(world, role);
      setApps(world, roleOf(world, role), [...apps, appOf(world, app).id]);
    },
    detachApp: (role, app) => {
      const { id } = appOf(world, app);
      setApps(
        world,
        roleOf(world, role),
        [...roleOf(world, role).apps].filter((one) => one !== id),
      );
    },
    createUser: (user) => {
      createUser(world, user);
    },
    changeUser: (user, change) => {
      changeUser(world, userOf(world, user), change);
    },
    setStatus: (user, status) => {
      changeUser(world, userOf(world, user), { status: STATUS[status] });
    },
    deleteUser: (user) => {
      deleteUser(world, userOf(world, user));
    },
    addMapping: (mapping) => {
      world.mappings = [...world.mappings, newRule(world, mapping, mappingVocabulary(world))];
    },
    deleteMapping: (mapping) => {
      const gone = ruleOf(world.mappings, mapping);
      world.mappings = world.mappings.filter((one) => one !== gone);
    },
    reapplyMappings: () => {
      reapplyMappings(world);
    },
  };
}

type OfApps =
  | 'provisioning'
  | 'disableProvisioning'
  | 'setParameter'
  | 'deleteParameter'
  | 'approve'
  | 'reapplyRules'
  | 'addRule'
  | 'switchRule'
  | 'moveRule'
  | 'deleteRule'
  | 'renameApp'
  | 'deleteApp';

function appConsole(world: World): Pick<OneLoginConsole, OfApps> {
  const app = (name: string): OneLoginApp => appOf(world, name);
  return {
    provisioning: (name, settings) => {
      provisionBy(app(name), settings);
    },
    disableProvisioning: (name) => {
      app(name).provisioningEnabled = false;
    },
    setParameter: (name, parameter, change) => {
      setParameter(world, app(name), parameter, change);
    },
    deleteParameter: (name, parameter) => {
      app(name).parameters.delete(parameter);
    },
    approve: (name, user) => {
      const approved =
        user === undefined ? [...world.users.keys(), ...app(name).provisioned.keys()] : [userOf(world, user).id];
      for (const id of approved) app(name).approved.add(id);
    },
    reapplyRules: (name) => {
      reapplyRules(world, app(name));
    },
    addRule: (name, rule) => {
      app(name).rules = [...app(name).rules, newRule(world, rule, appVocabulary(world, app(name)))];
    },
    switchRule: (name, rule, enabled) => {
      ruleOf(app(name).rules, rule).enabled = enabled;
    },
    moveRule: (name, rule, position) => {
      app(name).rules = placed(app(name).rules, ruleOf(app(name).rules, rule), position);
    },
    deleteRule: (name, rule) => {
      const gone = ruleOf(app(name).rules, rule);
      app(name).rules = app(name).rules.filter((one) => one !== gone);
    },
    renameApp: (name, newName) => {
      app(name).name = newName;
    },
    deleteApp: (name) => {
      deleteApp(world, app(name));
    },
  };
}
