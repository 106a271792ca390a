import { type OneLoginAccount } from '../../access/onelogin-account.js';
import { type AssignedStation } from '../../people/assigned-station.js';
import { quoted } from '../../text/quoted.js';
import { type ProviderAccess, type ReadOptions } from '../identity-provider.js';
import { whyEmpty } from './app/empty-app.js';
import { isAssignedAs } from './app/is-assigned-as.js';
import { type OneLoginLiveApp } from './app/onelogin-state.js';
import { hasNoApp } from './app/read-app.js';
import { readAppPeople, readRolePeople } from './app/read-app-people.js';
import { readAssignedApp } from './app/read-assigned-app.js';
import { type GivingRole, readGivingRoles } from './app/read-giving-roles.js';
import { readAppRules } from './app/read-rules.js';
import { attributeNamesOf, readUsers } from './app/read-users.js';
import { assignedPeople } from './assigned-people.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';
import { asksForTexts, rolesAsked } from './live-role.js';

/** Whose the roles of the people are, for the source. */
const ROLES_ARE_COMPUTED =
  'Klaviyo roles as its rules would give them now, since OneLogin does not show the one that it keeps for a person';

const NOT_ENABLED = 'provisioning is not enabled for the app';

/**
 * Reads who has an account's app in OneLogin, and the Klaviyo role that the app gives them: as its rules are now, since the API does not show which one
 * OneLogin keeps for a person; the source says so. Where there is no way to OneLogin, why. Where it has no such app and the account's plan
 * creates it, that it is not deployed yet.
 *
 * @throws OneLoginReadError if the account's own app is not found, if nobody has it and it is not known that this is right, or if anything of
 * it cannot be read whole: with a way to OneLogin, the check never goes on without it
 */
export async function readAssigned(
  access: ProviderAccess<OneLoginConnection>,
  account: OneLoginAccount,
  { planned }: ReadOptions = {},
): Promise<AssignedStation> {
  if (!access.available) return access;
  const onelogin = await access.open();
  const { app: declared, adopt } = account.identityProvider;
  const isMade = declared.origin === 'connector' && adopt === undefined;
  if (planned?.app === true && isMade && (await hasNoApp(onelogin, declared.label))) {
    const reason = `the app ${quoted(declared.label)} is not in OneLogin ${access.address} yet; the plan creates it`;
    return { available: false, reason, notDeployed: true };
  }
  const app = await readAssignedApp(onelogin, account);
  const giving = await readGivingRoles(onelogin, app);
  const people = await peopleOf(onelogin, account, app, giving);
  return {
    available: true,
    source: `OneLogin ${access.address}, app ${quoted(app.name)} (${app.id}); ${ROLES_ARE_COMPUTED}${unknownWords(people)}`,
    people,
    // The parameter takes any value.
    roleValues: undefined,
    ...(people.length === 0 && { emptyBecause: whyEmpty(onelogin, account, app, giving, planned) }),
    ...(isStopped(app) && { provisioningStopped: NOT_ENABLED }),
  };
}

/** Of how many people the role cannot be told, for the source; empty where it is of nobody. */
function unknownWords(people: ReturnType<typeof assignedPeople>): string {
  const { length } = people.filter(({ roleUnknownBecause }) => roleUnknownBecause !== undefined);
  return length === 0 ? '' : `; of ${length} ${length === 1 ? 'person' : 'people'} it cannot be told which one`;
}

function isStopped({ provisioningEnabled }: OneLoginLiveApp): boolean {
  return provisioningEnabled === false;
}

async function peopleOf(
  onelogin: OneLoginConnection,
  { assignments, identityProvider }: OneLoginAccount,
  app: OneLoginLiveApp,
  giving: readonly GivingRole[],
): Promise<ReturnType<typeof assignedPeople>> {
  const parameter = identityProvider.app.roleParameter;
  const rules = await readAppRules(onelogin, app.id);
  const listed = new Set((await readAppPeople(onelogin, app.id)).map(({ id }) => id));
  const ids = new Set([...listed, ...giving.flatMap(({ people }) => [...people])]);
  const withTexts = asksForTexts({ app, parameter, rules });
  const users = await readUsers(onelogin, [...ids], withTexts ? 'with-attributes' : 'base');
  return assignedPeople(users, {
    listed,
    giving: giving.map((role) => ({
      name: assignments.find((each) => isAssignedAs(each, role))?.group ?? role.name,
      people: role.people,
    })),
    isStopped: isStopped(app),
    sources: {
      ...{ app, parameter, rules },
      members: await membersOf(onelogin, rolesAsked(rules, parameter), giving),
      attributeNames: withTexts ? attributeNamesOf(users) : [],
    },
  });
}

/** Who is in the roles of OneLogin that rules ask for. In one that is gone there is nobody. */
async function membersOf(
  onelogin: OneLoginConnection,
  ids: readonly string[],
  giving: readonly GivingRole[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const members = new Map(giving.map(({ id, people }) => [id, people]));
  for (const id of ids) if (!members.has(id)) members.set(id, await membersIfThere(onelogin, id));
  return members;
}

async function membersIfThere(onelogin: OneLoginConnection, id: string): Promise<ReadonlySet<string>> {
  try {
    return await readRolePeople(onelogin, id);
  } catch (error) {
    if (error instanceof OneLoginReadError && error.code === 'ONELOGIN_NOT_FOUND') return new Set();
    throw error;
  }
}
