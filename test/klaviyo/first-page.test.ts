import { checkFirstPage, checkItemsPerPage } from '../../src/klaviyo/first-page.js';
import { type ListPage } from '../../src/klaviyo/wire-page.js';
import { incomplete, page } from './sample-pages.js';

const check = (first: ListPage, most = 1_000_000) => checkFirstPage(first, most);

test.each([
  ['a page of several', page(1, 100, 201)],
  ['a page that the server caps', page(1, 40, 100)],
  ['a page of two', page(1, 2, 4, { count: 2 })],
  ['one person alone', page(1, 1, 1)],
  ['everyone at once, though fewer were asked for', page(1, 250, 250)],
  ['no startIndex and no itemsPerPage', page(1, 40, 100, { startIndex: undefined, itemsPerPage: undefined })],
  ['the only page, which echoes the count', page(1, 3, 3, { itemsPerPage: 100 })],
])('GIVEN %s THEN nothing is wrong', (_, first) => {
  expect(() => check(first)).not.toThrow();
});

test('GIVEN nobody THEN it is empty and nothing is concluded', () => {
  const empty = () => check(page(1, 0, 0, { startIndex: undefined, itemsPerPage: undefined }));
  expect(empty).toThrow(expect.objectContaining({ code: 'SCIM_EMPTY', retryable: false }) as Error);
  expect(empty).toThrow(
    'says that there are no users. An account has at least its owner, so nothing is concluded. Check the base URL and the access key.',
  );
});

test('GIVEN more users than the bound THEN it is refused, and the bound itself is not', () => {
  const refused = expect.objectContaining({ code: 'SCIM_TOO_LARGE', retryable: false }) as Error;
  expect(() => check(page(1, 3, 7), 6)).toThrow(refused);
  expect(() => check(page(1, 3, 7), 6)).toThrow(
    'says that there are 7 users, more than the 6 that are read. Check the base URL, or raise policy.maximumPeople in the access file.',
  );
  expect(() => check(page(1, 3, 7), 7)).not.toThrow();
});

test.each([
  ['records in an empty list', page(1, 2, 0), 'holds 2 records, though it says that there are 0'],
  ['no records in a list of some', page(1, 0, 5), 'has no user on it, though it says that there are 5'],
  ['one record of two', page(1, 1, 2), 'holds one record of 2, and pages of one cannot be proven complete'],
  ['more records than the list has', page(1, 4, 3), 'holds 4 records, though it says that there are 3'],
  ['more records than asked for', page(1, 20, 30, { count: 10 }), 'holds 20 records where 10 were asked for'],
  ['one more than asked for', page(1, 11, 30, { count: 10 }), 'holds 11 records where 10 were asked for'],
  ['a first page that starts later', page(1, 3, 3, { startIndex: 2 }), 'starts at 2 where 1 was asked for'],
  ['a first page counted from 0', page(1, 3, 3, { startIndex: 0 }), 'starts at 0 where 1 was asked for'],
  ['a record lost', page(1, 99, 200, { itemsPerPage: 100 }), 'says that it holds 100 records, and holds 99'],
  ['fewer counted than held', page(1, 3, 3, { itemsPerPage: 2 }), 'says that it holds 2 records, and holds 3'],
])('GIVEN %s THEN it is incomplete', (_, first, sentence) => {
  expect(() => check(first)).toThrow(incomplete(sentence, 'server'));
});

test('GIVEN an incomplete page THEN the message says which page and what it means', () => {
  const first = page(1, 0, 5);
  expect(() => check(first)).toThrow(
    `The page of users from GET ${first.asked.url} has no user on it, though it says that there are 5. Without proof that ` +
      'every user was read there is no listing, and nothing is concluded.',
  );
});

test('GIVEN a page that says that it holds more than it does THEN only the last one may', () => {
  expect(() => checkItemsPerPage(page(19, 25, 25, { itemsPerPage: 10 }), true)).not.toThrow();
  expect(() => checkItemsPerPage(page(10, 19, 25, { itemsPerPage: 11 }), false)).toThrow(
    incomplete('says that it holds 11'),
  );
});
