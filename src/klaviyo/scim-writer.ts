import { type RoleForm, type ScimSettings, type UpdateMethod } from '../access/access-model.js';
import { type Listing } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type ListUsersOptions } from './list-users.js';
import { clientOptions, type ScimSurroundings } from './open-scim-client.js';
import { replacedUser } from './replaced-user.js';
import { ScimConnection, type KlaviyoScimClientOptions } from './scim-connection.js';
import { ScimError } from './scim-error.js';
import { type AcceptedWrite, FailedWrite, type ScimWrite, sendWrite } from './scim-write.js';
import { findByUserName, readUser, scimRecord, userPath } from './user-reading.js';
import { type NewUser, newUserBody, patchBody, type UserChanges } from './write-body.js';
import { failedOutcome, notSent, type ScimRecord, unreadable, type WriteOutcome } from './write-outcome.js';
import { changedPerson, differencesIn, type WantedUser } from './written-differences.js';

/** The settings of a {@link KlaviyoScimWriter}. */
export interface KlaviyoScimWriterOptions extends KlaviyoScimClientOptions {
  /** Default `patch`. */
  readonly updateMethod?: UpdateMethod | undefined;
  /** Default `role`. */
  readonly roleForm?: RoleForm | undefined;
}

/** What stops a read, or a write that has not begun. A write that has begun is always finished. */
export interface Stoppable {
  readonly signal?: AbortSignal | undefined;
}

/** The statuses of a server that has no PATCH: 404 where the user is there, 405 and 501 (RFC 9110, sections 15.5.6 and 15.6.2). */
const NO_PATCH = [404, 405, 501];

/**
 * A client that changes the users of Klaviyo's SCIM server, one at a time. Only `reconcile` has one; everything else reads with
 * `KlaviyoScimClient`, which cannot write.
 *
 * A write is sent once. It is repeated only where the server certainly did nothing: after a 429, or if no connection came
 * about. Everything else ends in an outcome, and of one that is `unknown` the caller reads what is there before it goes on.
 *
 * The access key is in no message of it and in no property that can be inspected.
 */
export class KlaviyoScimWriter {
  readonly #connection: ScimConnection;
  readonly #updateMethod: UpdateMethod;
  readonly #roleForm: RoleForm;

  /** @throws as `KlaviyoScimClient` */
  constructor(options: KlaviyoScimWriterOptions) {
    this.#connection = new ScimConnection(options);
    this.#updateMethod = options.updateMethod ?? 'patch';
    this.#roleForm = options.roleForm ?? 'role';
  }

  /** As `KlaviyoScimClient` lists them. */
  listUsers(options: ListUsersOptions = {}): Promise<Listing> {
    return this.#connection.listUsers(options);
  }

  /**
   * Reads one user by id; undefined if the server answers 404. That alone does not say that somebody is gone: only a complete
   * listing does.
   *
   * @throws ScimError as `KlaviyoScimClient.get`, and `SCIM_WIRE` if the answer is not this user's record
   */
  readUser(id: string, { signal }: Stoppable = {}): Promise<ScimRecord | undefined> {
    return this.#connection.redacting(() => readUser(this.#connection, id, signal));
  }

  /**
   * All users with a userName of the same key; usually one or none. The server's answer to the filter is compared with what was
   * asked, since a server may ignore it. Where it does not answer the question, all users are listed.
   *
   * @throws ScimError as {@link readUser} and {@link listUsers}
   */
  findByUserName(userName: string, { signal }: Stoppable = {}): Promise<readonly ScimRecord[]> {
    return this.#connection.redacting(() => findByUserName(this.#connection, userName, signal));
  }

  /** Creates a user. */
  async createUser(user: NewUser, options: Stoppable = {}): Promise<WriteOutcome> {
    const url = this.#connection.url('Users');
    const write = { method: 'POST', url, body: newUserBody(user, this.#roleForm) } as const;
    const outcome = await this.#write(write, options, async (accepted) => {
      const named = accepted.body === undefined ? undefined : scimRecord(accepted.body, accepted.asked);
      if (named !== undefined && userKey(named.person.userName) === userKey(user.userName)) return shown(user, named);
      const found = await this.findByUserName(user.userName);
      const [only] = found;
      if (only !== undefined && found.length === 1) return shown(user, only);
      throw new ScimError(
        'SCIM_WIRE',
        only === undefined ? 'nobody has the userName.' : `${found.length} users have the userName.`,
      );
    });
    return this.#withRoleAdvice(outcome);
  }

  /**
   * Changes a user, by PATCH or by PUT as the access file says. A PUT repeats the record as it was read, so it should have been read
   * just before.
   */
  async updateUser(record: ScimRecord, changes: UserChanges, options: Stoppable = {}): Promise<WriteOutcome> {
    const { person } = record;
    const url = this.#url(person.id);
    if (url === undefined) return notSent(unaddressable(person.id));
    const replaced = this.#updateMethod === 'put' ? replacedUser(record, changes, this.#roleForm) : undefined;
    if (replaced !== undefined && 'problem' in replaced) {
      return notSent(
        `${quoted(person.userName)} was not changed. The whole record has to be sent (scim.updateMethod: put), and ${replaced.problem}.`,
      );
    }
    const write: ScimWrite =
      replaced === undefined
        ? { method: 'PATCH', url, body: patchBody(changes, this.#roleForm) }
        : { method: 'PUT', url, body: replaced.body };
    const outcome = await this.#write(write, options, async (accepted) => {
      const wanted = changedPerson(person, changes);
      const answered = accepted.body === undefined ? undefined : scimRecord(accepted.body, accepted.asked);
      if (answered?.person.id === person.id) return shown(wanted, answered);
      const after = await this.readUser(person.id);
      if (after === undefined) throw new ScimError('SCIM_NOT_FOUND', 'the server finds nobody with this id.');
      return shown(wanted, after);
    });
    const advised = changes.role === undefined ? outcome : this.#withRoleAdvice(outcome);
    return write.method === 'PATCH' ? this.#withAdvice(advised, person.id) : advised;
  }

