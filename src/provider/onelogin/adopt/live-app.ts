import { type OneLoginSettings } from '../../../access/onelogin-settings.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { CONNECTOR_SEARCHES } from '../app/connector-names.js';
import {
  type OneLoginLiveApp,
  type OneLoginLiveRole,
  type OneLoginRule,
  type OneLoginUser,
} from '../app/onelogin-state.js';
import { readAppPeople, readRolePeople } from '../app/read-app-people.js';
import { readApp } from '../app/read-app.js';
import { readConnectors } from '../app/read-connectors.js';
import { readRoles } from '../app/read-roles.js';
import { readAppRules, readMappings } from '../app/read-rules.js';
import { readUsers } from '../app/read-users.js';

/** A hand-made app of OneLogin with all that its access file is made from. */
export interface LiveApp {
  readonly onelogin: OneLoginSettings;
  readonly app: OneLoginLiveApp;
  /** What the connector of the app is called; undefined where a search for those of Klaviyo's guides does not find it. */
  readonly connector: string | undefined;
  /** Its rules, by position; disabled ones last. */
  readonly rules: readonly OneLoginRule[];
  /** The roles of OneLogin that give the app, in OneLogin's order. */
  readonly roles: readonly OneLoginLiveRole[];
  /** Ids of those whose name another role of OneLogin has too. */
  readonly sharedNames: ReadonlySet<string>;
  /** All mappings, by position; disabled ones last. */
  readonly mappings: readonly OneLoginRule[];
  /** Ids of the people in each of the roles. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of everybody who has the app. */
  readonly appPeople: readonly string[];
  /** All of these people, by id. */
  readonly people: ReadonlyMap<string, OneLoginUser>;
}

/**
 * Reads an app and what belongs to it.
 *
 * @param onProgress - called with what is being read
 * @throws OneLoginReadError if anything cannot be read whole
 */
export async function readLiveApp(
  connection: OneLoginConnection,
  onelogin: OneLoginSettings,
  id: string,
  onProgress: (what: string) => void,
): Promise<LiveApp> {
  onProgress(`the app ${id}`);
  const app = await readApp(connection, id);
  const connectors = [];
  for (const search of CONNECTOR_SEARCHES) connectors.push(...(await readConnectors(connection, search)));
  onProgress('the rules of the app');
  const rules = await readAppRules(connection, app.id);
  const allRoles = await readRoles(connection);
  const roles = allRoles.filter(({ id: role, appIds }) => appIds.includes(app.id) || app.roleIds.includes(role));
  onProgress('the mappings');
  const mappings = await readMappings(connection);
  const members = new Map<string, ReadonlySet<string>>();
  for (const role of roles) {
    onProgress(`the people in the role ${role.name}`);
    members.set(role.id, await readRolePeople(connection, role.id));
  }
  onProgress('the people of the app');
  const appPeople = (await readAppPeople(connection, app.id)).map((person) => person.id);
  const ids = new Set([...appPeople, ...[...members.values()].flatMap((inRole) => [...inRole])]);
  const people = await readUsers(connection, [...ids], 'with-attributes');
  return {
    ...{ onelogin, app, rules, roles, mappings, members, appPeople },
    connector: connectors.find((each) => each.id === app.connectorId)?.name,
    sharedNames: sharedNames(allRoles),
    people: new Map(people.map((person) => [person.id, person])),
  };
}

function sharedNames(roles: readonly OneLoginLiveRole[]): ReadonlySet<string> {
  return new Set(
    roles.filter((role) => roles.some((other) => other !== role && other.name === role.name)).map(({ id }) => id),
  );
}
