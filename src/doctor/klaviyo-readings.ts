import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type AccessKeySource,
  type Account,
  AUTHORIZATION_SCHEMES,
  type ScimSettings,
} from '../access/access-model.js';
import { quoted } from '../text/quoted.js';
import { type Listing } from '../people/listing.js';
import { readAccessKey } from '../klaviyo/access-key.js';
import { DEFAULT_PAGE_SIZE } from '../klaviyo/defaults.js';
import { openScimClient, useScimClient } from '../klaviyo/open-scim-client.js';
import { type KlaviyoScimClient, type KlaviyoScimClientOptions } from '../klaviyo/scim-client.js';
import { ScimError } from '../klaviyo/scim-error.js';
import { type Reading, reading, unread, wasRead } from '../provider/reading.js';

export type ScimReading<Value> = Reading<Value, ScimError>;

/** All that was read of Klaviyo's SCIM server for one account. */
export interface KlaviyoReadings {
  /** Whether the access key is at hand; the key itself is not kept. Unread: it is not where the access file says. */
  readonly key: ScimReading<true>;
  /** The body of the first page of users, as it came: what the client makes of it could hide its form. */
  readonly firstPage: ScimReading<unknown>;
  /** After a 401: whether the key is accepted with the other scheme. Undefined where that was not asked. */
  readonly otherScheme: 'accepted' | 'refused' | undefined;
  readonly listing: ScimReading<Listing>;
}

/** What reading Klaviyo needs besides the account. */
export interface KlaviyoSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The access file's folder, from which the path of a key file starts. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly retry?: KlaviyoScimClientOptions['retry'];
}

/** Reads what the checks of an account's SCIM server look at. */
export async function readKlaviyo(account: Account, surroundings: KlaviyoSurroundings): Promise<KlaviyoReadings> {
  const { environment, folder } = surroundings;
  const { accessKey: source } = account.scim;
  if (isAbsent(source, surroundings)) {
    const absent = unread(`The SCIM access key is not there: ${describe(source)}.`);
    return { key: absent, firstPage: absent, otherScheme: undefined, listing: absent };
  }
  const stored = await reading(() => readAccessKey(source, { environment, baseFolder: folder }), ScimError);
  if (stored.state !== 'read') {
    const rest = unread('The SCIM access key cannot be used.');
    return { key: stored, firstPage: rest, otherScheme: undefined, listing: rest };
  }
  const { authorization } = account.scim;
  const ask = <Value>(scheme: typeof authorization, read: (client: KlaviyoScimClient) => Promise<Value>) =>
    asking({ ...account.scim, authorization: scheme }, surroundings, read);
  const firstPage = await ask(authorization, async (client) => (await firstPageOf(client, surroundings)).body);
  if (firstPage.state !== 'read') {
    const otherScheme = isUnauthorized(firstPage)
      ? await tryOtherScheme(authorization, (scheme) => ask(scheme, (client) => firstPageOf(client, surroundings)))
      : undefined;
    return {
      key: wasRead(true),
      firstPage,
      otherScheme,
      listing: unread('The first page of users could not be read.'),
    };
  }
  const listing = await ask(authorization, (client) =>
    client.listUsers({ signal: surroundings.signal, maxTotalResults: account.policy?.maximumPeople }),
  );
  return { key: wasRead(true), firstPage, otherScheme: undefined, listing };
}

/** A secret that a pipeline does not have is often an empty variable. */
function isAbsent(source: AccessKeySource, { environment, folder }: KlaviyoSurroundings): boolean {
  return source.from === 'environment'
    ? (environment[source.variable] ?? '').trim() === ''
    : !existsSync(resolve(folder, source.path));
}

function describe(source: AccessKeySource): string {
  return source.from === 'environment'
    ? `the environment variable ${source.variable} is not set`
    : `there is no file ${quoted(source.path)}`;
}

function firstPageOf(client: KlaviyoScimClient, { signal }: KlaviyoSurroundings): ReturnType<KlaviyoScimClient['get']> {
  return client.get('Users', { startIndex: 1, count: DEFAULT_PAGE_SIZE }, signal && { signal });
}

async function asking<Value>(
  server: ScimSettings,
  { environment, folder, retry }: KlaviyoSurroundings,
  read: (client: KlaviyoScimClient) => Promise<Value>,
): Promise<ScimReading<Value>> {
  const open = (): KlaviyoScimClient => openScimClient(server, { environment, baseFolder: folder, retry });
  return reading(() => useScimClient(open, read), ScimError);
}

function isUnauthorized(page: ScimReading<unknown>): boolean {
  return page.state === 'failed' && page.error.code === 'SCIM_UNAUTHORIZED';
}

async function tryOtherScheme(
  scheme: Account['scim']['authorization'],
  ask: (scheme: Account['scim']['authorization']) => Promise<ScimReading<unknown>>,
): Promise<KlaviyoReadings['otherScheme']> {
  for (const other of AUTHORIZATION_SCHEMES.filter((candidate) => candidate !== scheme)) {
    const page = await ask(other);
    if (page.state === 'read') return 'accepted';
    if (!isUnauthorized(page)) return undefined;
  }
  return 'refused';
}
