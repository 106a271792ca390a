import { markup, type Markup, type Part } from '../../../html/markup.js';
import { type AnsweredQuestion, type HistoricAnswer } from '../answer-history.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { breakable, code, section, summaryTable } from './summary-table.js';
import { timeWords } from './summary-words.js';
import { oneLine } from '../../../../text/one-line.js';

const HEADING = "What is not in Klaviyo's list of people";

/** What SCIM does not show, and what was answered about it: no and nothing first. */
export function questionsSection({ attestations }: ReviewEvidence): Markup {
  const ranked = attestations.toSorted((one, other) => rank(one) - rank(other));
  return section('questions', HEADING, [
    markup`<p>Klaviyo's SCIM server lists people and their role in one account. It lists neither private API keys, nor exemptions from single sign-on, nor second factors (MFA), nor roles of the organization above the accounts, nor what a custom role may do. People who can look in Klaviyo answered these questions; their answers are their word.</p>
`,
    attestations.length === 0
      ? markup`<p>No question was asked.</p>\n`
      : summaryTable({
          label: HEADING,
          columns: ['Statement', 'Account', 'Answer', 'Reason', 'By', 'Attachment'],
          rows: ranked.map(cells),
          all: 'tables/attestations.csv',
          most: 120,
        }),
  ]);
}

function rank({ answers }: AnsweredQuestion): number {
  const answer = answers.at(-1)?.answer;
  return answer === undefined ? 1 : { no: 0, 'not-applicable': 2, yes: 3 }[answer];
}

function cells({ statement, place, account, asked, answers }: AnsweredQuestion): readonly Part[] {
  const of = markup`${statement}<span class="note">${place}</span>`;
  const answer = answers.at(-1);
  if (answer === undefined) return [of, account, markup`<b>not answered</b>`, '', asked, ''];
  return [
    ...[of, account, answerWords(answer), oneLine(answer.reason)],
    markup`${breakable(answer.reviewer)}<span class="note">${timeWords(answer.recordedAt)}</span>`,
    answer.attachment === undefined
      ? ''
      : markup`${breakable(answer.attachment.name)} ${code(answer.attachment.sha256)}`,
  ];
}

function answerWords({ answer }: HistoricAnswer): Part {
  if (answer === 'no') return markup`<b>no</b>`;
  return answer === 'yes' ? 'yes' : 'does not apply';
}
