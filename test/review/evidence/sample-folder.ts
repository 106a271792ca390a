import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reviewEvidence } from '../../../src/cli/review/review-evidence.js';
import { writeWhole } from '../../../src/files/write-whole.js';
import { checkFolder, type FolderCheck, type FolderCheckOptions } from '../../../src/review/evidence/check-folder.js';
import { closeReview, type ClosingOptions, type ClosingOutcome } from '../../../src/review/evidence/close-review.js';
import { verifiedTimeStamp } from '../../../src/review/evidence/time-stamp/time-stamp.js';
import { type AttestationAnswer, type JournalEvent } from '../../../src/review/journal-entry.js';
import { changeReview, digest } from '../../../src/review/review-folder.js';
import { decided, looked, recordedFile, signedOff } from '../sample-course.js';
import { openedReview, sampleRow } from '../sample-review.js';

const ADA = sampleRow();
const LIN = sampleRow({ userName: 'lin@example.com', reviewer: { reviewer: 'ciso@example.com', because: 'named' } });
const MAX = sampleRow({ userName: 'max@example.com', flags: ['orphaned'], declared: null });

/** The rows of {@link decidedReview}, by who they are. */
export const ROWS = { ada: ADA, lin: LIN, max: MAX } as const;

/** A review in a new folder in which nothing is open: two reviewers, one of whom took access from somebody; a question with an attachment. */
export async function decidedReview(): Promise<string> {
  const question = { question: 'private-api-keys', account: 'acme', reviewer: 'grace@example.com' };
  const { folder } = await openedReview(undefined, [ADA, LIN, MAX], [question]);
  const files = {
    'reviewers/grace@example.com.csv': 'row,decision\r\n',
    'remediation/access.patch': '-  - max@example.com\n',
    'attachments/0123-keys.png': 'a picture',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const answer: AttestationAnswer = {
    question: 'private-api-keys',
    account: 'acme',
    answer: 'yes',
    reason: 'all known',
    attachment: { name: '0123-keys.png', sha256: digest(files['attachments/0123-keys.png']) },
  };
  await happened(
    folder,
    recordedFile('grace@example.com', [decided(ADA, 'keep'), decided(MAX, 'revoke')], [answer]),
    recordedFile('ciso@example.com', [decided(LIN, 'keep')]),
    signedOff('grace@example.com'),
    signedOff('ciso@example.com'),
    { event: 'remediation', files: { 'remediation/access.patch': digest(files['remediation/access.patch']) } },
    looked([[MAX, 'as-decided']]),
  );
  return folder;
}

/** Adds events to the journal of a review, on the second day of 2027. */
export async function happened(folder: string, ...events: readonly JournalEvent[]): Promise<void> {
  await changeReview(
    folder,
    () => new Date('2027-01-02T00:00:00.000Z'),
    () => events,
  );
}

/** How the samples are closed: unsigned, on the third day of 2027. */
export const CLOSING: ClosingOptions = {
  toolVersion: '0.1.0',
  makeEvidence: reviewEvidence,
  verifyTimeStamp: (answer, stamped, nonce) => verifiedTimeStamp(answer, stamped, { nonce }),
  write: (path, content) => writeWhole(path, content),
  now: () => new Date('2027-01-03T00:00:00.000Z'),
};

/** A closed folder. */
export async function closedFolder(options: Partial<ClosingOptions> = {}): Promise<string> {
  const folder = await decidedReview();
  await closed(folder, options);
  return folder;
}

export function closed(folder: string, options: Partial<ClosingOptions> = {}): Promise<ClosingOutcome> {
  return closeReview(folder, { ...CLOSING, ...options });
}

/** Checks a folder with the version that closed the samples. */
export function checked(folder: string, options: Partial<FolderCheckOptions> = {}): Promise<FolderCheck> {
  const { toolVersion, makeEvidence, verifyTimeStamp } = CLOSING;
  return checkFolder(folder, { toolVersion, makeEvidence, verifyTimeStamp, ...options });
}
