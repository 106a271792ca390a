import { askedWaitMs, DEFAULT_RETRY, retry, retryAfterMs, type RetrySettings } from '../../src/http/retry.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';

const URL_ASKED = 'https://a.example.com/scim/v2/Users';
const passing = (retryAfter?: number) =>
  new ScimError('SCIM_UNAVAILABLE', 'It failed.', {
    url: URL_ASKED,
    status: 503,
    retryable: true,
    retryAfterMs: retryAfter,
  });

/** A clock that only sleeping moves, and chance that always gives the same. */
function standing(random = 0.5) {
  const waits: number[] = [];
  let time = 1_000_000;
  return {
    waits,
    pass: (milliseconds: number) => (time += milliseconds),
    timing: {
      now: () => time,
      random: () => random,
      sleep: (milliseconds: number) => {
        waits.push(milliseconds);
        time += milliseconds;
        return Promise.resolve();
      },
    },
  };
}

/** Fails with each error in turn, then gives "read". */
function failing(...errors: Error[]) {
  const left = [...errors];
  return jest.fn((msLeft: number) => {
    const error = left.shift();
    return error ? Promise.reject(error) : Promise.resolve(`read with ${msLeft} ms left`);
  });
}

const settings = (changes: Partial<RetrySettings> = {}): RetrySettings => ({ ...DEFAULT_RETRY, ...changes });

