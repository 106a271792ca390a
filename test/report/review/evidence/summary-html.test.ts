import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { type EvidenceClosing } from '../../../../src/report/review/evidence/evidence-closing.js';
import { type ReviewFlag } from '../../../../src/review/flag.js';
import { type JournalEvent } from '../../../../src/review/journal-entry.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { hostileText } from '../../hostile-text.js';
import { all, type HtmlNode, namesIn, one, parseHtml, texts } from '../../html/parse-html.js';
import { hostileLeavers } from '../../leavers/hostile-leavers.js';
import { CLOSING, decided, hostileReview, minute, recorded, reviewWith, SIGNATURE } from './sample-evidence.js';

const GRACE = 'grace@example.com';

function summary(review: Review, closing: EvidenceClosing = CLOSING): string {
  return evidenceFiles(review, closing).get('summary.html')!;
}

const page = (review: Review, closing?: EvidenceClosing): HtmlNode => parseHtml(summary(review, closing));
const verdict = (node: HtmlNode): string => texts(node, '#figures-heading')[0]!;
const cells = (node: HtmlNode, id: string): readonly (readonly string[])[] =>
  all(node, `#${id} tbody tr`).map((row) => texts(row, 'th, td'));

function person(name: string, ...flags: readonly ReviewFlag[]) {
  return sampleRow({ userName: `${name}@example.com`, name: '', flags });
}

const [kept, revoked, flagged] = [
  person('kept', 'privileged'),
  person('revoked'),
  person('flagged', 'orphaned', 'unchanged'),
];
const population = samplePopulation([kept, revoked, flagged]);
const { stations, listing, readAt } = population.accounts[0]!;
const looked: JournalEvent = {
  event: 'verified',
  accounts: [{ account: 'acme', stations, listing, readAt }],
  rows: [{ row: revoked.row, provisioned: 'as-decided', assigned: 'not-read', found: 'Their record is switched off.' }],
};
const signedOff: JournalEvent = { event: 'signed-off', reviewer: GRACE, rows: 3, answers: 0 };
const decisions = recorded(GRACE, [
  decided(kept, { reason: 'runs it' }),
  decided(revoked, { decision: 'revoke', reason: 'left' }),
  decided(flagged, { reason: 'a contractor' }),
]);
const done = reviewWith(population, [], [decisions, signedOff, looked]);

