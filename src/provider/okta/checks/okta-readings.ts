import { asSentence } from '../../../text/sentence.js';
import { oktaAccount, type OktaAccount } from '../../../access/okta-account.js';
import { type Account } from '../../../access/access-model.js';
import { type OktaSettings } from '../../../access/okta-settings.js';
import {
  type OktaAppState,
  type OktaAppUser,
  type OktaGroupAssignment,
  type OktaRoleAttribute,
} from '../app/okta-app-state.js';
import { oktaAddress } from '../connection/okta-address.js';
import { connectOkta, type OktaConnectSurroundings, type OktaSignIn } from '../connect.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';
import { readAppUsers } from '../app/read-app-users.js';
import { type DeclaredRule, readDeclaredRules } from '../app/read-declared-rules.js';
import { findOktaApp } from '../app/read-app.js';
import { type MeantGroup, readMeantGroups } from '../app/read-meant-groups.js';
import { readGroupAssignments } from '../app/read-group-assignments.js';
import { readRoleAttribute } from '../app/read-role-attribute.js';
import { type Reading, reading, unread, wasRead } from '../../reading.js';

export type OktaReading<Value> = Reading<Value, OktaReadError>;

/** All that was read of Okta for one account. */
export interface OktaReadings {
  /** Such as `https://acme.okta.com`. */
  readonly address: OktaReading<string>;
  /** Unread: there are no credentials. */
  readonly signIn: OktaReading<OktaSignIn>;
  /** The group of each assignment. It does not rest on the app. */
  readonly meantGroups: OktaReading<readonly MeantGroup[]>;
  /** The rule of each assignment with a condition. They do not rest on the app. */
  readonly rules: OktaReading<readonly DeclaredRule[]>;
  readonly app: OktaReading<OktaAppState>;
  /** Undefined: the app has no such attribute. */
  readonly roleAttribute: OktaReading<OktaRoleAttribute | undefined>;
  readonly groupAssignments: OktaReading<readonly OktaGroupAssignment[]>;
  readonly appUsers: OktaReading<readonly OktaAppUser[]>;
}

/** The way to Okta, as readings: for the doctor it is a result, too, that there is none. */
interface OktaWay extends Pick<OktaReadings, 'address' | 'signIn'> {
  readonly connection: OktaReading<OktaConnection>;
}

/** Reads what the checks and the runbook look at, over one connection for all accounts. */
export function oktaReader(
  settings: OktaSettings,
  surroundings: OktaConnectSurroundings,
): (account: Account) => Promise<OktaReadings> {
  let way: Promise<OktaWay> | undefined;
  return async (account) => readOkta(oktaAccount(account), await (way ??= wayToOkta(settings, surroundings)));
}

async function wayToOkta(settings: OktaSettings, surroundings: OktaConnectSurroundings): Promise<OktaWay> {
  // Read here too, so that the reports name it where there are no credentials.
  const address = await reading(() => oktaAddress(settings, surroundings.environment), OktaReadError);
  const access = await reading(() => connectOkta(settings, surroundings), OktaReadError);
  if (access.state !== 'read') return { address, signIn: access, connection: access };
  if (!access.value.available) {
    const missing = unread(asSentence(access.value.reason));
    return { address, signIn: missing, connection: missing };
  }
  const { signIn, open } = access.value;
  return { address, signIn: wasRead(signIn), connection: await reading(open, OktaReadError) };
}

/** Reads everything of an account's app. What rests on the app is not read without it. */
async function readOkta(account: OktaAccount, { connection, ...way }: OktaWay): Promise<OktaReadings> {
  if (connection.state !== 'read')
    return withoutApp({ ...way, meantGroups: connection, rules: connection }, connection);
  const okta = connection.value;
  const meantGroups = await reading(() => readMeantGroups(okta, account.assignments), OktaReadError);
  const today = new Date().toISOString().slice(0, 10);
  const rules = await reading(() => readDeclaredRules(okta, account, today), OktaReadError);
  const app = await reading(() => findOktaApp(okta, account.identityProvider), OktaReadError);
  if (app.state !== 'read') return withoutApp({ ...way, meantGroups, rules }, app);
  const { id, status } = app.value;
  const isActive = status === 'ACTIVE';
  return {
    ...way,
    meantGroups,
    rules,
    app,
    roleAttribute: isActive
      ? await reading(() => readRoleAttribute(okta, id), OktaReadError)
      : unread('Okta does not show the attributes of an app that is not active.'),
    groupAssignments: await reading(() => readGroupAssignments(okta, id), OktaReadError),
    appUsers: await reading(() => readAppUsers(okta, id), OktaReadError),
  };
}

function withoutApp(
  way: Pick<OktaReadings, 'address' | 'signIn' | 'meantGroups' | 'rules'>,
  missing: Exclude<OktaReading<never>, { readonly state: 'read' }>,
): OktaReadings {
  const rest = missing.state === 'unread' ? missing : unread('The Okta app could not be read.');
  return { ...way, app: missing, roleAttribute: rest, groupAssignments: rest, appUsers: rest };
}
