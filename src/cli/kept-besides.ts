import { type CheckedAccount } from '../check/check-account.js';
import { type HistoryEntry, type KeptBesides, NOTHING_BESIDES } from '../history/history-entry.js';
import { peopleKnownTo } from '../history/people-known.js';
import { accountPeople, type AccountPeople, runDirectory } from '../history/run-people.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { switchedOffOf } from './reconcile/switched-off.js';
import { type RunHistory } from './run-history.js';

/** Gathers what a run keeps in its history besides the report. */
export interface BesidesKeeper {
  /** Takes each account as it was read. */
  readonly take: (checked: CheckedAccount) => void;
  /** What is kept, once every account was taken. Without a history nothing is. */
  readonly kept: (snapshot: DirectorySnapshot) => KeptBesides;
}

/** Gathers what a run keeps besides its report; without a history it keeps nothing in memory either. */
export function besidesKeeper(history: RunHistory | undefined): BesidesKeeper {
  if (history === undefined) return { take: () => undefined, kept: () => NOTHING_BESIDES };
  const earlier: readonly HistoryEntry[] = history.earlier;
  const switchedOff = new Map<string, readonly string[]>();
  const people = new Map<string, AccountPeople>();
  return {
    take: (checked) => {
      const { name } = checked.account;
      const ids = switchedOffOf(checked);
      if (ids !== undefined) switchedOff.set(name, ids);
      people.set(name, accountPeople(checked.listing, checked.assigned));
    },
    kept: (snapshot) => ({
      switchedOff,
      people,
      directory: runDirectory(snapshot, peopleKnownTo(earlier), [...people.values()]),
    }),
  };
}
