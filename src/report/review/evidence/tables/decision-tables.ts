import { type CsvValue } from '../../../csv-row.js';
import { type AnsweredQuestion } from '../answer-history.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { type EvidenceTable } from './evidence-table.js';

/** Every decision, those too in whose place others stand. */
export function decisionsTable({ decisions }: ReviewEvidence): EvidenceTable {
  return {
    name: 'decisions',
    what: 'every decision in the order of the journal, those too in whose place a later one of the same reviewer stands (`counts` is false)',
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
    rows: decisionRows(decisions),
  };
}

function* decisionRows(decisions: ReviewEvidence['decisions']): Generator<readonly CsvValue[], undefined> {
  for (const one of decisions) {
    const { entry, row, account, userName, reviewer, decision, newRole, reason, decidedAt, recordedAt } = one;
    yield [
      ...[entry, row, account, userName, reviewer, decision, newRole, reason, decidedAt, recordedAt],
      ...[one.file.name, one.file.sha256, one.counts],
    ];
  }
}

/** Every answer on what SCIM does not show, and every question without one. */
export function attestationsTable({ attestations }: ReviewEvidence): EvidenceTable {
  return {
    name: 'attestations',
    what: "every question about what Klaviyo's SCIM server does not show, with every answer to it; without an answer the cells are empty",
    columns: [
      ...['account', 'question', 'statement', 'place', 'asked', 'answer', 'reason', 'attachment', 'attachmentSha256'],
      ...['answeredBy', 'answeredAt', 'recordedAt', 'file', 'fileSha256', 'entry', 'counts'],
    ],
    rows: attestations.flatMap(questionRows),
  };
}

function questionRows(asked: AnsweredQuestion): readonly (readonly CsvValue[])[] {
  const question = [asked.account, asked.question, asked.statement, asked.place, asked.asked];
  if (asked.answers.length === 0) return [[...question, ...Array<undefined>(11).fill(undefined)]];
  return asked.answers.map(({ answer, reason, attachment, reviewer, answeredAt, recordedAt, file, entry }, index) => [
    ...[...question, answer, reason, attachment?.name, attachment?.sha256],
    ...[reviewer, answeredAt, recordedAt, file.name, file.sha256, entry, index === asked.answers.length - 1],
  ]);
}

/** Every reviewer's word that they are done, and who has not given it. */
export function signOffsTable({ signOffs }: ReviewEvidence): EvidenceTable {
  return {
    name: 'sign-offs',
    what: 'every reviewer: `signed-off`, `missing`, or `void` where they decided something afterwards',
    columns: ['reviewer', 'standing', 'signedOffAt', 'rows', 'answers', 'entry'],
    rows: signOffs.map((one) =>
      one.standing === 'missing'
        ? [one.reviewer, one.standing, undefined, undefined, undefined, undefined]
        : [one.reviewer, one.standing, one.at, one.rows, one.answers, one.entry],
    ),
  };
}
