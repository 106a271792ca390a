import { type OpenRemedy } from '../../../review/status/open-remedy.js';
import { type ReviewStatus, type StatusDecision } from '../../../review/status/review-status.js';
import { hoursWords } from '../../duration-words.js';
import { decisionWords } from '../open-task-words.js';
import { oneLine } from '../../../text/one-line.js';

/** People, or questions, that have something in common: a list in text, a table elsewhere. */
export interface StatusSection {
  /** Without how many there are. */
  readonly heading: string;
  readonly isCritical?: boolean;
  /** The first one names a person or a question, the second one the account. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything that is named one by one, the gravest first. Sections without anybody are left out. */
export function statusSections(status: ReviewStatus): readonly StatusSection[] {
  const { unverified, disputed, awaitsSecond, leftOpen, unanswered, answeredNo } = status;
  const left = ['Person', 'Account', 'Decision', 'Since'];
  return [
    {
      heading: 'Critical: what was taken away is back',
      isCritical: true,
      columns: ['Person', 'Account', 'Decided', 'Age', 'Found'],
      rows: unverified.filter(({ isBack }) => isBack).map(remedyCells),
    },
    {
      heading: 'Decided differently by two reviewers',
      columns: ['Person', 'Account', 'First reviewer', 'Second reviewer'],
      rows: disputed.map(({ userName, account, first, second }) => [
        ...[userName, account, decidedWords(first), decidedWords(second)],
      ]),
    },
    {
      heading: 'Escalated: somebody else must decide',
      columns: left,
      rows: leftOpen
        .filter(({ standing }) => standing === 'escalated')
        .map(({ userName, account, left: by }) => [userName, account, decidedWords(by), by.recordedAt]),
    },
    {
      heading: 'Deferred',
      columns: left,
      rows: leftOpen
        .filter(({ standing }) => standing === 'deferred')
        .map(({ userName, account, left: by }) => [userName, account, decidedWords(by), by.recordedAt]),
    },
    {
      heading: 'The second reviewer has not decided',
      columns: ['Person', 'Account', 'First reviewer', 'Second reviewer'],
      rows: awaitsSecond.map(({ userName, account, first, secondReviewer }) => [
        ...[userName, account, decidedWords(first), secondReviewer],
      ]),
    },
    {
      heading: 'Decided, and not yet seen to be done',
      columns: ['Person', 'Account', 'Decided', 'Age', 'Found'],
      rows: unverified.filter(({ isBack }) => !isBack).map(remedyCells),
    },
    {
      heading: 'Questions answered with no',
      columns: ['Question', 'Account', 'Should be so', 'Reviewer', 'Reason'],
      rows: answeredNo.map(({ question, account, statement, reviewer, reason }) => [
        ...[question, account, statement, reviewer, oneLine(reason)],
      ]),
    },
    {
      heading: 'Questions without an answer',
      columns: ['Question', 'Account', 'Should be so', 'Reviewer', 'Where to look'],
      rows: unanswered.map(({ question, account, statement, reviewer, place }) => [
        ...[question, account, statement, reviewer, place],
      ]),
    },
  ].filter(({ rows }) => rows.length > 0);
}

function remedyCells({ userName, account, decision, newRole, ageHours, look }: OpenRemedy): readonly string[] {
  return [
    userName,
    account,
    decisionWords({ decision, newRole: newRole ?? undefined }),
    hoursWords(ageHours),
    look === null ? 'nobody has looked since' : `${look.found} Seen at ${look.at}.`,
  ];
}

function decidedWords({ reviewer, decision, newRole, reason }: StatusDecision): string {
  const because = reason === null ? '' : `: ${oneLine(reason)}`;
  return `${decisionWords({ decision, newRole: newRole ?? undefined })} by ${reviewer}${because}`;
}
