import { type ReviewSettings } from '../access/review-settings.js';
import { type Attestation, ATTESTATION_QUESTIONS } from './attestation.js';
import { type Account } from '../access/access-model.js';

/** The questions of a review, account by account, each with who answers it: who is named for the account, or its owner. */
export function askedAttestations(settings: ReviewSettings, accounts: readonly Account[]): readonly Attestation[] {
  return accounts.flatMap(({ name, owner, customRoles }) => {
    const reviewer = settings.attestations.find(({ account }) => account === name)?.reviewer ?? owner;
    return ATTESTATION_QUESTIONS.filter((question) => question.of === 'every account' || customRoles.length > 0).map(
      ({ id }) => ({ question: id, account: name, reviewer }),
    );
  });
}
