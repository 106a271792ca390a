import { ScimError } from '../../klaviyo/scim-error.js';
import { type KlaviyoScimWriter } from '../../klaviyo/scim-writer.js';
import { settleWrite, type SettleOptions } from '../../klaviyo/settle-write.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type Target } from '../untouchable.js';
import { type LeaverRecord, type RecordOutcome, type RecordWrite } from './offboarding.js';

/** What switching records off needs. */
export interface DeactivationSurroundings {
  readonly writer: Pick<KlaviyoScimWriter, 'readUser' | 'findByUserName' | 'setActive'>;
  /** Why somebody is never a target of a write, as a sentence; undefined if they may be. */
  readonly untouchable: (person: Target) => string | undefined;
  readonly now: () => Date;
  readonly settling?: Omit<SettleOptions, 'signal'> | undefined;
  /** Keeps a write from beginning. One that has begun is finished, and settled. */
  readonly signal?: AbortSignal | undefined;
}

interface Ending {
  readonly outcome: RecordOutcome;
  readonly message?: string;
  /** Whether no other write can succeed in this account. */
  readonly endsAccount?: true;
}

/** What to do about a record whose userName only looks like the person's. */
export const LOOK_ALIKE_ADVICE =
  'Find out whose record it is. If it is theirs, deactivate it in Klaviyo (Settings > Users).';

const NOT_ATTEMPTED: Ending = { outcome: 'not-attempted' };

/**
 * Switches the active ones of a person's records off, one after another. Each is read just before, and is only written if it is still
 * theirs and still a target. A write of which nobody knows is settled by reading, and is not repeated.
 *
 * A run that was killed needs no journal to go on: a record that is off already is left as it is.
 */
export async function deactivateRecords(
  records: readonly LeaverRecord[],
  around: DeactivationSurroundings,
): Promise<readonly RecordWrite[]> {
  const writes: RecordWrite[] = [];
  let isEnded = false;
  for (const record of records.filter(({ active }) => active)) {
    const { id, userName } = record;
    const began = around.now().toISOString();
    const ending: Ending = isEnded ? NOT_ATTEMPTED : await deactivate(record, around);
    const { outcome, message, endsAccount } = ending;
    isEnded ||= endsAccount === true;
    const ended = around.now().toISOString();
    writes.push({ id, userName, outcome, began, ended, ...(message !== undefined && { message }) });
  }
  return writes;
}

async function deactivate(record: LeaverRecord, around: DeactivationSurroundings): Promise<Ending> {
  const { writer, signal, untouchable } = around;
  if (signal?.aborted === true) return NOT_ATTEMPTED;
  try {
    const there = await writer.readUser(record.id, { signal });
    if (there === undefined) return conflict(`The id ${quoted(record.id)} is not found any more.`);
    const { person } = there;
    if (userKey(person.userName) !== userKey(record.userName)) {
      return conflict(`The id ${quoted(record.id)} is now that of ${quoted(person.userName)}.`);
    }
    const why = untouchable(person);
    if (why !== undefined) return conflict(why);
    if (!person.active && person.noActive !== true) return { outcome: 'already' };
    // It may be somebody else's, as in `reconcile`.
    if (person.lookAlike !== undefined) return conflict(`${person.lookAlike} ${LOOK_ALIKE_ADVICE}`);
    return await switchOff(record, there, around);
  } catch (error) {
    if (around.signal?.aborted === true && error === around.signal.reason) return NOT_ATTEMPTED;
    if (!(error instanceof ScimError)) throw error;
    const ending: Ending = { outcome: 'not-done', message: `Nothing was written: ${error.message}` };
    return error.status === 401 ? { ...ending, endsAccount: true } : ending;
  }
}

async function switchOff(
  record: LeaverRecord,
  there: NonNullable<Awaited<ReturnType<KlaviyoScimWriter['readUser']>>>,
  { writer, signal, settling }: DeactivationSurroundings,
): Promise<Ending> {
  const outcome = await writer.setActive(there, false, { signal });
  switch (outcome.kind) {
    case 'done':
      return outcome.differences.every(({ attribute }) => attribute !== 'active')
        ? { outcome: 'done' }
        : { outcome: 'not-done', message: 'The server accepted the write and still shows the record as active.' };
    case 'not-done':
      return { outcome: 'not-done', message: outcome.message };
    case 'unauthorized':
      return { outcome: 'not-done', message: outcome.message, endsAccount: true };
    case 'unknown': {
      const { id, userName } = record;
      const write = { kind: 'update', id, userName, from: { active: true }, to: { active: false } } as const;
      const settled = await settleWrite(writer, write, settling);
      switch (settled.kind) {
        case 'done':
          return { outcome: 'done' };
        case 'not-done':
          return {
            outcome: 'not-done',
            message: `${outcome.message} It was read again, and was not switched off by then.`,
          };
        case 'otherwise':
          return conflict(`${outcome.message} ${settled.message}`);
        case 'unclear':
          return {
            outcome: 'unknown',
            message: `${outcome.message} It could not be read again: ${settled.message}`,
          };
      }
    }
  }
}

function conflict(message: string): Ending {
  return { outcome: 'conflict', message };
}
