import { createHash } from 'node:crypto';
import { type PageData } from '../../../../src/report/review/page/page-data.js';
import { reviewerPage } from '../../../../src/report/review/page/reviewer-page.js';
import { sampleRow } from '../../../review/sample-review.js';
import { HOSTILE } from '../../drift/sample-report.js';
import { all, namesIn, one, parseHtml, texts } from '../../html/parse-html.js';
import { GRACE, PEOPLE, reviewed } from './sample-page.js';

const pageOf = (review = reviewed()): string => reviewerPage(review, review.part, GRACE);
const dataOf = (html: string): PageData => JSON.parse(one(parseHtml(html), '#review').textContent) as PageData;

/** What a page is apart from its people. */
const FIXED_BYTES = 60_000;

test('GIVEN a review THEN the page says which, until when, whose, and how much there is to do', () => {
  const page = parseHtml(pageOf());
  expect(texts(page, 'h1')).toEqual(['Access review 2027-q1']);
  const facts = texts(page, 'main > section:first-of-type dd');
  expect(facts).toEqual([GRACE, '2027-01-15 (UTC)', '4 people to decide on and 2 questions to answer in acme']);
  expect(texts(page, '#without-script').join()).toContain(`${GRACE}.csv`);
});

test('THEN it has landmarks, a way past the start, and a label for every field', () => {
  const page = parseHtml(pageOf());
  for (const landmark of ['header', 'main', 'footer', 'html[lang=en]']) one(page, landmark);
  const [skip] = all(page, 'a.skip');
  one(page, skip!.getAttribute('href')!);
  const labelled = 'label :is(input, select, textarea)';
  expect(all(page, ':is(input, select, textarea)')).toHaveLength(all(page, labelled).length);
  for (const section of all(page, 'main section')) one(page, `#${section.getAttribute('aria-labelledby')!}`);
});

test('THEN it loads nothing, and runs and styles only what its policy names by SHA-256', () => {
  const page = parseHtml(pageOf());
  const policy = one(page, 'meta[http-equiv]').getAttribute('content')!;
  const fingerprint = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${fingerprint(one(page, 'script:not([type])').textContent)};`);
  expect(policy).toContain(`style-src ${fingerprint(one(page, 'style').textContent)};`);
  const addresses = all(page, '[src], [href]').map((node) => node.getAttribute('src') ?? node.getAttribute('href')!);
  expect(addresses.filter((address) => !address.startsWith('#') && address !== 'data:,')).toEqual([]);
});

test('GIVEN hostile names, roles, accounts and reasons THEN the page is made of the same elements, and its data are as they were', () => {
  const text = HOSTILE.join(' ');
  const row = sampleRow({
    ...{ name: text, role: text, why: text },
    findings: [{ ...PEOPLE[1]!.findings[0]!, message: text }],
  });
  const hostile = reviewed([row], { review: { ...reviewed().population.review, name: text } });
  const html = pageOf(hostile);
  expect(namesIn(parseHtml(html))).toEqual(namesIn(parseHtml(pageOf())));
  expect(dataOf(html).people[0]).toMatchObject({ name: text, role: text, why: text, findings: [text] });
});

test('GIVEN the same review THEN the page is the same byte for byte', () => {
  expect(pageOf()).toBe(pageOf());
});

test('GIVEN nobody but questions, or nobody and nothing THEN only what is there is asked', () => {
  const review = reviewed();
  const questions = parseHtml(reviewerPage(review, { ...review.part, people: [] }, GRACE));
  expect(all(questions, '#people')).toEqual([]);
  expect(all(questions, '#questions')).toHaveLength(1);
  expect(texts(questions, 'main > section:first-of-type dd')[2]).toBe('2 questions to answer in acme');
  expect(texts(questions, 'main > section:first-of-type').join()).not.toContain('Say of everybody');
  const people = parseHtml(reviewerPage(review, { ...review.part, questions: [] }, GRACE));
  expect(all(people, '#questions')).toEqual([]);
  const elsewhere = review.part.questions.map((question) => ({ ...question, account: 'brand' }));
  const both = parseHtml(reviewerPage(review, { ...review.part, questions: elsewhere }, GRACE));
  expect(texts(both, 'main > section:first-of-type dd')[2]).toMatch(/2 questions to answer in acme, brand$/);
});

test('THEN what every page has is small, since 300 reviewers may get one', () => {
  const review = reviewed();
  const page = reviewerPage(review, { ...review.part, people: [], questions: [] }, GRACE);
  expect(Buffer.byteLength(page)).toBeLessThan(FIXED_BYTES);
});
