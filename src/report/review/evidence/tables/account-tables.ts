import { type Station, STATIONS } from '../../../../people/station.js';
import { type StationReading } from '../../../../drift/drift-report.js';
import { type VerifiedAccount } from '../../../../review/journal-entry.js';
import { type Review } from '../../../../review/review-folder.js';
import { type CsvValue } from '../../../csv-row.js';
import { type EvidenceTable } from './evidence-table.js';

/** Every reading of every account, with what proves that it was complete. */
export function accountsTable(review: Review): EvidenceTable {
  return {
    name: 'accounts',
    what: 'every reading of every account, when the review was opened and at each verification, with what proves that the list was complete',
    columns: [
      ...['account', 'kind', 'baseUrl', 'owner', 'readFor', 'entry', 'readAt', 'totalResults', 'read', 'pages'],
      ...['listingSha256', ...STATIONS],
    ],
    rows: accountRows(review),
  };
}

function* accountRows({ population, entries }: Review): Generator<readonly CsvValue[], undefined> {
  const known = new Map(population.accounts.map((account) => [account.name, account]));
  for (const account of population.accounts) {
    yield readingCells(account, 'opening', 1, { ...account, account: account.name });
  }
  for (const entry of entries) {
    if (entry.event !== 'verified') continue;
    for (const reading of entry.accounts) {
      yield readingCells(known.get(reading.account), 'verification', entry.seq, reading);
    }
  }
}

function readingCells(
  account: Review['population']['accounts'][number] | undefined,
  readFor: 'opening' | 'verification',
  entry: number,
  { account: name, listing, stations, readAt }: VerifiedAccount,
): readonly CsvValue[] {
  return [
    ...[name, account?.kind, account?.baseUrl, account?.owner, readFor, entry, readAt],
    ...[listing.totalResults, listing.read, listing.pages, listing.sha256],
    ...STATIONS.map((station: Station) => stationCell(stations[station])),
  ];
}

function stationCell(reading: StationReading): string {
  return reading.available ? `${reading.people} from ${reading.source}` : `not read: ${reading.reason}`;
}

/** The exceptions in force when the review was opened. */
export function exceptionsTable({ population: { accounts } }: Review): EvidenceTable {
  return {
    name: 'exceptions',
    what: 'the exceptions of the access file that were in force when the review was opened',
    columns: ['account', 'user', 'kinds', 'role', 'reason', 'expires', 'owner', 'ticket'],
    rows: accounts.flatMap(({ name, exceptions }) =>
      exceptions.map(({ user, kinds, role, reason, expires, owner, ticket }) => [
        ...[name, user, kinds.join(' '), role, reason, expires, owner, ticket],
      ]),
    ),
  };
}

/** The memberships that end by themselves. */
export function grantsTable({ population: { accounts } }: Review): EvidenceTable {
  return {
    name: 'grants',
    what: 'the memberships of the access file that end by themselves, as they were when the review was opened',
    columns: ['account', 'user', 'role', 'until', 'reason', 'ticket'],
    rows: accounts.flatMap(({ name, grants }) =>
      grants.map(({ user, role, until, reason, ticket }) => [name, user, role, until, reason, ticket]),
    ),
  };
}