  /** Switches a user on or off. */
  setActive(record: ScimRecord, active: boolean, options: Stoppable = {}): Promise<WriteOutcome> {
    return this.updateUser(record, { active }, options);
  }

  /** Deletes a user. It is done when the server no longer finds the id. */
  async deleteUser({ person }: ScimRecord, options: Stoppable = {}): Promise<WriteOutcome> {
    const url = this.#url(person.id);
    if (url === undefined) return notSent(unaddressable(person.id));
    return this.#write({ method: 'DELETE', url }, options, async () => {
      const after = await this.readUser(person.id);
      const differences = after === undefined ? [] : [{ attribute: 'record', wanted: false, shown: true } as const];
      return { kind: 'done', record: after, differences };
    });
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  #url(id: string): URL | undefined {
    const path = userPath(id);
    return path === undefined ? undefined : this.#connection.url(path);
  }

  /**
   * Sends a write and says what became of it.
   *
   * @param look what an accepted write shows, from the answer or by reading again
   */
  async #write(
    write: ScimWrite,
    { signal }: Stoppable,
    look: (accepted: AcceptedWrite) => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    const last: { failure?: FailedWrite | undefined } = {};
    let accepted: AcceptedWrite;
    try {
      accepted = await this.#connection.attempts(
        (settings, msLeft) => {
          last.failure = undefined;
          return sendWrite(write, settings, msLeft, (failed) => (last.failure = failed));
        },
        { mode: 'write', signal },
      );
    } catch (error) {
      return this.#failed(write, last.failure, error, signal);
    }
    try {
      return await look(accepted);
    } catch (error) {
      if (error instanceof ScimError) return unreadable(accepted, this.#connection.redacted(error));
      throw error;
    }
  }

  /** The outcome of a write whose last attempt failed, or that was stopped while it waited for its turn. */
  #failed(
    write: ScimWrite,
    failure: FailedWrite | undefined,
    error: unknown,
    signal: AbortSignal | undefined,
  ): WriteOutcome {
    if (failure === undefined) {
      if (signal?.aborted !== true) throw error;
      return notSent(`${write.method} ${write.url.href} was not sent: the run was stopped before.`);
    }
    // If the run was stopped after the attempt, the error is why it was stopped, and not how the attempt ended.
    const { isRefused } = failure;
    const last = error instanceof ScimError ? new FailedWrite(error, isRefused) : failure;
    return failedOutcome(new FailedWrite(this.#connection.redacted(last.error), isRefused));
  }

  /** The outcome of a write that names a role, which a server may know in another form. Some answer 501 to a PATCH of what they do not know. */
  #withRoleAdvice(outcome: WriteOutcome): WriteOutcome {
    if (outcome.kind !== 'not-done' && outcome.kind !== 'unknown') return outcome;
    if (outcome.status !== 400 && outcome.status !== 501) return outcome;
    const other: RoleForm = this.#roleForm === 'role' ? 'roles' : 'role';
    const advice = `If it does not know "${this.#roleForm}", set scim.roleForm to ${other} in the access file.`;
    return { ...outcome, message: `${outcome.message} ${advice}` };
  }

  /** The outcome of a PATCH; where the server seems to have none, with the setting that goes without. */
  async #withAdvice(outcome: WriteOutcome, id: string): Promise<WriteOutcome> {
    if (outcome.kind !== 'not-done' && outcome.kind !== 'unknown') return outcome;
    const { status } = outcome;
    if (status === undefined || !NO_PATCH.includes(status)) return outcome;
    if (status === 404 && !(await this.#isThere(id))) return outcome;
    const found = status === 404 ? 'GET finds the user. ' : '';
    const advice = `${found}The server may not support PATCH: set scim.updateMethod to put in the access file.`;
    return { ...outcome, message: `${outcome.message} ${advice}` };
  }

  /** Whether a user is found by id; not if that cannot be read. It only decides what a message says. */
  async #isThere(id: string): Promise<boolean> {
    try {
      return (await this.readUser(id)) !== undefined;
    } catch (error) {
      if (error instanceof ScimError) return false;
      throw error;
    }
  }
}

/**
 * A writer for an account's SCIM server, with its access key, that writes as the access file says.
 *
 * @throws as `openScimClient`
 */
export function openScimWriter(server: ScimSettings, surroundings: ScimSurroundings): KlaviyoScimWriter {
  const { updateMethod, roleForm } = server;
  return new KlaviyoScimWriter({ ...clientOptions(server, surroundings), updateMethod, roleForm });
}

function shown(wanted: WantedUser, record: ScimRecord): WriteOutcome {
  return { kind: 'done', record, differences: differencesIn(wanted, record.person) };
}

function unaddressable(id: string): string {
  return `The id ${quoted(id)} cannot stand in a URL, so this user cannot be written over SCIM. Report it to Klaviyo support.`;
}
