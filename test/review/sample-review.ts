import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReviewSettings } from '../../src/access/review-settings.js';
import { type Attestation } from '../../src/review/attestation.js';
import { rowId } from '../../src/review/build-population.js';
import { type ClosingTerms } from '../../src/review/journal-entry.js';
import { type Population, type ReviewRow } from '../../src/review/population.js';
import { createReview } from '../../src/review/review-folder.js';

/** The reviews of an access file that names a manager and a fallback. */
export const SETTINGS: ReviewSettings = {
  reviewers: [{ names: { by: 'attribute', attribute: 'manager' }, at: { line: 1, column: 1 } }],
  fallback: 'security@example.com',
  dueDays: 14,
  unusedAfterDays: 90,
  attestations: [],
  selfReview: 'reassign',
};

/** How a review is closed without a key and a time stamp. */
export const CLOSING_TERMS: ClosingTerms = {
  ...{ withOpen: null, toolVersion: '0.1.0', signature: null, timeStamp: null, leavers: null },
};

/** A row of somebody who is in sync, and whom Grace reviews. */
export function sampleRow(change: Partial<ReviewRow> = {}): ReviewRow {
  const { account = 'acme', userName = 'ada@example.com' } = change;
  const state = { userName, givenName: 'Ada', familyName: 'Lovelace', role: 'analyst', active: true };
  return {
    row: rowId(account, userName),
    account,
    userName,
    name: 'Ada Lovelace',
    role: 'analyst',
    active: true,
    declared: state,
    assigned: [],
    provisioned: [{ ...state, id: '1' }],
    why: 'by the group "klaviyo-analysts", priority 1',
    findings: [],
    flags: [],
    reviewer: { reviewer: 'grace@example.com', because: 'the manager of the person' },
    ...change,
  };
}

/** A population of these rows. */
export function samplePopulation(rows: readonly ReviewRow[]): Population {
  const read = { available: true, source: 'roster people.csv', people: rows.length } as const;
  return {
    version: 1,
    review: { id: '0123456789abcdef', name: '2027-q1', openedAt: '2027-01-01T00:00:00.000Z', due: '2027-01-15' },
    sources: { version: '0.1.0', accessFile: { path: 'access.yaml', sha256: 'a'.repeat(64) } },
    accounts: [
      {
        name: 'acme',
        kind: 'account',
        baseUrl: 'https://scim.example.com/scim/v2',
        owner: 'owner@example.com',
        roles: [
          { id: 'admin', title: 'Admin', power: 'full' },
          { id: 'analyst', title: 'Analyst', power: 'narrow' },
        ],
        stations: { declared: read, assigned: { available: false, reason: 'not asked' }, provisioned: read },
        listing: { totalResults: rows.length, read: rows.length, pages: 1, sha256: 'b'.repeat(64) },
        readAt: '2027-01-01T00:00:01.000Z',
        exceptions: [],
        grants: [],
      },
    ],
    rows,
    removed: [],
  };
}

/** A review in a new folder, or in the given one. Default: of two people. */
export async function openedReview(
  folder = join(mkdtempSync(join(tmpdir(), 'review-')), 'q1'),
  rows: readonly ReviewRow[] = [sampleRow(), sampleRow({ userName: 'lin@example.com' })],
  attestations: readonly Attestation[] = [],
): Promise<{ readonly folder: string; readonly population: Population }> {
  const population = samplePopulation(rows);
  await createReview(
    folder,
    { population, settings: SETTINGS, attestations, others: new Map() },
    new Date('2027-01-01T00:00:02.000Z'),
  );
  return { folder, population };
}
