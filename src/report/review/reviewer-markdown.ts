import { OWNER_ROLE } from '../../access/role.js';
import { roleWords } from '../../access/role-words.js';
import { ATTESTATION_QUESTIONS, type Attestation } from '../../review/attestation.js';
import { REVIEW_DECISIONS, type ReviewDecision } from '../../review/decision.js';
import { DECISIONS_ON_OWNERS, suspicion } from '../../review/decision-rules.js';
import { FLAG_WORDS } from '../../review/flag-words.js';
import { ANSWERS } from '../../review/forms/decision-words.js';
import { type PopulationAccount, type ReviewRow } from '../../review/population.js';
import { userKey } from '../../people/user-key.js';
import { escapeMarkdown } from '../escape-markdown.js';
import {
  beforeWords,
  decidesWords,
  endsWords,
  signInWords,
  unexplainedWords,
  unreadWords,
} from './page/person-words.js';
import { namedReview, type ReviewedPeople, type ReviewerPart } from './reviewer-part.js';

/**
 * What one reviewer decides on as a checklist in Markdown, to be ticked in an editor or in a pull request and read back by
 * `readMarkdownForm`: for each person what is known, then a comment that names the row, then a box for each decision. Text from outside
 * stands above that comment alone, and no box above it is read, so that a name can never be a decision.
 */
export function* reviewerMarkdown(review: ReviewedPeople, part: ReviewerPart): Generator<string, undefined> {
  const named = namedReview(review);
  const hadReview = review.population.review.previous !== undefined;
  const accounts = new Map(review.population.accounts.map((account) => [account.name, account]));
  yield* preamble(review, part);
  const block = { named, hadReview, reviewer: part.reviewer, escaped: remembered(escapeMarkdown) };
  for (const row of part.people) yield personBlock(row, accounts.get(row.account)!, block);
  for (const asked of part.questions) yield questionBlock(asked, named);
}

function* preamble({ population }: ReviewedPeople, part: ReviewerPart): Generator<string, undefined> {
  const { name, due } = population.review;
  yield `# Access review ${escapeMarkdown(name)}\n\n`;
  yield `Reviewer: ${escapeMarkdown(part.reviewer)}\n\n`;
  yield* part.people.length === 0 ? questionsPreamble(due) : peoplePreamble(due, part.questions.length > 0);
  yield 'Leave the headings and the comments as they are. `klaviyo-access review record` takes this file in.\n';
  const theirs = new Set(part.people.map(({ account }) => account));
  const accounts = population.accounts.filter((one) => theirs.has(one.name));
  for (const unread of accounts.flatMap((one) => unreadWords(one) ?? [])) yield `\n${escapeMarkdown(unread)}\n`;
  for (const { name: account, kind, roles } of accounts) {
    yield `\nThe roles that can be given in ${escapeMarkdown(account)}:\n\n`;
    for (const { id, title, power } of roles) {
      yield `- ${escapeMarkdown(id)}: ${escapeMarkdown(roleWords(kind, id, { title, power }).may)}\n`;
    }
  }
}

const FILE_WORDS =
  'A file that shows the answer, such as a screenshot, may be named behind `Attachment:`. Hand it in with this file.';

function* peoplePreamble(due: string, hasQuestions: boolean): Generator<string, undefined> {
  yield `Decide until ${due}. Put an x into one box for each person, as in \`[x]\`, and write why behind \`Reason:\`. A person without an x stays open.\n\n`;
  yield '- **keep**: the access stays as it is; needs a reason where the person is privileged or otherwise flagged\n';
  yield '- **revoke**: the access goes; needs a reason\n';
  yield '- **change-role to**: another role, whose id you write behind it; needs a reason\n';
  yield '- **defer**: not now, the person stays open; needs a reason\n';
  yield '- **escalate**: somebody else must decide, the person stays open; needs a reason\n\n';
  if (hasQuestions)
    yield `The questions at the end each need one x and a reason: what you saw, and when. ${FILE_WORDS}\n\n`;
}

