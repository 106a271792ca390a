import { type Severity } from '../../access/finding-kind.js';
import { type AccountDrift } from '../../drift/drift-report.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { withoutUser, type Alike, type FindingGroup } from './fold-findings.js';
import { folded, markdownTable, underHeading, type MarkdownTable, type TableFrame } from './markdown-table.js';
import {
  count,
  hopWords,
  listingWords,
  reasonWords,
  stationRows,
  summaryFigures,
  untilWords,
  verdictWords,
} from './report-words.js';

/** Bytes of a cell at most; what is longer is cut. None of our own sentences comes near. */
const NAME = 100;
const USER = 200;
const USER_OF_SEVERAL = 80;
const SENTENCE = 1_200;
const SOURCE = 300;

/** How many people of a row that stands for several are named. */
const NAMED = 3;

/** The findings of a row whose people and ids stand in it: the first few. */
export function namedOf({ all }: FindingGroup): FindingGroup['all'] {
  return all.slice(0, NAMED);
}

/** Each account with its verdict and the evidence of its listing. */
export function overviewTable(
  frame: TableFrame,
  accounts: readonly AccountDrift[],
  { failOn, nameBytes }: { readonly failOn: Severity; readonly nameBytes: number },
): MarkdownTable {
  return markdownTable(frame, ['Account', 'Kind', 'Verdict', 'Listing', 'Digest'], accounts, (account) => {
    const { read, sha256 } = listingWords(account);
    return [
      fittedMarkdown(account.name, nameBytes),
      account.kind,
      verdictWords(account, failOn),
      read,
      fittedMarkdown(sha256, NAME, inCode),
    ];
  });
}

/** The findings that count. */
export function findingsTable(groups: readonly FindingGroup[], alike: Alike): MarkdownTable {
  const headings = ['Severity', 'Kind', 'Account', 'User', 'What', 'Remedy', 'Hop and stations', 'Id'];
  return markdownTable(underHeading('Findings'), headings, groups, (group) => {
    const { account, finding } = group.first;
    const { severity, kind, remedy } = finding;
    return [
      severity,
      kind,
      accountCell(group),
      userCell(group),
      example(group, alike),
      shownText(group, remedy),
      fittedMarkdown(hopWords(account, finding) ?? '', SOURCE),
      idCell(group),
    ];
  });
}

/** The findings under an exception, folded. */
export function exceptedTable(groups: readonly FindingGroup[], alike: Alike): MarkdownTable {
  const number = groups.reduce((sum, { all }) => sum + all.length, 0);
  const headings = ['Severity', 'Kind', 'Account', 'User', 'What', 'Reason', 'Until', 'Id'];
  return markdownTable(folded(`${count(number, 'excepted finding')}, not counted`), headings, groups, (group) => {
    const { severity, kind, exception } = group.first.finding;
    return [
      severity,
      kind,
      accountCell(group),
      userCell(group),
      example(group, alike),
      fittedMarkdown(exception === null ? '' : reasonWords(exception), SENTENCE),
      fittedMarkdown(exception === null ? '' : untilWords(exception), NAME),
      idCell(group),
    ];
  });
}

/** What each station of each account was read from, folded. */
export function stationsTable(accounts: readonly AccountDrift[]): MarkdownTable {
  const rows = accounts.flatMap((account) =>
    stationRows(account).map((station) => [account.name, ...station] as const),
  );
  return markdownTable(
    folded('Stations: what was read, and what was not'),
    ['Account', 'Station', 'Read from', 'People:'],
    rows,
    ([name, station, source, people]) => [
      fittedMarkdown(name, NAME),
      station,
      fittedMarkdown(source, SOURCE),
      fittedMarkdown(people, NAME),
    ],
  );
}

/** The figures of each account, folded. */
export function figuresTable(accounts: readonly AccountDrift[]): MarkdownTable {
  const [first] = accounts;
  const headings = first === undefined ? [] : summaryFigures(first).map(([heading]) => heading);
  return markdownTable(
    folded('Figures: people and findings of each account'),
    ['Account', ...headings.map((heading) => `${heading.charAt(0).toUpperCase()}${heading.slice(1)}:`)],
    accounts,
    (account) => [fittedMarkdown(account.name, NAME), ...summaryFigures(account).map(([, figure]) => String(figure))],
  );
}

function accountCell({ all }: FindingGroup): string {
  const names = [...new Set(all.map(({ account }) => account.name))];
  const named = names.slice(0, NAMED).map((name) => fittedMarkdown(name, NAME));
  return `${named.join(', ')}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`;
}

/** The person, or how many findings the row stands for and the first people of them. */
function userCell(group: FindingGroup): string {
  const { all } = group;
  const users = namedOf(group).map(({ finding }) => finding.user);
  if (all.length === 1) return users.map((user) => fittedMarkdown(user, USER, inCode)).join('');
  const named = users.map((user) => fittedMarkdown(user, USER_OF_SEVERAL, inCode)).join(', ');
  return `**${all.length} findings:** ${named} and ${all.length - users.length} more`;
}

function idCell(group: FindingGroup): string {
  const ids = namedOf(group).map(({ finding }) => fittedMarkdown(finding.id, NAME, inCode));
  return `${ids.join(', ')}${group.all.length > ids.length ? ' …' : ''}`;
}

function example({ first, all }: FindingGroup, alike: Alike): string {
  const prefix = all.length > 1 && alike === 'similar' ? 'Such as: ' : '';
  return `${prefix}${shownText({ first, all }, first.finding.message)}`;
}

function shownText({ first, all }: FindingGroup, text: string): string {
  return fittedMarkdown(all.length > 1 ? withoutUser(first.finding, text) : text, SENTENCE);
}
