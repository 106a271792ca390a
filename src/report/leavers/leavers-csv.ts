import { type Leaver, type Leavers, type Removal } from '../../history/leavers/leaver.js';
import { CSV_ROW_END, csvCells, type CsvValue } from '../csv-row.js';

/** The header of the CSV of leavers. */
export const LEAVERS_COLUMNS = [
  ...['user', 'how', 'leftAfter', 'leftBy', 'returnedBy', 'leftInPeriod', 'account', 'isOwner', 'presence'],
  ...['lastSeen', 'goneBy', 'atLeastHours', 'atMostHours', 'targetHours', 'verdict'],
] as const;

/**
 * Leavers as CSV (RFC 4180), a row for each and account; of somebody without access to these accounts one row without an account. What is
 * not known is empty. Text from outside goes through `spreadsheetText`.
 */
export function leaversCsv({ leavers, accounts }: Leavers): string {
  const target = new Map(accounts.map(({ name, targetHours }) => [name, targetHours]));
  const rows = leavers.flatMap((leaver) =>
    (leaver.removals.length === 0 ? [undefined] : leaver.removals).map((removal) =>
      values(leaver, removal, removal && target.get(removal.account)),
    ),
  );
  return [LEAVERS_COLUMNS, ...rows].map((row) => `${csvCells(row)}${CSV_ROW_END}`).join('');
}

function values(leaver: Leaver, removal: Removal | undefined, targetHours: number | undefined): readonly CsvValue[] {
  const { user, how, leftAfter, leftBy, returnedBy, leftInPeriod } = leaver;
  return [
    ...[user, how, leftAfter, leftBy, returnedBy, leftInPeriod],
    ...[removal?.account, removal?.isOwner, removal?.presence, removal?.lastSeen, removal?.goneBy],
    ...[removal?.atLeastHours, removal?.atMostHours, targetHours, removal?.verdict],
  ];
}
