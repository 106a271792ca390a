import { userKey } from '../../../../people/user-key.js';
import { ATTESTATION_QUESTIONS } from '../../../../review/attestation.js';
import { type JournalEntry } from '../../../../review/journal-entry.js';
import { type Review } from '../../../../review/review-folder.js';
import { reviewersOf } from '../../../../review/review-state.js';
import { type CsvValue } from '../../../csv-row.js';
import { type EvidenceTable } from './evidence-table.js';

type Recorded = Extract<JournalEntry, { readonly event: 'recorded' }>;
type SignedOff = Extract<JournalEntry, { readonly event: 'signed-off' }>;

function recordedOf({ entries }: Review): readonly Recorded[] {
  return entries.filter((entry) => entry.event === 'recorded');
}

/** Every decision, those too in whose place others stand. */
export function decisionsTable(review: Review): EvidenceTable {
  return {
    name: 'decisions',
    what: 'Every decision in the order of the journal, those too that a later one of the same reviewer replaces (counts: false).',
    columns: [
      ...[
        'entry',
        'row',
        'account',
        'userName',
        'reviewer',
        'decision',
        'newRole',
        'reason',
        'decidedAt',
        'recordedAt',
      ],
      ...['file', 'fileSha256', 'counts'],
    ],
    rows: decisionRows(review),
  };
}

function* decisionRows(review: Review): Generator<readonly CsvValue[], undefined> {
  const recorded = recordedOf(review);
  const newest = new Map<string, number>();
  for (const { seq, reviewer, decisions } of recorded) {
    for (const { row } of decisions) newest.set(`${row} ${userKey(reviewer)}`, seq);
  }
  for (const { seq, at, reviewer, file, decisions } of recorded) {
    for (const { row, account, userName, decision, newRole, reason, decidedAt } of decisions) {
      const counts = newest.get(`${row} ${userKey(reviewer)}`) === seq;
      yield [
        ...[seq, row, account, userName, reviewer, decision, newRole, reason, decidedAt, at],
        ...[file.name, file.sha256, counts],
      ];
    }
  }
}

/** Every answer on what SCIM does not show, and every question without one. */
export function attestationsTable(review: Review): EvidenceTable {
  return {
    name: 'attestations',
    what: "Every question about what Klaviyo's SCIM server does not show, with every answer to it; one without an answer has none.",
    columns: [
      ...['account', 'question', 'statement', 'place', 'asked', 'answer', 'reason', 'attachment', 'attachmentSha256'],
      ...['answeredBy', 'answeredAt', 'recordedAt', 'file', 'fileSha256', 'entry', 'counts'],
    ],
    rows: attestationRows(review),
  };
}

function* attestationRows(review: Review): Generator<readonly CsvValue[], undefined> {
  const recorded = recordedOf(review);
  for (const { question, account, reviewer: asked } of review.attestations) {
    const { statement, place } = ATTESTATION_QUESTIONS.find(({ id }) => id === question) ?? {
      statement: '',
      place: '',
    };
    const answers = recorded.flatMap(({ answers, ...entry }) =>
      answers.flatMap((answer) =>
        answer.question === question && answer.account === account ? [{ answer, entry }] : [],
      ),
    );
    if (answers.length === 0) yield [account, question, statement, place, asked];
    for (const [index, { answer, entry }] of answers.entries()) {
      const { attachment, answeredAt } = answer;
      yield [
        ...[
          account,
          question,
          statement,
          place,
          asked,
          answer.answer,
          answer.reason,
          attachment?.name,
          attachment?.sha256,
        ],
        ...[entry.reviewer, answeredAt, entry.at, entry.file.name, entry.file.sha256, entry.seq],
        index === answers.length - 1,
      ];
    }
  }
}

/** Every reviewer's word that they are done, and who has not given it. */
export function signOffsTable(review: Review): EvidenceTable {
  return {
    name: 'sign-offs',
    what: 'Every reviewer: signed-off, missing, or void where they decided something afterwards.',
    columns: ['reviewer', 'standing', 'signedOffAt', 'rows', 'entry'],
    rows: signOffRows(review),
  };
}

function* signOffRows({ population, attestations, entries, state }: Review): Generator<readonly CsvValue[], undefined> {
  const signed = new Map<string, SignedOff[]>();
  for (const entry of entries) {
    if (entry.event !== 'signed-off') continue;
    const key = userKey(entry.reviewer);
    signed.set(key, [...(signed.get(key) ?? []), entry]);
  }
  for (const [key, reviewer] of reviewersOf(population, attestations)) {
    const theirs = signed.get(key) ?? [];
    const stands = state.signedOff.has(key);
    for (const [index, { at, rows, seq }] of theirs.entries()) {
      yield [reviewer, stands && index === theirs.length - 1 ? 'signed-off' : 'void', at, rows, seq];
    }
    if (!stands) yield [reviewer, 'missing'];
  }
}
