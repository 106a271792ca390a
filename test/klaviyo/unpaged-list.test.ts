import { checkUnpagedLength, isWholeListAgain } from '../../src/klaviyo/unpaged-list.js';
import { incomplete, page, user, users } from './sample-pages.js';

/** The answer of a server that does not page to the question for the end. */
const again = (length: number, from = length) => page(from, from, length, { users: users(1, length), count: 3 });

describe('isWholeListAgain', () => {
  test('GIVEN the same list as an answer to the question for the end THEN it is', () => {
    expect(isWholeListAgain(page(1, 150, 150), again(150))).toBe(true);
  });

  test.each([
    ['the first page, read again', page(1, 5, 5), page(1, 5, 5)],
    ['a first page of a longer list', page(1, 5, 9), page(9, 9, 9, { users: users(1, 5) })],
    ['its beginning alone', page(1, 5, 5), page(5, 5, 5, { users: users(1, 2) })],
    ['more records', page(1, 5, 5), page(5, 5, 5, { users: users(1, 6) })],
    ['a changed record', page(1, 2, 2), page(2, 2, 2, { users: [user('u1', { role: 'admin' }), user('u2')] })],
  ])('GIVEN %s THEN it is not', (_, first, end) => {
    expect(isWholeListAgain(first, end)).toBe(false);
  });
});

describe('checkUnpagedLength', () => {
  test.each([1, 3, 49, 99, 101, 150, 1_234])('GIVEN %d records THEN the list is accepted', (length) => {
    expect(() => checkUnpagedLength(page(1, length, length), again(length))).not.toThrow();
  });

  test.each([
    [100, 100, 'holds 100 records, which is exactly as many as were asked for'],
    [37, 37, 'holds 37 records, which is exactly as many as were asked for'],
    [50, 100, 'holds 50 records, which is a usual size of a page'],
    [200, 100, 'holds 200 records, which is a usual size of a page'],
    [100, 99, 'holds 100 records, which is a usual size of a page'],
  ])('GIVEN %d records where %d were asked for THEN they may be cut there', (length, count, sentence) => {
    const check = () => checkUnpagedLength(page(1, length, length, { count }), again(length));
    expect(check).toThrow(incomplete(sentence));
    expect(check).toThrow(expect.objectContaining({ retryable: false }) as Error);
  });

  test('GIVEN a list that may be cut THEN the message says what shows it and what to do', () => {
    const end = again(100);
    expect(() => checkUnpagedLength(page(1, 100, 100), end)).toThrow(
      `The page of users from GET ${end.asked.url} holds the whole list again, where what follows its last record was asked ` +
        'for. So the server does not page, and its list holds 100 records, which is exactly as many as were asked for: a list ' +
        'that the server cuts there looks the same. Without proof that every user was read there is no listing, and nothing ' +
        'is concluded. Report to Klaviyo support that the server ignores startIndex (RFC 7644, section 3.4.2.4).',
    );
  });
});
