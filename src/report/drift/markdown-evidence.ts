import { type AccountDrift } from '../../drift/drift-report.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { folded, markdownTable, type MarkdownTable } from './markdown-table.js';
import { NOT_READ, stationRows } from './report-words.js';

/** Bytes of a cell at most. */
const NAME = 60;
const SOURCE = 300;

/** How many digits of a listing's digest are shown: enough to tell two listings apart. The JSON report has all of them. */
const DIGITS = 12;

/** The evidence of each account's listing, and how many people were compared, folded. */
export function evidenceTable(accounts: readonly AccountDrift[]): MarkdownTable {
  const headings = [
    'Account',
    'Users read',
    'Digest',
    'Declared:',
    'Assigned:',
    'Provisioned:',
    'In sync:',
    'Excepted:',
  ];
  return markdownTable(
    folded('Evidence: users read, digest and figures'),
    headings,
    accounts,
    ({ name, listing: { totalResults, read, sha256 }, summary }) => [
      fittedMarkdown(name, NAME),
      `${read} of ${totalResults}`,
      fittedMarkdown(sha256.slice(0, DIGITS), NAME, inCode),
      ...[summary.declared, summary.assigned ?? NOT_READ, summary.provisioned, summary.inSync, summary.excepted].map(
        String,
      ),
    ],
  );
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
