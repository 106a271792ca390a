import { askedWaitMs, retryAfterMs } from '../../src/http/rate-limit.js';

describe('askedWaitMs', () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const seconds = now / 1000;
  const asked = (headers: Record<string, string>, isRateLimit = true) =>
    askedWaitMs((name) => headers[name], isRateLimit, now);

  test.each(['x-rate-limit-reset', 'x-ratelimit-reset', 'ratelimit-reset'])(
    'GIVEN %s as a time of day THEN it is the time until then, and a second more',
    (name) => {
      expect(asked({ [name]: ` ${seconds + 20} ` })).toBe(21_000);
      expect(asked({ [name]: String(seconds - 20) })).toBe(1_000);
    },
  );

  test('GIVEN the clock of the server THEN it counts, and not the clock here', () => {
    const date = new Date(now - 3_600_000).toUTCString();
    expect(asked({ 'x-rate-limit-reset': String(seconds - 3_590), date })).toBe(11_000);
    expect(asked({ 'x-rate-limit-reset': String(seconds + 5), date: 'soon' })).toBe(6_000);
  });

  test('GIVEN RateLimit-Reset in seconds from now THEN it is so long, and a second more', () => {
    expect(asked({ 'ratelimit-reset': '0' })).toBe(1_000);
    expect(asked({ 'ratelimit-reset': '999999999' })).toBe(1_000_000_000_000);
    expect(asked({ 'ratelimit-reset': '1000000000' })).toBe(1_000);
  });

  test('GIVEN a Retry-After beside it THEN that counts', () => {
    expect(asked({ 'retry-after': '7', 'ratelimit-reset': '30' })).toBe(7_000);
    expect(asked({ 'retry-after': 'soon', 'ratelimit-reset': '30' })).toBe(31_000);
  });

  test('GIVEN a refusal that is no rate limit THEN its reset says nothing, and its Retry-After does', () => {
    expect(asked({ 'ratelimit-reset': '30' }, false)).toBeUndefined();
    expect(asked({ 'retry-after': '7' }, false)).toBe(7_000);
  });

  test.each<Record<string, string>>([
    {},
    { 'ratelimit-reset': 'soon' },
    { 'ratelimit-reset': '-5' },
    { 'ratelimit-reset': '1.5' },
  ])('GIVEN %j THEN nothing is asked', (headers) => {
    expect(asked(headers)).toBeUndefined();
  });

  test.each(['x-rate-limit', 'x-ratelimit', 'ratelimit'])(
    'GIVEN something left of the limit of %s THEN it is not the one that refused, and its reset says nothing',
    (name) => {
      expect(asked({ [`${name}-reset`]: '30', [`${name}-remaining`]: '4771' })).toBeUndefined();
      expect(asked({ [`${name}-reset`]: '30', [`${name}-remaining`]: ' 0 ' })).toBe(31_000);
      expect(asked({ [`${name}-reset`]: '30', [`${name}-remaining`]: 'none' })).toBe(31_000);
    },
  );

  test('GIVEN one limit with something left and another with nothing THEN the other one counts', () => {
    const both = { 'x-ratelimit-reset': '3000', 'x-ratelimit-remaining': '5', 'ratelimit-reset': '9' };
    expect(asked({ ...both, 'ratelimit-remaining': '0' })).toBe(10_000);
  });

  test('GIVEN a time of day in milliseconds THEN it is the time until then, and a second more', () => {
    expect(asked({ 'x-ratelimit-reset': String(now + 20_000) })).toBe(21_000);
    expect(asked({ 'x-ratelimit-reset': '1000000000000' })).toBe(1_000);
  });

  test.each([
    ['"default";r=0;t=12', 13_000],
    ['"default"; r=3; t=12', undefined],
    ['limit=100, remaining=0, reset=12', 13_000],
    ['limit=100, remaining=7, reset=12', undefined],
    ['Limit=100, Reset = 12', 13_000],
    ['"start=5"', undefined],
    ['', undefined],
  ])('GIVEN RateLimit: %s THEN %s', (value, milliseconds) => {
    expect(asked({ ratelimit: value })).toBe(milliseconds);
  });

  test('GIVEN one header that is not a number THEN the next one counts', () => {
    expect(asked({ 'x-rate-limit-reset': 'soon', 'ratelimit-reset': '4' })).toBe(5_000);
  });
});

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5);

  test.each([
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Fri, 02 Jan 2026 03:05:05 GMT', 60_000],
    ['Friday, 02-Jan-26 03:04:06 GMT', 1_000],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026-01-02T03:05:05Z', undefined],
    ['Fri, 99 Nothing 2026 GMT', undefined],
  ])('GIVEN %j THEN %j', (header, milliseconds) => {
    expect(retryAfterMs(header, now)).toBe(milliseconds);
  });

  test('GIVEN absurdly many digits THEN it is longer than any budget', () => {
    expect(retryAfterMs('9'.repeat(400), now)).toBe(Infinity);
  });
});
