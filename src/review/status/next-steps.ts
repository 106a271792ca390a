import { shellWord } from '../../text/shell-quoted.js';
import { isNothingOpen, type OpenMatters, outcomeSince } from '../open-matters.js';
import { type ReviewerProgress } from '../progress.js';
import { outdatedRemedies } from '../remedy/outdated-remedy.js';
import { REMEDIATION_FOLDER } from '../remedy/remedy.js';
import { type Review } from '../review-folder.js';
import { type OpenRemedy } from './open-remedy.js';

/** One thing to do next. */
export interface NextStep {
  /** Why, as sentences. */
  readonly why: string;
  /** The command line, as it can be copied; `FILE` stands for what a reviewer hands in. */
  readonly command: string;
}

/** What the next steps follow from. */
export interface OpenParts {
  readonly matters: OpenMatters;
  readonly reviewers: readonly ReviewerProgress[];
  readonly unverified: readonly OpenRemedy[];
}

/** Of more who are done and have not signed off, the first ones are named. */
const MOST_SIGN_OFFS = 5;

/** What to do next in a review that is not sealed, the most urgent first. There is always something: at the end, to close it. */
export function nextSteps(review: Review, parts: OpenParts, folder: string): readonly NextStep[] {
  const command = (name: string, ...words: readonly string[]): string =>
    ['klaviyo-access review', name, shellWord(folder), ...words].join(' ');
  if (review.state.closed !== undefined) {
    const why = 'Its closing was interrupted. Run it again with the same flags: it goes on where it stood.';
    return [{ why, command: command('close') }];
  }
  const outdated = outdatedRemedies(review).length;
  const again: readonly NextStep[] =
    outdated === 0 ? [] : [{ why: outdatedWords(outdated), command: command('remediate') }];
  if (isNothingOpen(parts.matters)) return [...again, { why: 'Nothing is open.', command: command('close') }];
  const { undecided } = parts.matters;
  const standing = (...names: readonly string[]): number =>
    undecided.filter((row) => names.includes(row.standing)).length;
  const back = parts.unverified.filter(({ isBack }) => isBack).length;
  const waiting = parts.reviewers.filter(({ open, questions, answered }) => open > 0 || answered < questions).length;
  const left = standing('deferred', 'escalated');
  const disputed = standing('disputed');
  const when = (isSo: boolean, why: string, ...of: readonly string[]): readonly NextStep[] =>
    isSo ? [{ why, command: of.join(' ') }] : [];
  return [
    ...again,
    ...when(
      back > 0,
      `${people(back)} ${back === 1 ? 'has' : 'have'} access again that was taken away. Find out who gave it, take it away, and look again.`,
      command('remediate'),
    ),
    ...when(
      waiting > 0,
      `${waiting === 1 ? 'One reviewer has' : `${waiting} reviewers have`} something to decide or to answer. Remind them, and record what they hand in.`,
      command('remind'),
    ),
    ...when(left + disputed > 0, otherDecisions(left, disputed), command('record', 'FILE', '--replace')),
    ...signOffs(parts.reviewers, (reviewer) => command('sign-off', '--reviewer', shellWord(reviewer))),
    ...when(
      outdated === 0 && back === 0 && isNotWrittenDown(review, parts.matters),
      'What was decided has to be done: write down the changes.',
      command('remediate'),
    ),
    ...when(
      parts.unverified.length > 0,
      `${people(parts.unverified.length)} ${parts.unverified.length === 1 ? 'is' : 'are'} not yet seen to be as decided. Once it is done, look.`,
      command('verify-remediation'),
    ),
  ];
}

function signOffs(reviewers: readonly ReviewerProgress[], command: (reviewer: string) => string): readonly NextStep[] {
  const done = reviewers.filter(
    ({ open, questions, answered, signedOffAt }) => open === 0 && answered === questions && signedOffAt === null,
  );
  return done.slice(0, MOST_SIGN_OFFS).map(({ reviewer }, index) => {
    const more = index === MOST_SIGN_OFFS - 1 ? done.length - MOST_SIGN_OFFS : 0;
    const others = more === 0 ? '' : ` The same is true of ${more === 1 ? 'one other' : `${more} others`}.`;
    return {
      why: `${reviewer} has nothing left to decide, and has not signed off.${others}`,
      command: command(reviewer),
    };
  });
}

/** Whether something was decided, and is not so, since the changes were last written down. */
function isNotWrittenDown({ entries }: Review, { unverified }: OpenMatters): boolean {
  const written = entries.findLast(({ event }) => event === 'remediation')?.seq ?? 0;
  return unverified.some((row) => outcomeSince(row)!.seq > written);
}

function outdatedWords(outdated: number): string {
  return (
    `On ${people(outdated)} something else is decided now than the files in ${REMEDIATION_FOLDER}/ carry out. Apply nothing of them: write them ` +
    'again.'
  );
}

function otherDecisions(left: number, disputed: number): string {
  return [
    ...(left === 0 ? [] : [`${people(left)} ${left === 1 ? 'was' : 'were'} deferred or escalated.`]),
    ...(disputed === 0 ? [] : [`On ${people(disputed)} two reviewers decided differently.`]),
    'They stay open until the same reviewer hands in another decision.',
  ].join(' ');
}

function people(number: number): string {
  return number === 1 ? '1 person' : `${number} people`;
}
