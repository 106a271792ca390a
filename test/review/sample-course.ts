import { type Attestation } from '../../src/review/attestation.js';
import { type DecidedRow, type ReviewDecision } from '../../src/review/decision.js';
import { type AttestationAnswer, type JournalEntry, type JournalEvent } from '../../src/review/journal-entry.js';
import { nextLine } from '../../src/review/journal-chain.js';
import { type Population, type ReviewRow } from '../../src/review/population.js';
import { populationDigest, type Review } from '../../src/review/review-folder.js';
import { reviewState } from '../../src/review/review-state.js';
import { sampleRow, samplePopulation, SETTINGS } from './sample-review.js';

/** What happened, and when. */
export type TimedEvent = JournalEvent & { readonly at?: string };

/** A review, without a folder, after some events. Default time: the second day of 2027, all at once. */
export function reviewAfter(
  events: readonly TimedEvent[],
  rows: readonly ReviewRow[] = [sampleRow()],
  attestations: readonly Attestation[] = [],
  change: (population: Population) => Population = (population) => population,
): Review {
  const population = change(samplePopulation(rows));
  const populationSha256 = populationDigest(population);
  const opened: TimedEvent = {
    event: 'opened',
    population: populationSha256,
    settings: '0'.repeat(64),
    attestations: '0'.repeat(64),
    at: '2027-01-01T00:00:02.000Z',
  };
  let last: { readonly seq: number; readonly line: string } | undefined;
  const entries: JournalEntry[] = [];
  for (const { at = '2027-01-02T00:00:00.000Z', ...event } of [opened, ...events]) {
    const line = nextLine(last, at, event);
    last = { seq: entries.length + 1, line };
    entries.push(JSON.parse(line) as JournalEntry);
  }
  const state = reviewState(population, attestations, entries);
  return {
    ...{ folder: '/reviews/2027-q1', population, populationSha256, settings: SETTINGS, attestations },
    ...{ entries, state },
  };
}

/** A decision on a row. */
export function decided(row: ReviewRow, decision: ReviewDecision, more: Partial<DecidedRow> = {}): DecidedRow {
  const { row: id, account, userName } = row;
  return { row: id, account, userName, decision, ...(decision !== 'keep' && { reason: 'left the team' }), ...more };
}

/** A file of a reviewer that was recorded. */
export function recordedFile(
  reviewer: string,
  decisions: readonly DecidedRow[],
  answers: readonly AttestationAnswer[] = [],
  at?: string,
): TimedEvent {
  const file = { name: `${reviewer}.csv`, sha256: '0'.repeat(64) };
  return { event: 'recorded', reviewer, file, decisions, answers, ...(at !== undefined && { at }) };
}

/** That a reviewer signed off. */
export function signedOff(reviewer: string, at?: string): TimedEvent {
  return { event: 'signed-off', reviewer, rows: 1, answers: 0, ...(at !== undefined && { at }) };
}

/** A look at rows: what it found of each in Klaviyo, and at the identity provider. */
export function looked(
  found: readonly (readonly [
    ReviewRow,
    'as-decided' | 'not-yet' | 'came-back',
    ('as-decided' | 'not-yet' | 'came-back' | 'not-read')?,
  ])[],
  at?: string,
): TimedEvent {
  return {
    event: 'verified',
    accounts: [],
    rows: found.map(([{ row }, provisioned, assigned = 'not-read']) => ({
      ...{ row, provisioned, assigned, found: `It is ${provisioned}.` },
    })),
    ...(at !== undefined && { at }),
  };
}
