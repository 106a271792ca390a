import { checkHeadline, notProvenWords, provenWords } from '../../../../src/report/review/check/check-words.js';
import { type FolderCheck } from '../../../../src/review/evidence/check-folder.js';
import { type ClosedReview } from '../../../../src/review/review-state.js';
import { CLOSING_TERMS } from '../../../review/sample-review.js';
import { reviewAfter } from '../../../review/sample-course.js';

const SIGNER = { algorithm: 'ed25519', publicKeySha256: 'd'.repeat(64) } as const;
const STAMP = { at: '2027-01-14T12:00:05Z', authority: 'CN=Example TSA', certificateSha256: 'e'.repeat(64) };

function check(change: Partial<FolderCheck> = {}): FolderCheck {
  const closed = { ...CLOSING_TERMS, at: '2027-01-14T12:00:00.000Z' } as unknown as ClosedReview;
  return {
    ...{ verdict: 'as-closed', review: reviewAfter([]), closed, differences: [], evidence: 'made-again' },
    files: [{ path: 'population.json', bytes: 1, sha256: 'a'.repeat(64) }],
    ...{ signature: { state: 'unsigned' }, timeStamp: { state: 'none' } },
    ...change,
  };
}

const proven = (change?: Partial<FolderCheck>) => provenWords(check(change)).join('\n');
const notProven = (change?: Partial<FolderCheck>) => notProvenWords(check(change)).join('\n');

describe('the words of a check', () => {
  it.each<[Partial<FolderCheck>, string]>([
    [{}, 'The review 2027-q1 is as it was when it was closed at 2027-01-14T12:00:00.000Z: 1 file, byte for byte.'],
    [
      { verdict: 'changed', review: undefined, differences: [{ path: 'a', what: 'b' }] },
      'The review is NOT as it was when it was closed: 1 difference.',
    ],
    [{ verdict: 'not-closed' }, 'The review 2027-q1 is not closed: it goes on, and nothing of it is sealed.'],
  ])('GIVEN the finding %# THEN the headline is its one sentence', (change, words) => {
    expect(checkHeadline(check(change))).toBe(words);
  });

  it('GIVEN a folder without its last file THEN the headline names both causes', () => {
    const words = checkHeadline(check({ verdict: 'not-finished' }));
    expect(words).toContain('is not sealed: SHA256SUMS is missing. Closing was interrupted, or the file was removed');
  });

  it.each(['changed', 'not-closed', 'not-finished'] as const)(
    'GIVEN a folder that is %s THEN nothing counts as proven, and no advice is given on what an intact one lacks',
    (verdict) => {
      expect([provenWords(check({ verdict })), notProvenWords(check({ verdict }))]).toEqual([[], []]);
    },
  );

  it('GIVEN no key and no time stamp THEN who made it, and when, is not proven', () => {
    expect(proven()).not.toMatch(/signed|time stamp/);
    expect(notProven()).toContain('Who made the folder: it is unsigned.');
    expect(notProven()).toContain('When the folder was made: it has no time stamp');
  });

  it("GIVEN the folder's own key THEN whose it is stays open, and it does not with the key that was named", () => {
    const own = { signature: { state: 'valid', signer: SIGNER, key: 'of the folder' } } as const;
    const named = { signature: { state: 'valid', signer: SIGNER, key: 'named' } } as const;
    expect(proven(own)).toContain(`signed (ed25519) with the folder's own key, whose public key has the SHA-256 ddd`);
    expect(notProven(own)).toContain('Whose key it is');
    expect(proven(named)).toContain('with the key that was named');
    expect(notProven(named)).not.toMatch(/Whose key|unsigned/);
  });

  it('GIVEN a time stamp THEN it is said whether anybody vouches for its authority', () => {
    const own = { timeStamp: { state: 'valid', stamp: STAMP, authority: 'of the time stamp' } } as const;
    const named = { timeStamp: { state: 'valid', stamp: STAMP, authority: 'named' } } as const;
    expect(proven(own)).toMatch(/was there at 2027-01-14T12:00:05Z, by the time stamp of CN=Example TSA\.$/);
    expect(notProven(own)).toContain(`Whether CN=Example TSA is an authority: its certificate is the one in the`);
    expect(proven(named)).toContain(', for which the certificates that were named vouch.');
    expect(notProven(named)).not.toMatch(/is an authority|no time stamp|another day/);
  });

  it.each([
    ['2027-01-16T12:00:00Z', true],
    ['2027-01-12T12:00:00Z', true],
    ['2027-01-15T11:59:00Z', false],
  ])('GIVEN a time stamp of %s for a review closed on the 14th THEN another day is said: %s', (at, isFar) => {
    const timeStamp = { state: 'valid', stamp: { ...STAMP, at }, authority: 'named' } as const;
    expect(notProven({ timeStamp }).includes('the time stamp is of another day')).toBe(isFar);
  });

  it('GIVEN evidence of another version THEN only digests count, and it is not said to be made again', () => {
    expect(proven()).toContain('they were made again, and are the same');
    expect(notProven()).not.toContain('only their digests');
    expect(proven({ evidence: 'digests-only' })).not.toContain('made again');
    expect(notProven({ evidence: 'digests-only' })).toContain(
      'klaviyo-access 0.1.0 made them, and this is another version',
    );
  });
});
