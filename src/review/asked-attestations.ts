import { type Account } from '../access/access-model.js';
import { type ReviewSettings } from '../access/review-settings.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type Attestation, ATTESTATION_QUESTIONS } from './attestation.js';
import { ReviewError } from './review-error.js';

/**
 * The questions of a review, account by account, each with who answers it: who is named for the account, or its owner. In place of somebody
 * who has left, the owner answers, or else the fallback.
 *
 * @throws ReviewError if all of them have left
 */
export function askedAttestations(
  settings: ReviewSettings,
  accounts: readonly Account[],
  { users }: Pick<DirectorySnapshot, 'users'>,
): readonly Attestation[] {
  const gone = new Set(users.flatMap(({ userName, active }) => (active ? [] : userKey(userName))));
  return accounts.flatMap((account) => {
    const who = whoAnswers(settings, account, (one) => gone.has(userKey(one)));
    return ATTESTATION_QUESTIONS.filter(
      (question) => question.of === 'every account' || account.customRoles.length > 0,
    ).map(({ id }) => ({ question: id, account: account.name, ...who }));
  });
}

function whoAnswers(
  { attestations, fallback }: ReviewSettings,
  { name, owner }: Account,
  hasLeft: (one: string) => boolean,
): Pick<Attestation, 'reviewer' | 'insteadOf'> {
  const named = attestations.find(({ account }) => account === name)?.reviewer;
  const first = named ?? owner;
  if (!hasLeft(first)) return { reviewer: first };
  const reviewer = [owner, fallback].find((one) => !hasLeft(one));
  if (reviewer !== undefined) return { reviewer, insteadOf: `${quoted(first)}, who has left, was to answer` };
  throw new ReviewError(
    `The review cannot be opened: nobody can answer the questions about the account ${name}. ${quoted(first)}, its owner and the fallback have left. ` +
      'Correct `reviews` in the access file.',
  );
}
