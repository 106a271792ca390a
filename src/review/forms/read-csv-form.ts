import { decodeRoster } from '../../directory/decode-roster.js';
import { readTable, type TableLine } from '../../directory/roster-table.js';
import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { REVIEW_DECISIONS, type ReviewDecision } from '../decision.js';
import { type AttestationAnswer } from '../journal-entry.js';
import {
  type FormFault,
  type FormReading,
  type PlacedAnswer,
  type PlacedDecision,
  QUESTION_PREFIX,
} from './decision-form.js';

/** The columns that are read. Others may be there, in any order, and are passed over. */
const READ_COLUMNS = ['row', 'account', 'userName', 'decision', 'newRole', 'reason', 'review'] as const;

type ReadColumn = (typeof READ_COLUMNS)[number];

const ANSWERS: readonly AttestationAnswer['answer'][] = ['yes', 'no', 'not-applicable'];

/**
 * Reads the CSV form of decisions as a spreadsheet saves it: with commas, semicolons or tabs, with or without a byte order mark, with its
 * columns in any order. A row whose decision is empty is not decided on.
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
  const columns = columnsOf(header.cells);
  const missing = READ_COLUMNS.filter((name) => columns.get(name) === undefined);
  if (missing.length > 0) {
    const message = `The column ${missing.map(quoted).join(', ')} is missing. Keep the columns of the file as they were written.`;
    return { faults: [{ at: `line ${header.line}`, message }] };
  }
  return formOf(rows, (cells, name) => cellText(cells[columns.get(name)!] ?? ''));
}

function columnsOf(header: readonly string[]): ReadonlyMap<ReadColumn, number> {
  const folded = header.map((cell) => cell.trim().toLowerCase());
  return new Map(
    READ_COLUMNS.flatMap((name) => {
      const index = folded.indexOf(name.toLowerCase());
      return index === -1 ? [] : [[name, index] as const];
    }),
  );
}

/** The apostrophe with which a text was kept from being a formula is not a part of it. */
function cellText(cell: string): string {
  return cell.trim().replace(/^'(?=\s*[=+\-@])/, '');
}

type CellOf = (cells: readonly string[], name: ReadColumn) => string;

function formOf(rows: readonly TableLine[], cellOf: CellOf): FormReading {
  const faults: FormFault[] = [];
  const decisions: PlacedDecision[] = [];
  const answers: PlacedAnswer[] = [];
  const reviews = new Set<string>();
  for (const { cells, line } of rows) {
    const at = `line ${line}`;
    const of = (name: ReadColumn): string => cellOf(cells, name);
    const decision = of('decision').toLowerCase();
    if (decision === '') continue;
    reviews.add(of('review'));
    if (of('row').startsWith(QUESTION_PREFIX)) {
      const answer = ANSWERS.find((one) => one === decision);
      const question = of('row').slice(QUESTION_PREFIX.length);
      if (answer === undefined) faults.push(wrongWord(at, decision, ANSWERS));
      else answers.push({ question, account: of('account'), answer, reason: of('reason'), at });
      continue;
    }
    const known = REVIEW_DECISIONS.find((one) => one === decision);
    if (known === undefined) faults.push(wrongWord(at, decision, REVIEW_DECISIONS));
    else decisions.push(placed(known, of, at));
  }
  if (faults.length > 0) return { faults };
  const [review = '', second] = [...reviews];
  if (second !== undefined) {
    return { faults: [{ at: 'the file', message: 'Its rows name several reviews. Hand in one file for each.' }] };
  }
  const [id = '', population = ''] = review.split('/');
  return { form: { review: id, population, reviewer: undefined, decisions, answers } };
}

function placed(decision: ReviewDecision, of: (name: ReadColumn) => string, at: string): PlacedDecision {
  const [newRole, reason] = [of('newRole'), of('reason')];
  return {
    ...{ row: of('row').toLowerCase(), account: of('account'), userName: of('userName'), decision },
    ...(newRole !== '' && { newRole }),
    ...(reason !== '' && { reason }),
    at,
  };
}

function wrongWord(at: string, found: string, expected: readonly string[]): FormFault {
  const nearest = nearestWord(found, expected);
  const meant = nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
  return { at, message: `The decision is ${quoted(found)}; expected one of ${expected.join(', ')}.${meant}` };
}
