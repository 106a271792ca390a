import { type HistoryEntry, inOrderOfTime } from './history-entry.js';

/**
 * Since when every run of a history has shown a record of an account switched off: the time of the first of them, up to the newest
 * run that kept it; undefined if that one did not show it so. What happened between two runs is not known.
 */
export function switchedOffSince(
  account: string,
  entries: readonly HistoryEntry[],
): (recordId: string) => string | undefined {
  let since = new Map<string, string>();
  for (const { capturedAt, accounts } of inOrderOfTime(entries)) {
    const ids = accounts.find(({ name }) => name === account)?.switchedOff;
    if (ids !== undefined) since = new Map(ids.map((id) => [id, since.get(id) ?? capturedAt]));
  }
  return (recordId) => since.get(recordId);
}
