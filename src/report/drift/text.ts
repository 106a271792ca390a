import { SEVERITIES } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { STATIONS } from '../../people/station.js';
import { userKey } from '../../people/user-key.js';
import { visible } from '../../text/visible.js';
import { visibleLines } from '../visible-lines.js';
import { columnsOf } from '../wrap.js';
import { headline } from './finding-headline.js';
import { isAboutAccount } from './fold-findings.js';
import { type ReportOptions } from './report-options.js';
import { count, isExcepted, providerNames } from './report-words.js';
import { textDetails } from './text-details.js';
import { asText, barred, SEVERITY_STYLE, textLayout, type TextLayout } from './text-layout.js';
import { verdictLines } from './text-verdict.js';

const NARROWEST = 40;
const WIDEST = 160;

/** Findings that are shown at most, the heaviest of all accounts. Nobody reads more on a terminal. */
const MOST_FINDINGS = 100;

/** Where a headline has so little room beside a long userName, it stands on a line of its own. */
const LEAST_FOR_HEADLINE = 30;

const SEVERITY_WIDTH = Math.max(...SEVERITIES.map((severity) => severity.length));
const GAP = '  ';

/**
 * The report for a terminal, part by part. First the verdict on each account; then a line for each finding, the heaviest of
 * all; then what is to be known of them; then how to see more. With `details` all that the report says.
 */
export function* textParts(report: DriftReport, options: ReportOptions): Generator<string, undefined> {
  if (options.details === true) yield* textDetails(report, options);
  else yield asText(summaryLines(report, options));
}

function summaryLines(report: DriftReport, options: ReportOptions): readonly string[] {
  const { accounts } = report;
  const layout = textLayout(options, [NARROWEST, WIDEST]);
  const shown = heaviest(accounts);
  return [
    ...verdictLines(accounts, layout),
    ...findingLines(shown, accounts, layout),
    ...noteLines(accounts, layout),
    ...(accounts.length === 0 ? [] : ['', ...closingLines(report, shown.length > 0, options, layout)]),
  ];
}

/** Findings of an account that are shown. */
interface Shown {
  readonly account: AccountDrift;
  readonly findings: readonly Finding[];
}

/** The heaviest findings that count, by account; those of one person together, at the place of the heaviest of them. */
function heaviest(accounts: readonly AccountDrift[]): readonly Shown[] {
  let left = MOST_FINDINGS;
  const chosen = new Map<AccountDrift, Finding[]>();
  for (const severity of SEVERITIES) {
    for (const account of accounts) {
      for (const finding of left > 0 ? account.findings : []) {
        if (finding.severity !== severity || isExcepted(finding)) continue;
        if ((left -= 1) < 0) break;
        const findings = chosen.get(account);
        if (findings === undefined) chosen.set(account, [finding]);
        else findings.push(finding);
      }
    }
  }
  return accounts.flatMap((account) => {
    const findings = chosen.get(account);
    return findings === undefined ? [] : [{ account, findings: byPerson(findings) }];
  });
}

function byPerson(findings: readonly Finding[]): readonly Finding[] {
  const people = new Map<string, Finding[]>();
  for (const finding of findings) {
    const who = isAboutAccount(finding) ? '' : userKey(finding.user);
    const others = people.get(who);
    if (others === undefined) people.set(who, [finding]);
    else others.push(finding);
  }
  return [...people.values()].flat();
}

function findingLines(
  shown: readonly Shown[],
  accounts: readonly AccountDrift[],
  layout: TextLayout,
): readonly string[] {
  const number = (of: readonly Shown[]): number =>
    of.reduce((sum, { findings }) => sum + findings.filter((finding) => !isExcepted(finding)).length, 0);
  const left = number(accounts.map((account) => ({ account, findings: account.findings }))) - number(shown);
  return [
    ...shown.flatMap(({ account, findings }) => [
      '',
      ...(accounts.length > 1
        ? visibleLines(account.name, layout.width).map((name) => layout.paint('bold', name))
        : []),
      ...accountLines(account, findings, layout),
    ]),
    ...(left > 0 ? ['', `and ${count(left, 'finding')} more, none of them heavier`] : []),
  ];
}

function accountLines({ stations }: AccountDrift, findings: readonly Finding[], layout: TextLayout): readonly string[] {
  const rows = findings.map((finding) => ({
    finding,
    who: isAboutAccount(finding) ? 'the account' : visible(finding.user),
    what: visible(headline(finding, stations.assigned.provider)),
  }));
  const longest = Math.max(...rows.map(({ who }) => columnsOf(who)));
  const room = layout.width - SEVERITY_WIDTH - 2 * GAP.length;
  const whoWidth = Math.min(longest, Math.max(0, Math.floor(room / 2)));
  return rows.flatMap(({ finding: { severity }, who, what }) => {
    const start = `${layout.paint(SEVERITY_STYLE[severity], severity)}${' '.repeat(SEVERITY_WIDTH - severity.length)}${GAP}`;
    const taken = Math.max(whoWidth, columnsOf(who));
    if (room - taken >= LEAST_FOR_HEADLINE || room - taken >= columnsOf(what)) {
      return [`${start}${who}${' '.repeat(taken - columnsOf(who))}${GAP}${fitted(what, room - taken)}`];
    }
    const below = ' '.repeat(SEVERITY_WIDTH + GAP.length);
    const [first = '', ...further] = visibleLines(who, layout.width - below.length);
    return [`${start}${first}`, ...[...further, fitted(what, room)].map((line) => `${below}${line}`)];
  });
}

/** A text on one line of so many columns, cut where it is longer. */
function fitted(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let columns = 0;
  let kept = '';
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * What is to be known before anything is done about the findings: notices, and why a station was not read. What is the same for
 * several accounts stands there once.
 */
function noteLines(accounts: readonly AccountDrift[], layout: TextLayout): readonly string[] {
  const named = new Map<string, { readonly label: string; readonly text: string; readonly names: string[] }>();
  for (const { name, notices, stations } of accounts) {
    const unread = STATIONS.map((station) => stations[station]).filter((reading) => !reading.available);
    const notes = [
      ...notices.map(({ message }) => ({ label: 'Note: ', text: message })),
      ...unread.map(({ reason }) => ({ label: 'Not read: ', text: reason })),
    ];
    for (const note of notes) {
      const key = `${note.label}${note.text}`;
      const alike = named.get(key);
      if (alike === undefined) named.set(key, { ...note, names: [name] });
      else alike.names.push(name);
    }
  }
  return [...named.values()].flatMap(({ label, text, names }) => {
    const of = accounts.length > 1 ? `${someOf(names)}: ` : '';
    return ['', ...barred(label, `${of}${text}`, layout)];
  });
}

const NAMES_SHOWN = 3;

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}

function closingLines(
  { capturedAt, accounts }: DriftReport,
  hasFindings: boolean,
  { detailsAt = 'the same command with --details' }: ReportOptions,
  { width }: TextLayout,
): readonly string[] {
  const what = hasFindings ? 'All details, and what to do about each finding' : 'All details';
  return [
    ...(hasFindings ? visibleLines(wordsExplained(accounts), width) : []),
    ...visibleLines(`Captured at ${capturedAt}`, width),
    ...visibleLines(`${what}: ${detailsAt}`, width),
  ];
}

/** What the words of the headlines mean: the three stations. */
function wordsExplained(accounts: readonly AccountDrift[]): string {
  return (
    'Declared: by access file and directory. ' +
    `Assigned: has the app in ${providerNames(accounts)}. In Klaviyo: on its user list.`
  );
}
