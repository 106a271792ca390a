import fc from 'fast-check';
import { type EvidenceClosing } from '../../../../src/report/review/evidence/evidence-closing.js';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { hostileText, LOG_COMMAND } from '../../hostile-text.js';
import { tokensOf } from '../../parsed-markdown.js';
import { CLOSING, decided, hostileReview, recorded, reviewWith, SIGNATURE } from './sample-evidence.js';

const row = sampleRow();
const review = reviewWith(samplePopulation([row]), [], [recorded('grace@example.com', [decided(row)])]);

describe('the README', () => {
  test('GIVEN what the folder holds THEN each file has a line, and no other has', () => {
    const listed = (closing: EvidenceClosing): readonly string[] =>
      [
        ...evidenceFiles(hostileReview('x'), closing)
          .get('README.md')!
          .matchAll(/^\| `([^`]+)` {0,99}\|/gm),
      ].map(([, path]) => path!);
    const closing = { ...CLOSING, signature: SIGNATURE };
    expect(listed(CLOSING)).toEqual(
      expect.arrayContaining(['summary.html', 'tables/decisions.csv', 'remediation/', 'attachments/']),
    );
    expect(listed(CLOSING).filter((path) => /^manifest.sig|pem|tsr|leavers/.test(path))).toEqual([]);
    expect(listed({ ...closing, timeStamp: 'rfc3161' })).toEqual(
      expect.arrayContaining(['manifest.sig', 'signing-key.pem', 'manifest.tsr']),
    );
    const files = [...evidenceFiles(hostileReview('x'), CLOSING).keys()].filter((path) => path !== 'README.md');
    expect(listed(CLOSING)).toEqual(expect.arrayContaining(files));
  });

  test('GIVEN a review that was closed with open matters THEN the reason stands before the files', () => {
    const readme = evidenceFiles(review, { ...CLOSING, withOpen: 'the owner is ill' }).get('README.md')!;
    expect(readme.indexOf('the owner is ill')).toBeLessThan(readme.indexOf('## Files'));
    expect(readme.indexOf('the owner is ill')).toBeGreaterThan(0);
  });

  test('GIVEN a time stamp that could not be had THEN the README, the summary and the JSON say why', () => {
    const givenUp = reviewWith(
      samplePopulation([row]),
      [],
      [
        { event: 'closed', withOpen: null, toolVersion: '0.1.0', signature: null, timeStamp: 'rfc3161', leavers: null },
        { event: 'time-stamp-given-up', reason: 'the authority is gone' },
      ],
    );
    const files = evidenceFiles(givenUp, CLOSING);
    expect(files.get('README.md')).toContain('no time stamp could be had. The reason: the authority is gone');
    expect(files.get('summary.html')).toContain('none could be had: the authority is gone');
    expect(JSON.parse(files.get('evidence.json')!)).toMatchObject({
      closing: { timeStampGivenUp: 'the authority is gone' },
    });
  });

  test('GIVEN what was left open THEN the README claims none of it', () => {
    const proven = (of: Review, claim: string): readonly string[] => {
      const line = evidenceFiles(of, CLOSING)
        .get('README.md')!
        .split('\n')
        .find((one) => one.startsWith(`| ${claim}`));
      return line!
        .split('|')
        .slice(2, 4)
        .map((cell) => cell.trim());
    };
    const [reviewed, changed] = [
      'Everybody in Klaviyo was reviewed',
      'What was to be revoked or changed is so',
    ] as const;
    expect(proven(hostileReview('x'), reviewed)).toEqual([
      'no',
      '1 access had not been decided on when the review was closed',
    ]);
    expect(proven(hostileReview('x'), changed)).toEqual([
      'no',
      '1 of 2 changes had not been found to be so when the review was closed',
    ]);
    expect(proven(review, reviewed)[0]).toBe('as far as it goes');
    expect(proven(review, changed)).toEqual(['yes', 'nothing was to be revoked or changed']);
  });

  test('GIVEN any text in every place THEN nothing comes of it but text', () => {
    const plain = kinds(evidenceFiles(hostileReview('x'), { ...CLOSING, withOpen: 'x' }).get('README.md')!);
    fc.assert(
      fc.property(hostileText, (text) => {
        const readme = evidenceFiles(hostileReview(text), { ...CLOSING, withOpen: text }).get('README.md')!;
        expect(kinds(readme)).toEqual(plain);
        expect(readme).not.toMatch(LOG_COMMAND);
      }),
      { numRuns: 60 },
    );
  });

  function kinds(markdown: string): readonly string[] {
    return [
      ...new Set(
        tokensOf(markdown).flatMap(({ type }) => (['text', 'codespan', 'escape'].includes(type) ? [] : [type])),
      ),
    ];
  }
});
