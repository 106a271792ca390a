import { userKey } from '../../../../people/user-key.js';
import { type AccountProgress, type RowsProgress } from '../../../../review/progress.js';
import { count } from '../../../drift/report-words.js';
import { markup, type Markup, type Part } from '../../../html/markup.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { decisionsChart } from './decisions-chart.js';
import { code, fileLink, summaryTable } from './summary-table.js';
import { reviewVerdict, signatureWords, timeStampWords, timeWords, verifiedFigures } from './summary-words.js';
import { oneLine } from '../../../../text/one-line.js';

const MARKS = { fails: '✕', differs: '!', clean: '✓' } as const;

/** So many accounts fit on the first page, with their chart. */
const MOST_ACCOUNTS = 5;

/** The first page: how the review ended, figures, who vouches for them, and the accounts. */
export function figuresSection(evidence: ReviewEvidence): Markup {
  const { outcome, sentence } = reviewVerdict(evidence);
  const { withOpen } = evidence.closing;
  const reason =
    withOpen === null
      ? ''
      : markup`<p class="notice reason"><b>Why it was closed all the same:</b> ${oneLine(withOpen)}</p>\n`;
  return markup`<section id="figures" aria-labelledby="figures-heading">
<div class="verdict ${outcome}"><h2 id="figures-heading"><span class="unseen">Verdict: </span><span class="mark" aria-hidden="true">${MARKS[outcome]}</span> ${sentence}</h2>
${reason}<dl class="tiles">${tiles(evidence)}</dl>
<p class="small note">An access is one person in one account. A change (revoked, another role) is so where that was found afterwards.</p></div>
${facts(evidence)}${accountsPart(evidence)}</section>
`;
}

function tiles(evidence: ReviewEvidence): Part {
  const { progress, rows, accounts, rubberStamps } = evidence;
  const { whole } = progress;
  const { keep, revoke, 'change-role': changed } = whole.decisions;
  const [remedies, verified] = verifiedFigures(evidence);
  const people = new Set(rows.map(({ userName }) => userKey(userName))).size;
  return [
    tile('people', people),
    tile('accesses', whole.rows),
    tile('kept', keep, false, 'keep'),
    tile('revoked', revoke, false, 'revoke'),
    tile('another role', changed, false, 'change-role'),
    tile('left open', whole.open, whole.open > 0, 'left-open'),
    tile('changes so', `${verified} of ${remedies}`, verified < remedies),
    tile('answers "no"', whole.answeredNo, whole.answeredNo > 0),
    tile('exceptions, grants', `${sum(accounts, 'exceptions')} + ${sum(accounts, 'grants')}`),
    tile('rubber stamps', rubberStamps.length, rubberStamps.length > 0),
  ];
}

function sum(accounts: ReviewEvidence['accounts'], of: 'exceptions' | 'grants'): number {
  return accounts.reduce((total, account) => total + account[of].length, 0);
}

function tile(word: string, figure: string | number, weighs = false, look = ''): Markup {
  const swatch = look === '' ? '' : markup`<span class="swatch decision-${look}"></span>`;
  return markup`<div class="${weighs ? 'tile weighs' : 'tile'}"><dt>${swatch}${word}</dt><dd>${figure}</dd></div>`;
}

function facts(evidence: ReviewEvidence): Markup {
  const { review, closing, progress, sources, population, accounts, activityLogs = [] } = evidence;
  const signed = progress.reviewers.filter(({ signedOffAt }) => signedOffAt !== null).length;
  const { accessFile, roster, commit, version } = sources;
  const late = progress.daysOverdue === 0 ? '' : `, ${count(progress.daysOverdue, 'day')} after it was due`;
  return markup`<dl class="facts" id="seal">${[
    fact('Review', markup`${review.name} (${code(review.id)})`),
    fact('Opened', `${timeWords(review.openedAt)}, with klaviyo-access ${version}; due on ${review.due}`),
    fact('Closed', `${timeWords(closing.closedAt)}, with klaviyo-access ${closing.toolVersion}${late}`),
    fact('Reviewers', `${progress.reviewers.length}, of whom ${signed} signed off`),
    fact(
      'Signature',
      markup`${signatureWords(closing)}${closing.signature === null ? '' : markup` ${code(closing.signature.publicKeySha256)}`}`,
    ),
    fact('Time stamp', timeStampWords(closing)),
    fact('People', markup`SHA-256 of ${fileLink('population.json')} ${code(population)}`),
    fact('Access file', markup`${accessFile.path}, SHA-256 ${code(accessFile.sha256)}`),
    roster === undefined ? '' : fact('Roster', markup`SHA-256 ${code(roster.sha256)}`),
    fact(
      'Git commit',
      commit === undefined ? 'not known: no pipeline named it when the review was opened' : code(commit),
    ),
    fact(
      'Not in the list',
      `private API keys, exemptions from single sign-on, second factors, roles of the organization, what a custom role may do: ${questionWords(progress.whole)}`,
    ),
    fact(
      'Last sign-ins',
      activityLogs.length === 0
        ? 'not in the list either, and no activity log was given: who uses their access is not known'
        : `from activity logs that somebody downloaded, for ${activityLogs.length} of ${count(accounts.length, 'account')}`,
    ),
  ]}</dl>
`;
}

function questionWords({ questions, answered, answeredNo }: RowsProgress): string {
  if (questions === 0) return 'no question was asked about them';
  const no = answeredNo === 0 ? '' : `, ${answeredNo} of them with no`;
  return `${answered} of ${count(questions, 'question')} about them answered${no}`;
}

function fact(name: string, value: Part): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function accountsPart({ progress }: ReviewEvidence): Markup {
  const { accounts, whole } = progress;
  if (accounts.length === 0) return markup``;
  const largest = accounts.toSorted((one, other) => other.rows - one.rows).slice(0, MOST_ACCOUNTS);
  const shown = accounts.filter((account) => largest.includes(account));
  const others = accounts.length - shown.length;
  return markup`${summaryTable({
    label: 'What was decided, by account',
    columns: [
      'Account',
      'accesses:',
      'kept:',
      'revoked:',
      'another role:',
      'left open:',
      'questions:',
      'answers "no":',
    ],
    rows: [
      ...shown.map((account) => cells(account.account, account)),
      ...(others === 0 ? [] : [cells(`${count(others, 'other account')}`, rest(whole, shown))]),
    ],
    all: 'evidence.json',
    ...(accounts.length > 1 && { footer: cells('All accounts', whole) }),
  })}${decisionsChart(shown)}`;
}

type AccountFigures = Pick<RowsProgress, 'rows' | 'open' | 'questions' | 'answeredNo' | 'decisions'>;

function cells(name: string, { rows, open, questions, answeredNo, decisions }: AccountFigures): readonly Part[] {
  return [name, rows, decisions.keep, decisions.revoke, decisions['change-role'], open, questions, answeredNo];
}

/** Of the accounts that are not shown: the whole without those that are. */
function rest(whole: RowsProgress, shown: readonly AccountProgress[]): AccountFigures {
  const without = (figure: (of: AccountFigures) => number): number =>
    figure(whole) - shown.reduce((total, account) => total + figure(account), 0);
  return {
    rows: without(({ rows }) => rows),
    open: without(({ open }) => open),
    questions: without(({ questions }) => questions),
    answeredNo: without(({ answeredNo }) => answeredNo),
    decisions: {
      keep: without(({ decisions }) => decisions.keep),
      revoke: without(({ decisions }) => decisions.revoke),
      'change-role': without(({ decisions }) => decisions['change-role']),
      defer: 0,
      escalate: 0,
    },
  };
}
