import { styleText } from 'node:util';
import { SEVERITIES, type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { type ReportOptions } from './report-options.js';
import {
  HOP_EXPLAINED,
  hopWords,
  listingWords,
  NOTHING_CHECKED,
  REPORT_TITLE,
  reasonWords,
  splitFindings,
  stationRows,
  stationsExplained,
  summaryFigures,
  totals,
  untilWords,
  verdict,
  type ExceptedFinding,
} from './report-words.js';
import { frameWidth, textTable, textTableLines } from '../text-table.js';
import { visible } from '../../text/visible.js';
import { wrap } from '../wrap.js';

type Style = Parameters<typeof styleText>[0];

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'dim',
};

const DEFAULT_WIDTH = 100;
const NARROWEST = 80;
const WIDEST = 120;

/** How the lines of one report are laid out. */
interface Layout {
  readonly width: number;
  readonly failOn: Severity | undefined;
  readonly paint: (style: Style, text: string) => string;
}

/**
 * The report for a terminal. For each account: what was read, the figures, the findings as a table and then each in
 * words, those under an exception apart; at the very end a verdict for each account, a line each.
 *
 * Text from outside goes through `visible`, so no control code is printed but the colours of this file. Lines of running
 * text begin with a bar, so that none can begin with what a log would take for a command.
 */
export function textReport(report: DriftReport, options: ReportOptions): string {
  return [...textParts(report, options)].join('');
}

/** {@link textReport} part by part, so that the text of a hundred thousand findings is never in memory as a whole. */
export function* textParts(report: DriftReport, options: ReportOptions): Generator<string, undefined> {
  const layout: Layout = {
    width: Math.min(WIDEST, Math.max(NARROWEST, options.width ?? DEFAULT_WIDTH)),
    failOn: options.failOn,
    // The caller knows where the text goes; styleText itself would look at this process's own output.
    paint: (style, text) => (options.color ? styleText(style, text, { validateStream: false }) : text),
  };
  yield asText([
    layout.paint('bold', REPORT_TITLE),
    `Captured at ${visible(report.capturedAt)}`,
    ...wrap(visible(stationsExplained(report.accounts)), layout.width),
    HOP_EXPLAINED,
    '',
  ]);
  for (const account of report.accounts) yield* accountParts(account, layout);
  yield asText(verdictLines(report.accounts, layout));
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function* accountParts(account: AccountDrift, layout: Layout): Generator<string, undefined> {
  const { counted, excepted } = splitFindings(account.findings);
  const { read, sha256 } = listingWords(account);
  yield asText([
    layout.paint('bold', `${visible(account.name)} (${account.kind})`),
    ...stationTable(account, layout),
    `Listing: ${read}`,
    `SHA-256: ${visible(sha256)}`,
    ...figureLines(account),
    ...account.notices.flatMap(({ message }) => ['', ...barred('Note: ', message, layout)]),
    '',
  ]);
  if (counted.length === 0) yield 'No findings\n';
  else for (const line of findingsTable(counted, layout)) yield `${line}\n`;
  yield '\n';
  yield* findingBlocks(account, counted, layout);
  yield* exceptedParts(account, excepted, { from: counted.length + 1, layout });
}

function stationTable(account: AccountDrift, { width }: Layout): readonly string[] {
  const [station, people] = [11, 7];
  return textTable(
    [
      { heading: 'Station', width: station },
      { heading: 'Read from', width: width - frameWidth(3) - station - people },
      { heading: 'People', width: people },
    ],
    stationRows(account).map((row) => row.map(visible)),
  );
}

/** People first, then the findings that count by severity. */
function figureLines(account: AccountDrift): readonly string[] {
  const figures = summaryFigures(account).map(([heading, figure]) => `${heading} ${figure}`);
  const people = figures.length - SEVERITIES.length;
  return [`People:  ${figures.slice(0, people).join(', ')}`, `Counted: ${figures.slice(people).join(', ')}`];
}

/** The numbers of the table stand before the findings in words. */
function findingsTable(findings: readonly Finding[], { width, paint }: Layout): Iterable<string> {
  const [number, severity, kind, id] = [5, 8, 19, 12];
  return textTableLines(
    [
      { heading: '#', width: number },
      { heading: 'Severity', width: severity },
      { heading: 'Kind', width: kind },
      { heading: 'User', width: width - frameWidth(5) - number - severity - kind - id },
      { heading: 'Id', width: id },
    ],
    findingsRows(findings),
    (text, column) => (column === 1 ? paintSeverity(text, paint) : text),
  );
}

function* findingsRows(findings: readonly Finding[]): Generator<readonly string[], undefined> {
  for (const [index, { severity, kind, user, id }] of findings.entries()) {
    yield [String(index + 1), severity, kind, visible(user), id];
  }
}

function paintSeverity(text: string, paint: Layout['paint']): string {
  const severity = SEVERITIES.find((word) => word === text);
  return severity === undefined ? text : paint(SEVERITY_STYLE[severity], text);
}

/** Each finding in words. */
function* findingBlocks(
  account: AccountDrift,
  findings: readonly Finding[],
  layout: Layout,
): Generator<string, undefined> {
  const inWords = findingWriter(account, layout);
  for (const [index, finding] of findings.entries()) yield `${inWords(finding, index + 1)}\n`;
}

/** Writes a finding. What many findings have in common, such as what to do, is laid out once. */
function findingWriter(account: AccountDrift, layout: Layout): (finding: Finding, number: number) => string {
  const [what, todo, hop] = ['What: ', 'Do:   ', 'Hop:  '].map((label) =>
    remembered((text) => barred(label, text, layout).join('\n')),
  ) as [Remembered, Remembered, Remembered];
  const line = remembered((place) => barred('Line: ', place, layout).join('\n'));
  return (finding, number) => {
    const { user, message, remedy, place } = finding;
    // As editors and terminals take a line of a file.
    const between = hopWords(account, finding);
    const where = place === null ? '' : `${line(`${place.path}:${place.line}:${place.column}`)}\n`;
    return (
      `${headLine(finding, number, layout)}\n${barred('', user, layout).join('\n')}\n${what(message)}\n${todo(remedy)}\n` +
      `${between === undefined ? '' : `${hop(between)}\n`}${where}`
    );
  };
}

type Remembered = (text: string) => string;

const REMEMBERED_AT_MOST = 1_000;

/** A function of a text that gives the same for the same text without working it out again. */
function remembered(workOut: (text: string) => string): Remembered {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = workOut(text);
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(text, result);
    return result;
  };
}

