import { type RosterColumn } from '../roster-columns.js';

/**
 * What a roster's own columns are in the export of a program: a column of its header, or a formula. A status formula gives an error
 * for a word that it does not know: it never lets somebody pass as active.
 */
export type FormatColumns = Readonly<Record<RosterColumn, string>>;

/** Exports of people name no groups: rules decide, or `columns.groups` says where they stand. */
export const NO_GROUPS = '=""';
