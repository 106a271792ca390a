import { smallerCount, withCountAdvice } from '../../src/klaviyo/count-limit.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';

const refused = (serverWords: string | undefined, status = 400) =>
  new ScimError('SCIM_REJECTED', 'Refused.', { status, serverWords, url: 'https://a.example.com/Users?count=100' });

test.each([
  ['count must be between 1 and 50', 100, 50],
  ['Count 100 exceeds the limit of 25', 100, 25],
  ['The maximum is 99', 100, 99],
  ['pageSize: 20', 100, 20],
  ['page size', 100, 50],
  ['per_page must be at most 10', 100, 10],
  ['perPage must be at most 10', 100, 10],
  ['between 5 and 60 per page', 100, 60],
  ['"count" must be less than 100', 100, 50],
  ['count must be 1', 100, 50],
  ['limited', 9, 4],
  ['Too many results (scimType tooMany)', 5, 2],
  ['scimType tooMany', 5, 2],
  ['the value is too large', 4, 2],
  ['scimType toolarge', 4, 2],
])('GIVEN "%s" WHEN %d were asked for THEN %d are next', (words, asked, next) => {
  expect(smallerCount(refused(words), asked)).toBe(next);
});

test.each([
  ['another refusal', refused('unknown attribute 50'), 100],
  ['a country', refused('country 50'), 100],
  ['an account', refused('account 50 is closed'), 100],
  ['no words', refused(undefined), 100],
  ['another status', refused('count must be at most 50', 403), 100],
  ['no smaller count', refused('count is too large'), 3],
  ['no ScimError', { status: 400, serverWords: 'count must be at most 50' }, 100],
])('GIVEN %s THEN no smaller count is tried', (_, error, asked) => {
  expect(smallerCount(error, asked)).toBeUndefined();
});

test('GIVEN a refused list THEN the setting is named; any other error stays as it is', () => {
  const advice = withCountAdvice(refused('no'), 100) as Error;
  expect(advice.message).toBe(
    'Refused. It was asked for 100 users on a page: if the server allows fewer, set scim.pageSize in the access file.',
  );
  for (const other of [refused('no', 404), new TypeError('x'), undefined]) {
    expect(withCountAdvice(other, 100)).toBe(other);
  }
});
