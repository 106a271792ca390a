import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Severity } from '../../access/finding-kind.js';
import { asSentence } from '../../text/sentence.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { completeness, peopleWords, verdictParts } from './account-verdict.js';
import { count, NOTHING_CHECKED, stationRows, totals } from './report-words.js';

/** How many reasons why a station was not read stand at the top. */
const REASONS = 3;

/** So many notices stand at the top. */
const NOTICES = 2;

/** Bytes of a sentence at most; what is longer is cut. */
const SENTENCE = 400;
const NOTICE = 600;
const REASON = 300;

/** What is read first: the verdict, what to know before reading on, and which stations were not read. */
export function headLines({ accounts }: DriftReport, failOn: Severity | undefined): readonly string[] {
  const [first, ...others] = accounts;
  if (first === undefined) return [`## Drift check: ${NOTHING_CHECKED}`];
  if (others.length > 0) {
    return [
      `## Drift check of ${fittedMarkdown(totals(accounts, failOn), SENTENCE)}`,
      ...notices(accounts),
      ...notRead(accounts),
    ];
  }
  return [
    `## Drift check of ${fittedMarkdown(first.name, SENTENCE)}: ${verdictWords(first, failOn)}`,
    '',
    peopleSentence(first),
    ...notices(accounts),
    ...notRead(accounts),
  ];
}

/** How an account's verdict is written. */
export interface VerdictLineOptions {
  readonly failOn?: Severity | undefined;
  /** Bytes of the account's name at most. */
  readonly nameBytes: number;
  /** Whether the people are left out. */
  readonly short?: boolean | undefined;
}

/** An account's verdict in one line: `**acme: 5 critical.** 2 of 16 people in sync; listing complete.` */
export function verdictLine(account: AccountDrift, { failOn, nameBytes, short }: VerdictLineOptions): string {
  const verdict = `**${fittedMarkdown(account.name, nameBytes)}: ${verdictWords(account, failOn)}.**`;
  return short === true ? verdict : `${verdict} ${peopleSentence(account)}`;
}

function verdictWords(account: AccountDrift, failOn: Severity | undefined): string {
  return fittedMarkdown(verdictParts(account, failOn).join('; '), SENTENCE);
}

function peopleSentence(account: AccountDrift): string {
  const { read, totalResults } = account.listing;
  return asSentence(
    `${peopleWords(account)}; ${completeness(account)}, ${read} of ${count(totalResults, 'user')} in Klaviyo read`,
  );
}

/** What to know before reading the findings. */
function notices(accounts: DriftReport['accounts']): readonly string[] {
  const said = accounts.flatMap((account) =>
    account.notices.map(({ message }) => (accounts.length === 1 ? message : `${account.name}: ${message}`)),
  );
  const more = said.length > NOTICES ? [`- ${count(said.length - NOTICES, 'more notice')}, in another format`] : [];
  return said.length === 0
    ? []
    : ['', ...said.slice(0, NOTICES).map((each) => `- ${fittedMarkdown(each, NOTICE)}`), ...more];
}

/** Which stations were not read, and why: each reason once. */
function notRead(accounts: DriftReport['accounts']): readonly string[] {
  const reasons = new Map<string, number>();
  for (const [station, source, people] of accounts.flatMap(stationRows)) {
    const said = `station ${station} ${source}`;
    if (people === '-') reasons.set(said, (reasons.get(said) ?? 0) + 1);
  }
  const lines = [...reasons].map(([said, number]) => `- ${count(number, 'account')}: ${fittedMarkdown(said, REASON)}`);
  const more =
    lines.length > REASONS ? [`- ${count(lines.length - REASONS, 'more reason')}, under the stations below`] : [];
  return lines.length === 0 ? [] : ['', ...lines.slice(0, REASONS), ...more];
}
