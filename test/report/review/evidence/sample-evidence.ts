import { type EvidenceClosing } from '../../../../src/report/review/evidence/evidence-closing.js';
import { type Attestation } from '../../../../src/review/attestation.js';
import { rowId } from '../../../../src/review/build-population.js';
import { type DecidedRow } from '../../../../src/review/decision.js';
import { nextLine } from '../../../../src/review/journal-chain.js';
import { type JournalEvent } from '../../../../src/review/journal-entry.js';
import { parseJournal } from '../../../../src/review/journal-text.js';
import { type Population, type ReviewRow } from '../../../../src/review/population.js';
import { digest, type Review } from '../../../../src/review/review-folder.js';
import { reviewState } from '../../../../src/review/review-state.js';
import { samplePopulation, sampleRow, SETTINGS } from '../../../review/sample-review.js';

/** A review in memory with these events after it was opened, one a minute. */
export function reviewWith(
  population: Population,
  attestations: readonly Attestation[],
  events: readonly JournalEvent[],
): Review {
  const text = `${JSON.stringify(population)}\n`;
  const opened: JournalEvent = {
    event: 'opened',
    population: digest(text),
    settings: digest(JSON.stringify(SETTINGS)),
    attestations: digest(JSON.stringify(attestations)),
  };
  const { entries } = parseJournal(chained([opened, ...events]), 'journal.jsonl');
  const state = reviewState(population, attestations, entries);
  const read = { population, populationSha256: opened.population, settings: SETTINGS, attestations, entries, state };
  return { folder: '/reviews/2027-q1', ...read };
}

function chained(events: readonly JournalEvent[]): string {
  const lines: string[] = [];
  for (const [index, event] of events.entries()) {
    const last = index === 0 ? undefined : { seq: index, line: lines[index - 1]! };
    lines.push(nextLine(last, minute(index), event));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** So many minutes after the review was opened. */
export function minute(minutes: number): string {
  return new Date(Date.parse('2027-01-01T00:00:02.000Z') + minutes * 60_000).toISOString();
}

/** A decision on a row. */
export function decided(row: ReviewRow, change: Partial<DecidedRow> = {}): DecidedRow {
  return { row: row.row, account: row.account, userName: row.userName, decision: 'keep', ...change };
}

/** A file of a reviewer that was recorded. */
export function recorded(
  reviewer: string,
  decisions: readonly DecidedRow[],
  answers: Extract<JournalEvent, { event: 'recorded' }>['answers'] = [],
  name = `${reviewer}.json`,
): JournalEvent {
  return { event: 'recorded', reviewer, file: { name, sha256: digest(name) }, decisions, answers };
}

/** Closed when nothing was open, with neither a key nor a time stamp. */
export const CLOSING: EvidenceClosing = {
  closedAt: '2027-01-14T12:00:00.000Z',
  withOpen: null,
  toolVersion: '0.1.0',
  signature: null,
  timeStamp: null,
};

export const SIGNATURE = { algorithm: 'ed25519', publicKeySha256: 'd'.repeat(64) } as const;

/** One text from outside in every place of a review that can hold one. Every kind of decision, answer and verification is in it. */
export function hostileReview(text: string): Review {
  const account = `acme ${text}`;
  const grace = `grace ${text}@example.com`;
  const second = `ciso ${text}@example.com`;
  const person = (name: string, change: Partial<ReviewRow> = {}): ReviewRow => {
    const userName = `${name} ${text}`;
    const state = { userName, givenName: text, familyName: text, role: text, active: true, id: text, why: text };
    return sampleRow({
      ...{ row: rowId(account, userName), account, userName, name: text, role: text, why: text },
      ...{ declared: state, assigned: [state], provisioned: [state] },
      findings: [
        {
          ...{ id: text, kind: 'role', severity: 'high', message: text },
          exception: { reason: text, expires: '2027-03-31', owner: text, ticket: text },
        },
      ],
      reviewer: { reviewer: grace, because: text, insteadOf: text },
      ...change,
    });
  };
  const kept = person('kept', {
    flags: ['privileged', 'exception'],
    secondReviewer: { reviewer: second, because: text },
  });
  const revoked = person('revoked', { flags: ['orphaned'] });
  const changed = person('changed', { flags: ['role-mismatch'] });
  const left = person('left', { flags: ['privileged'] });
  const base = samplePopulation([kept, revoked, changed, left]);
  const unread = { available: false, reason: text } as const;
  const [first] = base.accounts;
  const population: Population = {
    ...base,
    review: { ...base.review, name: text },
    sources: { version: text, commit: 'e'.repeat(40), accessFile: { path: text, sha256: 'a'.repeat(64) } },
    activityLogs: [
      {
        ...{ account, file: text, sha256: 'f'.repeat(64), withoutZone: true, unusedAfterDays: 90 },
        ...{ from: '2026-10-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
      },
    ],
    accounts: [
      {
        ...first!,
        ...{ name: account, baseUrl: text, owner: text },
        roles: [{ id: text, title: text, power: 'full' }],
        stations: { declared: { available: true, source: text, people: 1 }, assigned: unread, provisioned: unread },
        exceptions: [
          { user: text, kinds: ['role'], role: text, reason: text, expires: '2027-03-31', owner: text, ticket: text },
        ],
        grants: [{ user: text, role: text, until: '2027-03-31', reason: text, ticket: text }],
      },
    ],
    removed: [{ account, userName: text, name: text, role: text }],
  };
  const questions = ['private-api-keys', 'sso-required', 'multi-factor'];
  const attestations = questions.map((question) => ({ question, account, reviewer: grace }));
  const answer = { question: 'private-api-keys', account, answer: 'no', reason: text } as const;
  const { stations, listing, readAt } = population.accounts[0]!;
  const verified: JournalEvent = {
    event: 'verified',
    accounts: [{ account, stations, listing, readAt }],
    rows: [
      { row: revoked.row, provisioned: 'as-decided', assigned: 'not-read', found: text },
      { row: changed.row, provisioned: 'not-yet', assigned: 'came-back', found: text },
    ],
  };
  const events: readonly JournalEvent[] = [
    recorded(grace, [decided(kept, { decision: 'defer', reason: text })], [], text),
    { event: 'signed-off', reviewer: grace, rows: 1, answers: 0 },
    recorded(
      grace,
      [
        decided(kept, { reason: text }),
        decided(revoked, { decision: 'revoke', reason: text, decidedAt: minute(1) }),
        decided(changed, { decision: 'change-role', newRole: text, reason: text }),
        decided(left, { decision: 'escalate', reason: text }),
      ],
      [
        { ...answer, attachment: { name: text, sha256: 'c'.repeat(64) } },
        { ...answer, question: 'sso-required', answer: 'yes' },
      ],
      text,
    ),
    recorded(second, [decided(kept, { reason: text })], [], text),
    { event: 'signed-off', reviewer: second, rows: 1, answers: 0 },
    { event: 'remediation', files: { [text]: 'b'.repeat(64) } },
    verified,
  ];
  return reviewWith(population, attestations, events);
}
