import { decodeRoster } from '../../directory/decode-roster.js';
import { readTable, type TableLine } from '../../directory/roster-table.js';
import { quoted } from '../../text/quoted.js';
import { formulaOrError } from '../../text/spreadsheet-remains.js';
import { REVIEW_DECISIONS } from '../decision.js';
import {
  type FormFault,
  type FormReading,
  type PlacedAnswer,
  type PlacedDecision,
  QUESTION_PREFIX,
} from './decision-form.js';
import { ANSWERS, answerOf, decisionOf, wrongWord } from './decision-words.js';

/** The columns that are read. Others may be there, in any order, and are passed over. */
const READ_COLUMNS = ['row', 'account', 'userName', 'decision', 'newRole', 'reason', 'attachment', 'review'] as const;

type ReadColumn = (typeof READ_COLUMNS)[number];

/** Only who answers questions needs it. */
const MAY_BE_MISSING: readonly ReadColumn[] = ['attachment'];

/**
 * Reads the CSV form of decisions as a spreadsheet saves it: with commas, semicolons or tabs, in UTF-8 or UTF-16, with or without a byte
 * order mark, with its columns in any order. A row whose decision is empty is not decided on.
 *
 * @param bytes of the file
 */
export function readCsvForm(bytes: Uint8Array): FormReading {
  const decoded = decodeRoster(bytes);
  const lines: TableLine[] = [];
  const table = decoded.faults.length > 0 ? undefined : readTable(decoded.text, (line) => lines.push(line));
  const faults = [...decoded.faults, ...(table?.faults ?? [])].map(({ line, message }): FormFault => ({
    at: `line ${line}`,
    message: `The file cannot be read here: ${message}.`,
  }));
  const [header, ...rows] = lines;
  if (faults.length > 0) return { faults };
  if (header === undefined) return { faults: [{ at: 'the file', message: 'It is empty.' }] };
  const columns = columnsOf(header);
  if ('message' in columns) return { faults: [columns] };
  return formOf(rows.map(({ cells, line }) => ({ line, of: (name) => cells[columns.get(name) ?? -1]?.trim() ?? '' })));
}

function columnsOf({ cells, line }: TableLine): ReadonlyMap<ReadColumn, number> | FormFault {
  const at = `line ${line}`;
  const folded = cells.map(foldedHeader);
  const columns = new Map<ReadColumn, number>();
  for (const name of READ_COLUMNS) {
    const index = folded.indexOf(foldedHeader(name));
    if (index !== -1 && folded.includes(foldedHeader(name), index + 1)) {
      return { at, message: `The column ${quoted(name)} stands there twice. Keep one.` };
    }
    if (index !== -1) columns.set(name, index);
  }
  const missing = READ_COLUMNS.filter((name) => !columns.has(name) && !MAY_BE_MISSING.includes(name));
  if (missing.length === 0) return columns;
  return {
    at,
    message: `The column ${missing.map(quoted).join(', ')} is missing. Keep the columns of the file as they were written.`,
  };
}

/** `New role` and `new_role` are `newRole`. */
function foldedHeader(header: string): string {
  return header.toLowerCase().replace(/[\s_-]/gu, '');
}

/** A row of the table. */
interface CsvRow {
  readonly line: number;
  /** The cell of a column, without white space around it; empty where there is none. */
  readonly of: (name: ReadColumn) => string;
}

function formOf(rows: readonly CsvRow[]): FormReading {
  const faults: FormFault[] = [];
  const decisions: PlacedDecision[] = [];
  const answers: PlacedAnswer[] = [];
  const reviews = new Set<string>();
  for (const row of rows) {
    const read = readRow(row);
    if (read === undefined) continue;
    if ('message' in read) {
      faults.push(read);
      continue;
    }
    reviews.add(wordIn(row.of('review')).toLowerCase());
    if ('decision' in read) decisions.push(read);
    else answers.push(read);
  }
  const [review = '', second] = [...reviews];
  if (second !== undefined) {
    const message = 'Its rows name several reviews. Hand in one file for each.';
    return { faults: [...faults, { at: 'the file', message }] };
  }
  const [id = '', population = ''] = review.split('/');
  const form = { review: id, population, reviewer: undefined, decisions, answers };
  if (faults.length === 0) return { form };
  return { faults, ...(decisions.length + answers.length > 0 && { rest: form }) };
}

/** What is decided in a row; nothing where its decision is empty. */
function readRow({ line, of }: CsvRow): PlacedDecision | PlacedAnswer | FormFault | undefined {
  const at = `line ${line}`;
  const row = wordIn(of('row')).toLowerCase();
  const written = wordIn(of('decision'));
  const [newRole, attachment] = [wordIn(of('newRole')), wordIn(of('attachment'))];
  const odd = formulaOrError(of('reason'));
  if (odd !== undefined) return { at, message: `The reason has ${odd.thing}: ${odd.remedy}.` };
  const reason = reasonIn(of('reason'));
  if (written === '') {
    const message = 'Something is written in this row, but nothing is decided. Decide, or take the text out.';
    return `${newRole}${reason}${attachment}` === '' ? undefined : { at, message };
  }
  if (row.startsWith(QUESTION_PREFIX)) {
    const answer = answerOf(written);
    if (answer === undefined) return wrongWord(at, written, ANSWERS);
    const question = row.slice(QUESTION_PREFIX.length);
    const named = attachment === '' ? {} : { attachment: { name: attachment } };
    return { question, account: wordIn(of('account')), answer, reason, ...named, at };
  }
  const decision = decisionOf(written);
  if (decision === undefined) return wrongWord(at, written, REVIEW_DECISIONS);
  if (attachment !== '') return { at, message: 'Only the answer to a question has an attachment. Take it out.' };
  return {
    ...{ row, account: wordIn(of('account')), userName: unguarded(of('userName')), decision },
    ...(newRole !== '' && { newRole }),
    ...(reason !== '' && { reason }),
    at,
  };
}

/** A word as it is meant: without the apostrophe that keeps a text from being a formula or a number, and without quotation marks. */
function wordIn(cell: string): string {
  return cell.replace(/^['"‘’“”„«»]+|['"‘’“”„«»]+$/gu, '').trim();
}

/** Where a formula would begin, as `spreadsheetText` of the reports guards it. */
const GUARD = /(^|[;,|])'(?=[\s"'`]*[=+\-@＝＋－＠])/gu;

/** The apostrophes with which a text was kept from being a formula are not a part of it. */
function unguarded(cell: string): string {
  return cell.replace(GUARD, '$1');
}

/** In a text that somebody wrote, only the first one is not theirs. */
function reasonIn(cell: string): string {
  return cell.replace(/^'(?=[\s"'`]*[=+\-@＝＋－＠])/u, '').replace(/\r\n?/g, '\n');
}
