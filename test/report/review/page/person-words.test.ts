import { buildPageData } from '../../../../src/report/review/page/build-page-data.js';
import {
  beforeWords,
  decidesWords,
  endsWords,
  signInWords,
  unreadWords,
  unexplainedWords,
} from '../../../../src/report/review/page/person-words.js';
import { sampleRow } from '../../../review/sample-review.js';
import { reviewerMarkdown } from '../../../../src/report/review/reviewer-markdown.js';
import { reviewerPage } from '../../../../src/report/review/page/reviewer-page.js';
import { GRACE, PEOPLE, reviewed } from './sample-page.js';

const [account] = reviewed().population.accounts;

test.each([
  [undefined, undefined, true, 'They were not in the review before.'],
  [undefined, undefined, false, undefined],
  [
    { role: 'analyst', active: true },
    undefined,
    true,
    'As in the review before: Analyst, active. Nothing was decided on them then.',
  ],
  [
    { role: 'admin', active: false },
    { decision: 'keep', by: 'ciso@example.com' },
    true,
    'Before: Admin, switched off. ciso@example.com decided to keep the access.',
  ],
  [
    { role: null, active: true },
    { decision: 'change-role', newRole: 'interns', by: 'ciso@example.com' },
    true,
    'Before: no clear role, active. ciso@example.com decided to give the role Interns. That is not so yet.',
  ],
  [
    { role: 'analyst', active: true },
    { decision: 'revoke', by: 'ciso@example.com' },
    true,
    'As in the review before: Analyst, active. ciso@example.com decided to revoke the access. That is not so yet.',
  ],
] as const)('GIVEN the review before had %j and decided %j THEN it says so', (before, decided, hadReview, words) => {
  const flags = before?.role === 'analyst' ? (['unchanged'] as const) : [];
  const row = sampleRow(before && { flags, before: { ...before, ...(decided && { decided }) } });
  expect(beforeWords(row, account!, hadReview)).toBe(words);
});

test('GIVEN an activity log THEN the last sign-in is said with the period that it covers, and without one nothing is', () => {
  const period = { from: '2026-10-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
  expect(signInWords({ lastSignIn: { seen: 'at', at: '2026-12-24T10:00:00.000Z', ...period } })).toBe(
    '2026-12-24, by the activity log, which covers from 2026-10-01 to 2027-01-01.',
  );
  expect(signInWords({ lastSignIn: { seen: 'never', ...period } })).toMatch(
    /^None in the activity log, which covers from/,
  );
  expect(signInWords(sampleRow())).toBeUndefined();
});

test('GIVEN a membership that ends THEN it says when and why, however the name is written', () => {
  expect(endsWords(PEOPLE[2]!, account!)).toBe(
    'The membership with the role Interns ends after 2027-02-01 ("summer").',
  );
  expect(endsWords(PEOPLE[0]!, account!)).toBeUndefined();
});

test('GIVEN two reviewers THEN each reads why they decide and who else does', () => {
  expect(decidesWords(PEOPLE[1]!, GRACE)).toMatch(
    /^You are the fallback, since .*\. ciso@example.com decides a second time/,
  );
  expect(decidesWords(PEOPLE[1]!, 'ciso@example.com')).toMatch(
    /^You are the second reviewer\. This is a second decision: grace@/,
  );
  expect(decidesWords(PEOPLE[0]!, GRACE)).toBe('You are the manager of the person.');
});

test('GIVEN an account whose identity provider was read THEN it is named among what does not give an access, else it is not', () => {
  const { declared } = account!.stations;
  const words = (assigned: typeof declared): string =>
    unexplainedWords({ stations: { ...account!.stations, assigned } });
  expect(words(declared)).toBe('Nothing gives it: neither the access file nor an assignment in the identity provider.');
  expect(words({ available: false, reason: 'direct' })).toMatch(/No identity provider was read\.$/);
});

test('GIVEN a reviewer THEN the page has their people with the roles in words, also those that cannot be given', () => {
  const review = reviewed();
  const { people, accounts, questions } = buildPageData(review, review.part, 'decisions.json');
  expect(people.map(({ userName, isOwner }) => [userName, isOwner])).toEqual([
    ['root@example.com', false],
    ['intern@example.com', false],
    ['ada@example.com', false],
    ['owner@example.com', true],
  ]);
  expect(accounts[0]!.roles.map(({ id, canBeGiven }) => [id, canBeGiven])).toEqual([
    ['admin', true],
    ['analyst', true],
    ['interns', true],
    ['owner', false],
  ]);
  expect(people[0]!.why).toBe('Nothing in the access file gives it. No identity provider was read.');
  expect(questions.map(({ place }) => place)).toEqual([
    'Klaviyo > Settings > API keys',
    'Klaviyo > Settings > Security',
  ]);
});

test.each([
  [{ available: true, source: 'Okta', people: 3 }, undefined],
  [
    { available: false, reason: 'no credentials', provider: 'Okta' },
    'Okta was not read for acme: who is assigned there alone is not in the list.',
  ],
  [{ available: false, reason: 'klaviyo-access provisions it itself' }, undefined],
] as const)(
  'GIVEN the assigned station %j THEN reviewers are not shown what was not read as if it was',
  (assigned, unread) => {
    const stations = { ...account!.stations, assigned };
    expect(unreadWords({ ...account!, stations })).toBe(unread);
    const review = reviewed(PEOPLE, { accounts: [{ ...account!, stations }] });
    const page = reviewerPage(review, review.part, 'grace');
    const list = [...reviewerMarkdown(review, review.part)].join('');
    expect([page.includes('what Klaviyo, the identity provider and'), page.includes(`<b>${unread}</b>`)]).toEqual([
      assigned.available,
      unread !== undefined,
    ]);
    expect(list.includes('is not in the list')).toBe(unread !== undefined);
  },
);