function* questionsPreamble(due: string): Generator<string, undefined> {
  yield `Answer until ${due}. Put an x into one box for each question, as in \`[x]\`, and write behind \`Reason:\` what you saw, and when. A question without an x stays open.\n\n`;
  yield `${FILE_WORDS}\n\n`;
}

/** What a block of a person is made from besides them. */
interface Block {
  /** The review, as a form names it. */
  readonly named: string;
  /** Whether there was a review before. */
  readonly hadReview: boolean;
  readonly reviewer: string;
  /** As {@link escapeMarkdown}, which takes most of the time: what many people have in common is escaped once. */
  readonly escaped: (text: string) => string;
}

function remembered(escape: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const escaped = escape(text);
    known.set(text, escaped);
    return escaped;
  };
}

function personBlock(row: ReviewRow, account: PopulationAccount, block: Block): string {
  const facts = personFacts(row, account, block).map(([label, text]) => `- ${label}: ${block.escaped(text)}`);
  return [
    '',
    `## ${escapeMarkdown(row.userName)} in ${block.escaped(row.account)}`,
    '',
    ...facts,
    '',
    `<!-- row ${row.row} of review ${block.named} -->`,
    '',
    ...decisionsOn(row, account).map((decision) => `- [ ] ${decision === 'change-role' ? 'change-role to' : decision}`),
    '',
    'Reason:',
    '',
  ].join('\n');
}

function decisionsOn(row: ReviewRow, account: PopulationAccount): readonly ReviewDecision[] {
  return isOwner(row, account) ? DECISIONS_ON_OWNERS : REVIEW_DECISIONS;
}

function isOwner({ userName }: ReviewRow, { owner }: PopulationAccount): boolean {
  return userKey(userName) === userKey(owner);
}

type Fact = readonly [label: string, text: string | undefined];

function personFacts(
  row: ReviewRow,
  account: PopulationAccount,
  { reviewer, hadReview }: Block,
): readonly (readonly [label: string, text: string])[] {
  const { name, flags, why, findings } = row;
  const needs = suspicion(row).length > 0 ? ['To keep them, write why.'] : [];
  const owns = isOwner(row, account) ? ['They own the account: only they can hand it over.'] : [];
  const facts: readonly Fact[] = [
    ['Name', name],
    ['Role in Klaviyo', klaviyoRole(row, account)],
    ...flags.map((flag): Fact => ['Flag', `${flag} (${FLAG_WORDS[flag]})`]),
    ['Why they have access', why ?? unexplainedWords(account)],
    ['When it ends', endsWords(row, account)],
    ...findings.map(({ message }): Fact => ['Finding', message]),
    ['Compared', beforeWords(row, account, hadReview)],
    ['Last sign-in', signInWords(row)],
    ['Why you decide', decidesWords(row, reviewer)],
    ['Note', [...needs, ...owns].join(' ')],
  ];
  return facts.flatMap(([label, text = '']) => (text === '' ? [] : [[label, text] as const]));
}

function klaviyoRole({ role, active, provisioned }: ReviewRow, { kind, roles }: PopulationAccount): string {
  if (provisioned.length === 0) return 'none, since they are not in Klaviyo';
  const off = active ? '' : ', switched off';
  if (role === null) return `not clear${off}`;
  const known = roles.find(({ id }) => id === role);
  const power = known?.power ?? (role === OWNER_ROLE[kind] ? 'full' : 'unknown');
  return `${role}${off}. ${roleWords(kind, role, { title: known?.title, power }).may}`;
}

function questionBlock({ question, account }: Attestation, named: string): string {
  const { statement, place, because } = ATTESTATION_QUESTIONS.find(({ id }) => id === question)!;
  return [
    '',
    `## Question ${question} about ${escapeMarkdown(account)}`,
    '',
    `- Is it so? ${statement}`,
    `- Where to look: ${place}`,
    `- Why it matters: ${because}`,
    '',
    `<!-- question ${question} about ${account} of review ${named} -->`,
    '',
    ...ANSWERS.map((answer) => `- [ ] ${answer}`),
    '',
    'Reason:',
    '',
    'Attachment:',
    '',
  ].join('\n');
}
