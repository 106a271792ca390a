import { type Account } from '../../src/access/access-model.js';
import { type ReviewSettings } from '../../src/access/review-settings.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { askedAttestations } from '../../src/review/asked-attestations.js';
import { accountOf } from '../reconcile/planning.js';
import { SETTINGS } from './sample-review.js';

const ACCOUNT: Account = accountOf();
const { name, owner } = ACCOUNT;
const named: ReviewSettings = { ...SETTINGS, attestations: [{ account: name, reviewer: 'it@example.com' }] };

const answering = (settings: ReviewSettings, ...left: readonly string[]) => {
  const users = left.map((userName) => ({ userName, active: false }) as DirectoryPerson);
  const asked = askedAttestations(settings, [ACCOUNT], { users });
  const who = new Set(asked.map(({ reviewer, insteadOf }) => JSON.stringify([reviewer, insteadOf])));
  expect(who.size).toBe(1);
  return JSON.parse([...who][0]!) as unknown;
};

describe('askedAttestations', () => {
  test('GIVEN nobody who has left WHEN the questions are asked THEN the named one answers, else the owner', () => {
    expect(answering(named)).toEqual(['it@example.com', null]);
    expect(answering(SETTINGS)).toEqual([owner, null]);
  });

  test('GIVEN somebody who has left, in another letter case, WHEN the questions are asked THEN the owner answers, else the fallback, and it is said', () => {
    const insteadOf = '"it@example.com", who has left, was to answer';
    expect(answering(named, 'IT@example.com')).toEqual([owner, insteadOf]);
    expect(answering(named, 'it@example.com', owner)).toEqual([SETTINGS.fallback, insteadOf]);
  });

  test('GIVEN all of them have left WHEN the questions are asked THEN no review is opened', () => {
    expect(() => answering(named, 'it@example.com', owner, SETTINGS.fallback)).toThrow(
      `nobody can answer the questions about the account ${name}`,
    );
  });
});