function* exceptedParts(
  account: AccountDrift,
  excepted: readonly ExceptedFinding[],
  { from, layout }: { readonly from: number; readonly layout: Layout },
): Generator<string, undefined> {
  if (excepted.length === 0) return;
  yield asText([layout.paint('bold', `Excepted (${excepted.length}), not counted`), '']);
  for (const [index, finding] of excepted.entries()) {
    yield asText([
      headLine(finding, from + index, layout),
      ...barred('', finding.user, layout),
      ...barred('What:   ', finding.message, layout),
      ...barred('Reason: ', reasonWords(finding.exception), layout),
      ...barred('Until:  ', untilWords(finding.exception), layout),
      ...hopLines(hopWords(account, finding), layout),
      '',
    ]);
  }
}

function hopLines(words: string | undefined, layout: Layout): readonly string[] {
  return words === undefined ? [] : barred('Hop:    ', words, layout);
}

function headLine({ id, severity, kind }: Finding, number: number, { paint }: Layout): string {
  return `${number}. ${paint(SEVERITY_STYLE[severity], severity)} ${kind} ${paint('dim', id)}`;
}

/** Running text from outside, behind a bar and a label; further lines stand under the first. */
function barred(label: string, text: string, { width }: Layout): readonly string[] {
  return wrap(visible(text), width - 2 - label.length).map(
    (line, index) => `│ ${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}

function verdictLines(accounts: readonly AccountDrift[], { failOn, paint }: Layout): readonly string[] {
  if (accounts.length === 0) return [NOTHING_CHECKED];
  return [
    ...accounts.map((account) => paint('bold', visible(verdict(account, failOn)))),
    ...(accounts.length > 1 ? [totals(accounts, failOn)] : []),
  ];
}
