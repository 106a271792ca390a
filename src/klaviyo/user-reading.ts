import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type ScimConnection } from './scim-connection.js';
import { ScimError } from './scim-error.js';
import { wireList } from './wire-list.js';
import { isPlainObject } from './wire-members.js';
import { readWireUser } from './wire-user.js';
import { type ScimRecord } from './write-outcome.js';

/** After these the question has no answer, and a listing may give one: the server knows no filters, or not this one. */
const NO_FILTER: readonly (number | undefined)[] = [400, 403, 404, 405, 501];

/** Half of a character, which has no UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The path of a user below the base URL; undefined of an id that a URL cannot carry. `.` and `..` are parts of a path that a
 * URL takes out (RFC 3986, section 5.2.4): a DELETE of such a user would be sent to all of them.
 */
export function userPath(id: string): string | undefined {
  return id === '.' || id === '..' || LONE_SURROGATE.test(id) ? undefined : `Users/${encodeURIComponent(id)}`;
}

/**
 * A user as the answer of one request shows them.
 *
 * @param asked the request, such as `GET https://a.example.com/Users/1`
 * @throws ScimError `SCIM_WIRE` if it cannot be read
 */
export function scimRecord(json: unknown, asked: string): ScimRecord {
  const reading = readWireUser(json);
  if ('user' in reading && isPlainObject(json)) return { person: reading.user, json };
  const problem = 'problem' in reading ? reading.problem : 'it must be an object';
  throw new ScimError('SCIM_WIRE', `${asked} answered with a user that cannot be read: ${problem}.`);
}

/** See `KlaviyoScimWriter.readUser`. */
export async function readUser(
  connection: ScimConnection,
  id: string,
  signal: AbortSignal | undefined,
): Promise<ScimRecord | undefined> {
  const path = userPath(id);
  if (path === undefined) throw new ScimError('SCIM_WIRE', `The id ${quoted(id)} cannot stand in a URL.`);
  try {
    const { url, body } = await connection.read(path, {}, { signal });
    const record = scimRecord(body, `GET ${url}`);
    if (record.person.id === id) return record;
    throw new ScimError(
      'SCIM_WIRE',
      `GET ${url} answered with another user, ${quoted(record.person.userName)} with the id ${quoted(record.person.id)}. ` +
        'Nothing is concluded from it. Report it to Klaviyo support.',
      { url },
    );
  } catch (error) {
    if (error instanceof ScimError && error.status === 404) return undefined;
    throw error;
  }
}

/** See `KlaviyoScimWriter.findByUserName`. */
export async function findByUserName(
  connection: ScimConnection,
  userName: string,
  signal: AbortSignal | undefined,
): Promise<readonly ScimRecord[]> {
  const isMeant = (name: string): boolean => userKey(name) === userKey(userName);
  const answered = await filtered(connection, userName, signal);
  if (answered?.every(({ person }) => isMeant(person.userName)) === true) return answered;
  const { users } = await connection.listUsers(signal === undefined ? {} : { signal });
  const found: ScimRecord[] = [];
  for (const { id } of users.filter((user) => isMeant(user.userName))) {
    const record = await readUser(connection, id, signal);
    if (record === undefined)
      throw new ScimError('SCIM_WIRE', `The server lists a user with the id ${quoted(id)} and then does not find it.`);
    found.push(record);
  }
  return found;
}

/** What the server answers to the filter; undefined where that is not a whole list of users. */
async function filtered(
  connection: ScimConnection,
  userName: string,
  signal: AbortSignal | undefined,
): Promise<readonly ScimRecord[] | undefined> {
  // RFC 7644, section 3.4.2.2: a text is compared as JSON writes it (RFC 7159, section 7).
  const query = { filter: `userName eq ${JSON.stringify(userName)}` };
  try {
    const { url, body } = await connection.read('Users', query, { signal });
    const list = wireList(body);
    if (list === undefined || list.totalResults !== list.records.length) return undefined;
    return list.records.map((record) => scimRecord(record, `GET ${url}`));
  } catch (error) {
    if (error instanceof ScimError && (NO_FILTER.includes(error.status) || error.code === 'SCIM_WIRE'))
      return undefined;
    throw error;
  }
}
