import { SEVERITIES } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { type ReportOptions } from './report-options.js';
import {
  HOP_EXPLAINED,
  hopWords,
  listingWords,
  REPORT_TITLE,
  reasonWords,
  splitFindings,
  stationRows,
  stationsExplained,
  summaryFigures,
  untilWords,
  whyOf,
  type ExceptedFinding,
} from './report-words.js';
import { asText, barred, SEVERITY_STYLE, textLayout, type TextLayout } from './text-layout.js';
import { verdictLines } from './text-verdict.js';
import { frameWidth, textTable } from '../text-table.js';
import { visible } from '../../text/visible.js';
import { wrap } from '../wrap.js';

const NARROWEST = 80;
const WIDEST = 120;

/**
 * The report for a terminal with everything that it says. For each account: what was read, the figures, and each finding with
 * what to do, its stations and its line, those under an exception apart; at the very end the verdicts.
 *
 * Text from outside goes through `visible`, so no control code is printed but the colours of ours. Lines of running
 * text begin with a bar, so that none can begin with what a log would take for a command.
 */
export function* textDetails(report: DriftReport, options: ReportOptions): Generator<string, undefined> {
  const layout = textLayout(options, [NARROWEST, WIDEST]);
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

function* accountParts(account: AccountDrift, layout: TextLayout): Generator<string, undefined> {
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
  if (counted.length === 0) yield 'No findings\n\n';
  yield* findingBlocks(account, counted, layout);
  yield* exceptedParts(account, excepted, { from: counted.length + 1, layout });
}

function stationTable(account: AccountDrift, { width }: TextLayout): readonly string[] {
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

/** Each finding in words. */
function* findingBlocks(
  account: AccountDrift,
  findings: readonly Finding[],
  layout: TextLayout,
): Generator<string, undefined> {
  const inWords = findingWriter(account, layout);
  for (const [index, finding] of findings.entries()) yield `${inWords(finding, index + 1)}\n`;
}

/** Writes a finding. What many findings have in common, such as what to do, is laid out once. */
function findingWriter(account: AccountDrift, layout: TextLayout): (finding: Finding, number: number) => string {
  const [what, why, todo, hop] = ['What: ', 'Why:  ', 'Do:   ', 'Hop:  '].map((label) =>
    remembered((text) => barred(label, text, layout).join('\n')),
  ) as [Remembered, Remembered, Remembered, Remembered];
  const line = remembered((place) => barred('Line: ', place, layout).join('\n'));
  return (finding, number) => {
    const { user, message, remedy, place } = finding;
    const between = hopWords(account, finding);
    const reason = whyOf(finding);
    // As editors and terminals take a line of a file.
    const where = place === null ? '' : `${line(`${place.path}:${place.line}:${place.column}`)}\n`;
    return (
      `${headLine(finding, number, layout)}\n${barred('', user, layout).join('\n')}\n${what(message)}\n` +
      `${reason === undefined ? '' : `${why(`declared ${reason}`)}\n`}${todo(remedy)}\n` +
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
  { from, layout }: { readonly from: number; readonly layout: TextLayout },
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

function hopLines(words: string | undefined, layout: TextLayout): readonly string[] {
  return words === undefined ? [] : barred('Hop:    ', words, layout);
}

function headLine({ id, severity, kind }: Finding, number: number, { paint }: TextLayout): string {
  return `${number}. ${paint(SEVERITY_STYLE[severity], severity)} ${kind} ${paint('dim', id)}`;
}
