import { type ReviewerProgress } from '../../../../review/progress.js';
import { markup, type Markup, type Part } from '../../../html/markup.js';
import { RUBBER_STAMP_NOTE, rubberStampWords } from '../../rubber-stamp-words.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { fileLink, section, summaryTable } from './summary-table.js';
import { timeWords } from './summary-words.js';

/** So many rubber stamps are written out. */
const MOST_STAMPS = 50;

/** Who decided on how many, whether they signed off, and where it seems that nobody looked. */
export function reviewersSection({ progress, rubberStamps }: ReviewEvidence): Markup {
  const { reviewers } = progress;
  if (reviewers.length === 0) return section('reviewers', 'Reviewers', markup`<p>Nobody.</p>`);
  const openFirst = reviewers.toSorted((one, other) => weight(other) - weight(one));
  return section('reviewers', 'Reviewers', [
    summaryTable({
      label: 'Reviewers',
      columns: [
        'Reviewer',
        'accesses:',
        'kept:',
        'revoked:',
        'another role:',
        'left open:',
        'questions answered',
        'Signed off',
      ],
      rows: openFirst.map(cells),
      all: 'tables/sign-offs.csv',
    }),
    rubberStamps.length === 0
      ? markup`<p>No rubber stamp was seen: nobody kept many people within seconds, all of a file, or many flagged people for one reason.</p>\n`
      : markup`<h3>Rubber stamps</h3><p>${RUBBER_STAMP_NOTE}</p><ul>${rubberStamps
          .slice(0, MOST_STAMPS)
          .map((stamp) => markup`<li>${rubberStampWords(stamp)}</li>`)}</ul>${
          rubberStamps.length > MOST_STAMPS
            ? markup`<p class="notice">${MOST_STAMPS} of ${rubberStamps.length} are shown. All of them are in ${fileLink('evidence.json')}.</p>`
            : ''
        }\n`,
  ]);
}

/** Those who are not done stand first. */
function weight({ signedOffAt, open, questions, answered }: ReviewerProgress): number {
  return (signedOffAt === null ? 1 : 0) + (open > 0 || answered < questions ? 1 : 0);
}

function cells(reviewer: ReviewerProgress): readonly Part[] {
  const { decisions, rows, open, questions, answered, signedOffAt } = reviewer;
  return [
    ...[reviewer.reviewer, rows, decisions.keep, decisions.revoke, decisions['change-role'], open],
    questions === 0 ? '' : `${answered} of ${questions}`,
    signedOffAt === null ? markup`<b>no</b>` : timeWords(signedOffAt),
  ];
}
