import { type Account, type OktaOrg } from '../../../access/access-model.js';
import {
  type OktaAppState,
  type OktaAppUser,
  type OktaGroupAssignment,
  type OktaRoleAttribute,
} from '../app/okta-app-state.js';
import { oktaAddress } from '../connection/okta-address.js';
import { OktaConnection, type OktaConnectionOptions } from '../connection/okta-connection.js';
import { OKTA_CREDENTIAL_VARIABLES, oktaCredentials } from '../connection/okta-credentials.js';
import { OktaReadError } from '../connection/okta-read-error.js';
import { readAppUsers } from '../app/read-app-users.js';
import { findOktaApp } from '../app/read-app.js';
import { readGroupAssignments } from '../app/read-group-assignments.js';
import { readRoleAttribute } from '../app/read-role-attribute.js';
import { type Reading, reading, unread, wasRead } from '../../reading.js';

export type OktaReading<Value> = Reading<Value, OktaReadError>;

/** How Okta is asked, without any secret. */
export type OktaAccess = { readonly kind: 'token' } | { readonly kind: 'oauth'; readonly scopes: readonly string[] };

/** All that was read of Okta for one account. */
export interface OktaReadings {
  /** Such as `https://acme.okta.com`. */
  readonly address: OktaReading<string>;
  readonly access: OktaReading<OktaAccess>;
  readonly app: OktaReading<OktaAppState>;
  /** Undefined: the app has no such attribute. */
  readonly roleAttribute: OktaReading<OktaRoleAttribute | undefined>;
  readonly assignments: OktaReading<readonly OktaGroupAssignment[]>;
  readonly appUsers: OktaReading<readonly OktaAppUser[]>;
}

/** What reading Okta needs besides the account. */
export interface OktaSurroundings {
  readonly okta: OktaOrg;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The working folder, from which the path of a private key starts. */
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: OktaConnectionOptions['patience'];
}

/** Opens the connection to Okta: once for all accounts, since it is one organisation. */
export async function openOkta(surroundings: OktaSurroundings): Promise<OktaOpening> {
  const { okta, environment, cwd, signal, patience } = surroundings;
  const address = await reading(() => oktaAddress(okta, environment), OktaReadError);
  const credentials = await reading(() => oktaCredentials({ environment, cwd }), OktaReadError);
  if (credentials.state !== 'read') return { address, access: credentials, connection: credentials };
  if (credentials.value === undefined) {
    const absent = unread(`No Okta credentials are set (looked for ${OKTA_CREDENTIAL_VARIABLES.join(', ')}).`);
    return { address, access: absent, connection: absent };
  }
  const { value } = credentials;
  const access = wasRead<OktaAccess>(
    value.kind === 'token' ? { kind: 'token' } : { kind: 'oauth', scopes: value.scopes },
  );
  if (address.state !== 'read') return { address, access, connection: address };
  const settings = { address: address.value, credentials: value, signal, ...(patience && { patience }) };
  return { address, access, connection: await reading(() => OktaConnection.open(settings), OktaReadError) };
}

/** What opening Okta came to. */
export interface OktaOpening {
  readonly address: OktaReading<string>;
  readonly access: OktaReading<OktaAccess>;
  readonly connection: OktaReading<OktaConnection>;
}

/** Reads everything of an account's app. What rests on the app is not read without it. */
export async function readOkta(account: Account, opening: OktaOpening): Promise<OktaReadings> {
  const { address, access, connection } = opening;
  if (connection.state !== 'read') return withoutApp(address, access, connection);
  const okta = connection.value;
  const app = await reading(() => findOktaApp(okta, account), OktaReadError);
  if (app.state !== 'read') return withoutApp(address, access, app);
  const { id, status } = app.value;
  const isActive = status === 'ACTIVE';
  return {
    address,
    access,
    app,
    roleAttribute: isActive
      ? await reading(() => readRoleAttribute(okta, id), OktaReadError)
      : unread('Okta does not show the attributes of an app that is not active.'),
    assignments: await reading(() => readGroupAssignments(okta, id), OktaReadError),
    appUsers: await reading(() => readAppUsers(okta, id), OktaReadError),
  };
}

function withoutApp(
  address: OktaReading<string>,
  access: OktaReading<OktaAccess>,
  missing: Exclude<OktaReading<never>, { readonly state: 'read' }>,
): OktaReadings {
  const rest = missing.state === 'unread' ? missing : unread('The Okta app could not be read.');
  return { address, access, app: missing, roleAttribute: rest, assignments: rest, appUsers: rest };
}
