import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reviewEvidence } from '../../src/cli/review/review-evidence.js';
import { writeWhole } from '../../src/files/write-whole.js';
import { reviewerFiles } from '../../src/report/review/reviewer-files.js';
import { rowId } from '../../src/review/build-population.js';
import { closeReview } from '../../src/review/evidence/close-review.js';
import { readSigningKey } from '../../src/review/evidence/signing-key.js';
import { TimeStampError } from '../../src/review/evidence/time-stamp/time-stamp-error.js';
import { type JournalEvent } from '../../src/review/journal-entry.js';
import { type Population, type ReviewRow } from '../../src/review/population.js';
import { changeReview, createReview, populationDigest } from '../../src/review/review-folder.js';
import { userKey } from '../../src/people/user-key.js';
import { provisionedPeople } from '../people.js';

/** What closing took, and what the folder then holds. */
export interface ClosingCost {
  readonly milliseconds: number;
  readonly files: number;
  readonly megabytes: number;
}

const now = () => new Date('2027-01-02T00:00:00.000Z');

/** Opens a review, decides on everybody, and closes it. Arguments: the folder, number of people, number of reviewers. */
async function closingCost(folder: string, people: number, reviewers: number): Promise<ClosingCost> {
  const rows = provisionedPeople(people).map((person, index) =>
    reviewRow(person, `reviewer${index % reviewers}@example.com`),
  );
  const population = populationOf(rows);
  const settings = {
    ...{
      reviewers: [],
      fallback: 'security@example.com',
      dueDays: 14,
      attestations: [],
      selfReview: 'reassign' as const,
      unusedAfterDays: 90,
    },
  };
  const others = reviewerFiles({ population, populationSha256: populationDigest(population), attestations: [] });
  await createReview(folder, { population, settings, attestations: [], others }, now());
  await changeReview(folder, now, () => eventsOf(rows));
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = readSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'the benchmark');
  const start = performance.now();
  await closeReview(folder, {
    ...{ toolVersion: '0.1.0', makeEvidence: reviewEvidence, key, now },
    write: (path, content) => writeWhole(path, content),
    verifyTimeStamp: () => Promise.reject(new TimeStampError('There is none here.')),
  });
  const milliseconds = performance.now() - start;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  return { milliseconds, files: files.length, megabytes: bytes.reduce((all, one) => all + one, 0) / 1_000_000 };
}

function reviewRow(person: ReturnType<typeof provisionedPeople>[number], reviewer: string): ReviewRow {
  const { userName, givenName, familyName, role = null } = person;
  const state = { userName, givenName, familyName, role, active: true };
  return {
    row: rowId('acme', userKey(userName)),
    account: 'acme',
    ...{ userName, name: `${givenName} ${familyName}`, role, active: true },
    ...{ declared: state, assigned: [], provisioned: [state], why: 'by the group "klaviyo-analysts", priority 3' },
    ...{ findings: [], flags: [], reviewer: { reviewer, because: 'the manager of the person' } },
  };
}

function populationOf(rows: readonly ReviewRow[]): Population {
  const read = { available: true, source: 'roster people.csv', people: rows.length } as const;
  const listing = { totalResults: rows.length, read: rows.length, pages: 200, sha256: 'b'.repeat(64) };
  return {
    version: 1,
    review: { id: '0123456789abcdef', name: 'q1', openedAt: '2027-01-01T00:00:00.000Z', due: '2027-01-15' },
    sources: { version: '0.1.0', accessFile: { path: 'access.yaml', sha256: 'a'.repeat(64) } },
    accounts: [
      {
        ...{ name: 'acme', kind: 'account', baseUrl: 'https://scim.example.com/scim/v2', owner: 'owner@example.com' },
        roles: [{ id: 'analyst', title: 'Analyst', power: 'narrow' }],
        stations: { declared: read, assigned: { available: false, reason: 'not asked' }, provisioned: read },
        ...{ listing, readAt: '2027-01-01T00:00:01.000Z', exceptions: [], grants: [] },
      },
    ],
    ...{ rows, removed: [] },
  };
}

/** A file of each reviewer that keeps everybody, and their sign-off. */
function eventsOf(rows: readonly ReviewRow[]): readonly JournalEvent[] {
  const reviewers = [...new Set(rows.map(({ reviewer }) => reviewer.reviewer))];
  return reviewers.flatMap((reviewer): readonly JournalEvent[] => {
    const decisions = rows
      .filter((one) => one.reviewer.reviewer === reviewer)
      .map(({ row, account, userName }) => ({
        ...{
          row,
          account,
          userName,
          decision: 'keep' as const,
          reason: 'needed',
          decidedAt: '2027-01-01T10:00:00.000Z',
        },
      }));
    const file = { name: `${reviewer}.json`, sha256: '0'.repeat(64) };
    return [
      { event: 'recorded', reviewer, file, decisions, answers: [] },
      { event: 'signed-off', reviewer, rows: decisions.length, answers: 0 },
    ];
  });
}

const [folder = '', people = '', reviewers = ''] = process.argv.slice(2);
void closingCost(folder, Number(people), Number(reviewers)).then((cost) => process.send?.(cost));