describe('retry', () => {
  test('GIVEN success at once THEN there is one attempt, with the whole budget, and no wait', async () => {
    const { timing, waits } = standing();
    await expect(retry(failing(), { settings: settings(), timing })).resolves.toBe('read with 120000 ms left');
    expect(waits).toEqual([]);
  });

  test('GIVEN failures that pass THEN waits double up to their bound, each with full jitter', async () => {
    const { timing, waits } = standing(0.5);
    const attempt = failing(passing(), passing(), passing(), passing());
    await retry(attempt, { settings: settings({ firstWaitMs: 1_000, longestWaitMs: 3_000 }), timing });
    expect(attempt).toHaveBeenCalledTimes(5);
    expect(waits).toEqual([500, 1_000, 1_500, 1_500]);
  });

  test('GIVEN chance at its lowest THEN a wait may be nothing', async () => {
    const { timing, waits } = standing(0);
    await retry(failing(passing()), { settings: settings(), timing });
    expect(waits).toEqual([0]);
  });

  test('GIVEN the server asks for a time THEN it is kept to, with jitter on top', async () => {
    const { timing, waits } = standing(0.5);
    await retry(failing(passing(7_000)), { settings: settings({ firstWaitMs: 1_000 }), timing });
    expect(waits).toEqual([7_500]);
  });

  test('GIVEN the server asks for no time at all THEN the own wait holds', async () => {
    const { timing, waits } = standing(0.5);
    await retry(failing(passing(0)), { settings: settings({ firstWaitMs: 1_000 }), timing });
    expect(waits).toEqual([500]);
  });

  test.each([3_600_000, 1e300])(
    'GIVEN the server asks for %d ms THEN it gives up at once and says so',
    async (asked) => {
      const { timing, waits } = standing();
      const attempt = failing(passing(asked));
      const failed = retry(attempt, { settings: settings({ budgetMs: 60_000 }), timing });
      await expect(failed).rejects.toMatchObject({ code: 'SCIM_UNAVAILABLE', status: 503, url: URL_ASKED });
      await expect(failed).rejects.toThrow(
        /^It failed\. The server asks to wait for .* s, and 60 s are left of the 60 s/,
      );
      expect(attempt).toHaveBeenCalledTimes(1);
      expect(waits).toEqual([]);
    },
  );

  test('GIVEN it never passes THEN it gives up after the attempts and says how many', async () => {
    const { timing } = standing();
    const attempt = failing(...Array.from({ length: 9 }, () => passing()));
    await expect(retry(attempt, { settings: settings({ attempts: 3 }), timing })).rejects.toThrow(
      'It failed. Gave up after 3 attempts.',
    );
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  test('GIVEN one attempt is allowed THEN the server asking to wait makes no difference', async () => {
    const { timing } = standing();
    const failed = retry(failing(passing(1_000)), { settings: settings({ attempts: 1 }), timing });
    await expect(failed).rejects.toThrow('Gave up after 1 attempt.');
  });

  test('GIVEN attempts that use up the time THEN it gives up, and no attempt is told of less than 1 ms', async () => {
    const { timing, pass } = standing();
    const told: number[] = [];
    const attempt = (msLeft: number) => {
      told.push(msLeft);
      pass(70_000);
      return Promise.reject(passing());
    };
    await expect(retry(attempt, { settings: settings(), timing })).rejects.toThrow('Gave up after 2 attempts.');
    expect(told[0]).toBe(120_000);
    expect(told[1]).toBeLessThan(50_001);
  });

  test.each([new ScimError('SCIM_UNAUTHORIZED', 'No.', { status: 401 }), new TypeError('a mistake of ours')])(
    'GIVEN %s, which does not pass THEN it is thrown as it is',
    async (error) => {
      const { timing } = standing();
      const attempt = failing(error);
      await expect(retry(attempt, { settings: settings(), timing })).rejects.toBe(error);
      expect(attempt).toHaveBeenCalledTimes(1);
    },
  );

  test('GIVEN an aborted signal THEN nothing is attempted', async () => {
    const { timing } = standing();
    const attempt = failing();
    await expect(retry(attempt, { settings: settings(), timing, signal: AbortSignal.abort('stop') })).rejects.toBe(
      'stop',
    );
    expect(attempt).not.toHaveBeenCalled();
  });

  test('GIVEN an abort while it waits THEN it rejects with the signal, not with the sleep', async () => {
    const { timing } = standing();
    const stop = new AbortController();
    const sleep = () => {
      stop.abort('stop');
      return Promise.reject(new Error('sleep ended'));
    };
    await expect(
      retry(failing(passing()), { settings: settings(), timing: { ...timing, sleep }, signal: stop.signal }),
    ).rejects.toBe('stop');
  });

  test('GIVEN a sleep that fails of itself THEN that is not hidden', async () => {
    const { timing } = standing();
    const sleep = () => Promise.reject(new Error('no timers'));
    await expect(retry(failing(passing()), { settings: settings(), timing: { ...timing, sleep } })).rejects.toThrow(
      'no timers',
    );
  });
});

test('GIVEN a gate THEN every attempt waits at it, and that wait is not counted', async () => {
  const { timing, pass: letPass } = standing(0);
  const told: number[] = [];
  const attempt = (msLeft: number) => {
    told.push(msLeft);
    letPass(1_000);
    return told.length < 3 ? Promise.reject(passing()) : Promise.resolve('read');
  };
  const pass = <T>(request: () => Promise<T>) => {
    letPass(500_000);
    return request();
  };
  await expect(retry(attempt, { settings: settings(), timing, pass })).resolves.toBe('read');
  expect(told).toEqual([120_000, 119_000, 118_000]);
});

describe('retry of a write', () => {
  const sent = (unprocessed: boolean) =>
    new ScimError('SCIM_RATE_LIMITED', 'Later.', { status: 429, retryable: true, unprocessed });

  test('GIVEN a failure that the server cannot have acted on THEN it is written again', async () => {
    const { timing, waits } = standing();
    const attempt = failing(sent(true));
    await expect(retry(attempt, { settings: settings(), timing, mode: 'write' })).resolves.toContain('read');
    expect(attempt).toHaveBeenCalledTimes(2);
    expect(waits).toHaveLength(1);
  });

  test('GIVEN a failure after which nobody knows what was done THEN it is thrown as it is, and nothing is repeated', async () => {
    const { timing, waits } = standing();
    const lost = sent(false);
    const attempt = failing(lost);
    await expect(retry(attempt, { settings: settings(), timing, mode: 'write' })).rejects.toBe(lost);
    expect(attempt).toHaveBeenCalledTimes(1);
    expect(waits).toEqual([]);
  });
});

test('GIVEN an abort while an attempt is under way THEN it rejects with the signal, whatever the attempt made of it', async () => {
  const { timing } = standing();
  const stop = new AbortController();
  const attempt = () => {
    stop.abort('stop');
    return Promise.reject(passing());
  };
  await expect(retry(attempt, { settings: settings(), timing, signal: stop.signal })).rejects.toBe('stop');
});

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
