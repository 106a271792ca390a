import { type Account, type GoogleDirectorySource } from '../../../access/access-model.js';
import { asSentence } from '../../../text/sentence.js';
import { type Reading, reading, unread, wasRead, whyMissing } from '../../reading.js';
import { connectGoogle, type GoogleConnectSurroundings, NO_GOOGLE_CREDENTIALS } from '../connect.js';
import { type DirectoryConnection } from '../directory-connection.js';
import { type GoogleCredentials, googleCredentials } from '../google-credentials.js';
import { groupsNamed } from '../google-directory.js';
import { GoogleReadError } from '../google-read-error.js';
import { type GroupPeople, GroupReader } from '../group-people.js';
import { type GoogleUser, readUsers } from '../read-users.js';

export type GoogleReading<Value> = Reading<Value, GoogleReadError>;

/** One group, and what came of reading it. */
export interface ReadGroup {
  /** Its address. */
  readonly group: string;
  readonly people: GoogleReading<GroupPeople>;
}

/** All that was read of Google Workspace for one account. */
export interface GoogleReadings {
  /** In whose name people are read, and of which customer, by the access file. */
  readonly settings: GoogleDirectorySource;
  /** Unread: there are none. */
  readonly credentials: GoogleReading<Pick<GoogleCredentials, 'kind' | 'email'>>;
  /** Whether Google gives a token for the administrator, with the scopes. */
  readonly signIn: GoogleReading<true>;
  readonly users: GoogleReading<readonly GoogleUser[]>;
  /** Those that the account looks up. */
  readonly groups: GoogleReading<readonly ReadGroup[]>;
}

/** What is the same for all accounts. */
interface GoogleWay extends Pick<GoogleReadings, 'settings' | 'credentials' | 'signIn' | 'users'> {
  readonly reader: GoogleReading<GroupReader>;
}

type NotRead = Exclude<GoogleReading<never>, { readonly state: 'read' }>;

/** Reads what the checks look at, over one connection for all accounts. People are read once. */
export function googleReader(
  settings: GoogleDirectorySource,
  surroundings: GoogleConnectSurroundings,
): (account: Account) => Promise<GoogleReadings> {
  let way: Promise<GoogleWay> | undefined;
  return async (account) => {
    const { reader, ...rest } = await (way ??= wayToGoogle(settings, surroundings));
    return { ...rest, groups: await groupsOf(account, reader) };
  };
}

async function wayToGoogle(
  settings: GoogleDirectorySource,
  surroundings: GoogleConnectSurroundings,
): Promise<GoogleWay> {
  const found = await reading(() => googleCredentials(surroundings), GoogleReadError);
  if (found.state !== 'read') return noWay(settings, found);
  if (found.value === undefined) return noWay(settings, unread(asSentence(NO_GOOGLE_CREDENTIALS)));
  const { kind, email } = found.value;
  const credentials = wasRead({ kind, email });
  const access = connectGoogle(settings, surroundings);
  if (!access.available) return noWay(settings, unread(asSentence(access.reason)));
  const connection = await access.open();
  const signIn = await reading(() => signedIn(connection), GoogleReadError);
  if (signIn.state !== 'read') {
    const rest = unread(whyMissing('A token of Google', signIn));
    return { settings, credentials, signIn, users: rest, reader: rest };
  }
  const users = await reading(() => readUsers(connection), GoogleReadError);
  const reader =
    users.state === 'read' ? wasRead(new GroupReader(connection, users.value)) : unread(whyMissing('The users', users));
  return { settings, credentials, signIn, users, reader };
}

async function signedIn(connection: DirectoryConnection): Promise<true> {
  await connection.signIn();
  return true;
}

function noWay(settings: GoogleDirectorySource, missing: NotRead): GoogleWay {
  const rest = unread(whyMissing('The credentials', missing));
  return { settings, credentials: missing, signIn: rest, users: rest, reader: rest };
}

async function groupsOf(
  account: Account,
  reader: GoogleReading<GroupReader>,
): Promise<GoogleReading<readonly ReadGroup[]>> {
  if (reader.state !== 'read') return reader;
  const groups: ReadGroup[] = [];
  for (const group of groupsNamed([account])) {
    groups.push({ group, people: await reading(() => reader.value.peopleOf(group), GoogleReadError) });
  }
  return wasRead(groups);
}
