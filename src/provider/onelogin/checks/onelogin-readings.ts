import { type Account } from '../../../access/access-model.js';
import { oneLoginAccount, type OneLoginAccount } from '../../../access/onelogin-account.js';
import { type OneLoginSettings } from '../../../access/onelogin-settings.js';
import { asSentence } from '../../../text/sentence.js';
import { type Reading, reading, unread, whyMissing } from '../../reading.js';
import { CONNECTOR_SEARCHES, type OneLoginConnector } from '../app/connector-names.js';
import { type OneLoginLiveApp, type OneLoginLiveRole, type OneLoginRule } from '../app/onelogin-state.js';
import { type OneLoginAppPerson, readAppPeople, readRolePeople } from '../app/read-app-people.js';
import { findApp } from '../app/read-app.js';
import { readConnectors } from '../app/read-connectors.js';
import { type MeantRole, readMeantRoles } from '../app/read-meant-roles.js';
import { readRoles } from '../app/read-roles.js';
import { readAppRules, readMappings } from '../app/read-rules.js';
import { connectOneLogin, type OneLoginConnectSurroundings } from '../connect.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { ONELOGIN_PROFILE } from '../profile.js';

export type OneLoginReading<Value> = Reading<Value, OneLoginReadError>;

/** All that was read of OneLogin for one account. */
export interface OneLoginReadings {
  /** Such as `https://acme.onelogin.com`. */
  readonly address: string;
  /** Unread: there are no credentials. */
  readonly signIn: OneLoginReading<OneLoginConnection>;
  /** The role of OneLogin of each assignment. It does not rest on the app. */
  readonly meantRoles: OneLoginReading<readonly MeantRole[]>;
  /** All mappings of OneLogin, also those that are switched off. They do not rest on the app. */
  readonly mappings: OneLoginReading<readonly OneLoginRule[]>;
  /** The connectors from which an app for Klaviyo can be made. They do not rest on the app. */
  readonly connectors: OneLoginReading<readonly OneLoginConnector[]>;
  readonly app: OneLoginReading<OneLoginLiveApp>;
  /** The rules of the app, also those that are switched off. */
  readonly rules: OneLoginReading<readonly OneLoginRule[]>;
  /** The roles of OneLogin that give the app. */
  readonly givingRoles: OneLoginReading<readonly OneLoginLiveRole[]>;
  /** Who has the app. */
  readonly people: OneLoginReading<readonly OneLoginAppPerson[]>;
  /** The ids of the people who are in the role of OneLogin of an assignment. */
  readonly members: OneLoginReading<ReadonlySet<string>>;
  /** The day in UTC by which grants have ended, as YYYY-MM-DD. */
  readonly today: string;
}

type NotRead = Exclude<OneLoginReading<never>, { readonly state: 'read' }>;

/** The way to OneLogin, as a reading: for the doctor it is a result, too, that there is none. */
type OneLoginWay = Pick<OneLoginReadings, 'address' | 'signIn'>;

/** Reads what the checks and the runbook look at, over one connection for all accounts. */
export function oneLoginReader(
  settings: OneLoginSettings,
  surroundings: OneLoginConnectSurroundings,
): (account: Account) => Promise<OneLoginReadings> {
  let way: Promise<OneLoginWay> | undefined;
  return async (account) =>
    readOneLogin(oneLoginAccount(account), await (way ??= wayToOneLogin(settings, surroundings)));
}

async function wayToOneLogin(
  settings: OneLoginSettings,
  surroundings: OneLoginConnectSurroundings,
): Promise<OneLoginWay> {
  const access = await reading(() => connectOneLogin(settings, surroundings), OneLoginReadError);
  const place = ONELOGIN_PROFILE.location(settings);
  if (access.state !== 'read') return { address: place, signIn: access };
  if (!access.value.available) return { address: place, signIn: unread(asSentence(access.value.reason)) };
  const { address, open } = access.value;
  return { address, signIn: await reading(open, OneLoginReadError) };
}

/** Reads everything of an account's app. What rests on it is not read without it. */
async function readOneLogin(account: OneLoginAccount, way: OneLoginWay): Promise<OneLoginReadings> {
  const today = new Date().toISOString().slice(0, 10);
  const { signIn } = way;
  if (signIn.state !== 'read') {
    const nothing = { meantRoles: signIn, mappings: signIn, connectors: signIn, members: signIn };
    return { ...way, today, ...nothing, ...withoutApp(signIn) };
  }
  const onelogin = signIn.value;
  const meantRoles = await reading(() => readMeantRoles(onelogin, account.assignments), OneLoginReadError);
  const withoutRest = {
    ...way,
    today,
    meantRoles,
    mappings: await reading(() => readMappings(onelogin), OneLoginReadError),
    connectors: await reading(() => connectorsForKlaviyo(onelogin), OneLoginReadError),
    members: await membersOf(onelogin, meantRoles),
  };
  const app = await reading(() => findApp(onelogin, account.identityProvider), OneLoginReadError);
  if (app.state !== 'read') return { ...withoutRest, ...withoutApp(app) };
  const { id, roleIds } = app.value;
  return {
    ...withoutRest,
    app,
    rules: await reading(() => readAppRules(onelogin, id), OneLoginReadError),
    givingRoles: await reading(
      async () => (await readRoles(onelogin)).filter((role) => roleIds.includes(role.id)),
      OneLoginReadError,
    ),
    people: await reading(() => readAppPeople(onelogin, id), OneLoginReadError),
  };
}

async function connectorsForKlaviyo(onelogin: OneLoginConnection): Promise<readonly OneLoginConnector[]> {
  const found: OneLoginConnector[] = [];
  for (const name of CONNECTOR_SEARCHES) found.push(...(await readConnectors(onelogin, name)));
  return found;
}

async function membersOf(
  onelogin: OneLoginConnection,
  meantRoles: OneLoginReadings['meantRoles'],
): Promise<OneLoginReadings['members']> {
  if (meantRoles.state !== 'read') return unread(whyMissing('The roles of OneLogin', meantRoles));
  // Somebody of a role that is not told from others of its name would seem to be in no declared one.
  const unclear = meantRoles.value.flatMap((meant) =>
    'error' in meant && !isYetToBeMade(meant) ? [meant.error] : [],
  )[0];
  if (unclear !== undefined) return unread(unclear.problem);
  const roles = meantRoles.value.flatMap((meant) => ('role' in meant ? [meant.role] : []));
  return reading(async () => {
    const members = new Set<string>();
    for (const { id } of roles) for (const person of await readRolePeople(onelogin, id)) members.add(person);
    return members;
  }, OneLoginReadError);
}

function isYetToBeMade({ assignment, error }: Extract<MeantRole, { readonly error: unknown }>): boolean {
  return assignment.create && error.code === 'ONELOGIN_NOT_FOUND';
}

/** Why what rests on the app cannot be checked, as a sentence. */
export function whyNoApp(missing: NotRead): string {
  const isThere = missing.state === 'unread' || missing.error.code !== 'ONELOGIN_NOT_FOUND';
  return isThere ? whyMissing('The app', missing) : 'The app is not there.';
}

function withoutApp(missing: NotRead): Pick<OneLoginReadings, 'app' | 'rules' | 'givingRoles' | 'people'> {
  const rest = unread(whyNoApp(missing));
  return { app: missing, rules: rest, givingRoles: rest, people: rest };
}