describe('the summary of a review', () => {
  test('GIVEN a review in which nothing was open THEN its verdict says so, and figures and tables are right', () => {
    const node = page(done);
    expect(verdict(node)).toBe('Verdict: ✓ Everybody was decided on, and the change was found to be so.');
    expect(texts(node, '.tile')).toEqual([
      ...['people3', 'accesses3', 'kept2', 'revoked1', 'another role0', 'left open0', 'changes so1 of 1'],
      ...['answers "no"0', 'exceptions, grants0 + 0', 'rubber stamps0'],
    ]);
    expect(cells(node, 'changed')).toEqual([
      [
        ...['revoked@example.com', 'acme', 'analyst', 'revoke', 'left', `${GRACE}2027-01-01 00:01 UTC`],
        'In Klaviyo: so; no identity provider was readTheir record is switched off. 2027-01-01 00:03 UTC',
      ],
    ]);
    expect(cells(node, 'privileged').map((row) => [row[0], row[5]])).toEqual([['kept@example.com', 'runs it']]);
    expect(cells(node, 'flagged').map((row) => [row[0], row[3], row[5]])).toEqual([
      ['flagged@example.com', 'orphaned', 'a contractor'],
    ]);
    expect(cells(node, 'proof')[0]!.slice(3, 7)).toEqual(['3', '3', '1', 'b'.repeat(64)]);
    expect(all(node, '#left-open')).toEqual([]);
  });

  test('GIVEN a review that was closed with open matters THEN what and why stands in the first lines of its first page', () => {
    const question = { question: 'sso-required', account: 'acme', reviewer: 'it@example.com' };
    const open = reviewWith(
      population,
      [question],
      [recorded(GRACE, [decided(revoked, { decision: 'revoke', reason: 'left' })])],
    );
    const node = page(open, { ...CLOSING, withOpen: 'the owner is ill' });
    expect(verdict(node)).toBe(
      'Verdict: ✕ Closed although something was open: 2 accesses not decided on, 1 question not answered, ' +
        '2 reviewers without a sign-off, 1 change not found to be so.',
    );
    expect(texts(node, '.verdict.fails .reason')).toEqual(['Why it was closed all the same: the owner is ill']);
    expect(cells(node, 'left-open').map(([who]) => who)).toEqual(['kept@example.com', 'flagged@example.com']);
    expect(cells(node, 'changed')[0]!.at(-1)).toBe('nobody has looked');
    expect(texts(node, '#seal')[0]).toContain('no activity log was given: who uses their access is not known');
    expect(cells(node, 'questions')[0]!.slice(1, 3)).toEqual(['acme', 'not answered']);
  });

  test('GIVEN an answer no THEN the verdict points at it, and it stands first among the answers', () => {
    const questions = ['private-api-keys', 'sso-required'].map((question) => ({
      question,
      account: 'acme',
      reviewer: GRACE,
    }));
    const answers = recorded(
      GRACE,
      [],
      [
        { question: 'private-api-keys', account: 'acme', answer: 'yes', reason: 'looked' },
        {
          question: 'sso-required',
          account: 'acme',
          answer: 'no',
          reason: 'next\n week',
          attachment: { name: 'a.png', sha256: 'c'.repeat(64) },
        },
      ],
    );
    const node = page(reviewWith(population, questions, [decisions, answers, signedOff, looked]));
    expect(verdict(node)).toMatch(/^Verdict: ! .*to be looked at: 1 answer says no\.$/);
    expect(texts(node, '#seal')[0]).toContain(
      'roles of the organization, what a custom role may do: 2 of 2 questions about them answered, 1 of them with no',
    );
    expect(cells(node, 'questions').map((row) => [row[2], row[3], row[5]])).toEqual([
      ['no', 'next week', `a.png ${'c'.repeat(64)}`],
      ['yes', 'looked', ''],
    ]);
  });

  test('GIVEN decisions within seconds THEN the rubber stamp is pointed out', () => {
    const rows = Array.from({ length: 12 }, (_, index) => person(`p${index}`));
    const all12 = rows.map((row, index) =>
      decided(row, { decidedAt: minute(0).replace('02.000', `02.${100 + index}`) }),
    );
    const node = page(reviewWith(samplePopulation(rows), [], [recorded(GRACE, all12), { ...signedOff, rows: 12 }]));
    expect(verdict(node)).toContain('1 rubber stamp pointed out');
    expect(texts(node, '#reviewers li')).toEqual([`${GRACE} kept 12 people within 1 second.`]);
  });

  test('GIVEN a key, a time stamp, or neither THEN the first page says who vouches for it', () => {
    const facts = (closing: EvidenceClosing): string => texts(page(done, closing), '#seal')[0]!;
    expect(facts(CLOSING)).toContain('Signatureunsigned: whoever could write to the folder could have made it');
    expect(facts(CLOSING)).toContain('Time stampnone: the times are those of the machine');
    const sealed = facts({ ...CLOSING, signature: SIGNATURE, timeStamp: 'rfc3161' });
    expect(sealed).toContain(`Ed25519, SHA-256 of the public key ${SIGNATURE.publicKeySha256}`);
    expect(sealed).toContain('Time stampby RFC 3161, in manifest.tsr');
  });

  test('GIVEN many people and accounts THEN it shows the first of them, and names the file that has all', () => {
    const many = Array.from({ length: 600 }, (_, index) => person(`p${index}`, 'privileged'));
    const base = samplePopulation(many);
    const accounts = Array.from({ length: 30 }, (_, index) => ({
      ...base.accounts[0]!,
      name: index === 0 ? 'acme' : `a${index}`,
    }));
    const html = summary(
      reviewWith(
        { ...base, accounts },
        [],
        [
          recorded(
            GRACE,
            many.map((row) => decided(row, { reason: row.userName })),
          ),
        ],
      ),
    );
    const node = parseHtml(html);
    expect(texts(node, '#privileged .notice')).toEqual([
      'The first 200 of 600 rows. All of them are in tables/population.csv.',
    ]);
    expect(all(node, '#privileged tbody tr')).toHaveLength(200);
    expect(cells(node, 'figures').slice(0, 6).at(-1)![0]).toBe('25 other accounts');
    expect(html.length).toBeLessThan(300_000);
  });

  test('GIVEN a link THEN it goes to a part of the page, or to a file of the folder', () => {
    const files = [
      ...evidenceFiles(hostileReview('x'), { ...CLOSING, leavers: hostileLeavers('x') }).keys(),
      'population.json',
    ];
    const node = page(hostileReview('x'), { ...CLOSING, leavers: hostileLeavers('x') });
    const ids = all(node, '[id]').map((element) => `#${element.getAttribute('id')}`);
    for (const link of all(node, 'a')) expect([...ids, ...files]).toContain(link.getAttribute('href'));
  });

  test('GIVEN any text in every place THEN it is text, and the policy lets in nothing but the page’s own style', () => {
    const closing = { ...CLOSING, withOpen: 'x', leavers: hostileLeavers('x') };
    const own = namesIn(page(hostileReview('x'), closing));
    fc.assert(
      fc.property(hostileText, (text) => {
        const node = page(hostileReview(text), { ...closing, withOpen: text, leavers: hostileLeavers(text) });
        expect([...namesIn(node)].filter((name) => !own.has(name) && name !== 'wbr')).toEqual([]);
        expect(all(node, 'script')).toEqual([]);
        const style = createHash('sha256').update(one(node, 'style').textContent, 'utf8').digest('base64');
        expect(one(node, 'meta[http-equiv]').getAttribute('content')).toBe(
          `default-src 'none'; style-src 'sha256-${style}'; img-src data:; base-uri 'none'; form-action 'none'`,
        );
      }),
      { numRuns: 20 },
    );
  });
});
