import { userNamed } from './user-record.js';
import {
  type Connector,
  type OneLoginApp,
  type OneLoginRole,
  type OneLoginUser,
  type Rule,
  type World,
} from './world.js';

/** A name that nobody and nothing of the account has. */
export class NameError extends Error {
  override readonly name = 'NameError';
}

/** The user with this username, e-mail address or id. @throws NameError if there is none */
export function userOf(world: World, name: string): OneLoginUser {
  return (
    userNamed(world, name) ??
    theOne([...world.users.values()], 'user', name, ({ id, properties }) => [String(id), properties.email])
  );
}

/** The role with this name or id. @throws NameError if there is none */
export function roleOf({ roles }: World, name: string): OneLoginRole {
  return theOne([...roles.values()], 'role', name, ({ id, name: own }) => [String(id), own]);
}

/** The app with this name or id. @throws NameError if there is none */
export function appOf({ apps }: World, name: string): OneLoginApp {
  return theOne([...apps.values()], 'app', name, ({ id, name: own }) => [String(id), own]);
}

/** The connector with this name or id. @throws NameError if there is none */
export function connectorNamed({ connectors }: World, name: string): Connector {
  return theOne([...connectors.values()], 'connector', name, ({ id, name: own }) => [String(id), own]);
}

/** The rule of a list with this name or id. @throws NameError if there is none */
export function ruleOf(rules: readonly Rule[], name: string): Rule {
  return theOne(rules, 'rule', name, ({ id, name: own }) => [String(id), own]);
}

function theOne<Thing>(
  things: readonly Thing[],
  kind: string,
  wanted: string,
  namesOf: (thing: Thing) => readonly string[],
): Thing {
  const thing = things.find((candidate) => namesOf(candidate).includes(wanted));
  if (thing !== undefined) return thing;
  const known = things.map((candidate) => namesOf(candidate)[1]).join(', ');
  throw new NameError(`The simulated OneLogin has no ${kind} "${wanted}". It has: ${known === '' ? 'none' : known}.`);
}
