import { DEFAULT_RETRY, retryAfterMs, withRetry, type RetrySettings } from '../../src/klaviyo/retry.js';
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

describe('withRetry', () => {
  test('GIVEN success at once THEN there is one attempt, with the whole budget, and no wait', async () => {
    const { timing, waits } = standing();
    await expect(withRetry(failing(), settings(), timing)).resolves.toBe('read with 120000 ms left');
    expect(waits).toEqual([]);
  });

  test('GIVEN failures that pass THEN waits double up to their bound, each with full jitter', async () => {
    const { timing, waits } = standing(0.5);
    const attempt = failing(passing(), passing(), passing(), passing());
    await withRetry(attempt, settings({ firstWaitMs: 1_000, longestWaitMs: 3_000 }), timing);
    expect(attempt).toHaveBeenCalledTimes(5);
    expect(waits).toEqual([500, 1_000, 1_500, 1_500]);
  });

  test('GIVEN chance at its lowest THEN a wait may be nothing', async () => {
    const { timing, waits } = standing(0);
    await withRetry(failing(passing()), settings(), timing);
    expect(waits).toEqual([0]);
  });

  test('GIVEN the server asks for a time THEN it is kept to, with jitter on top', async () => {
    const { timing, waits } = standing(0.5);
    await withRetry(failing(passing(7_000)), settings({ firstWaitMs: 1_000 }), timing);
    expect(waits).toEqual([7_500]);
  });

  test('GIVEN the server asks for no time at all THEN the own wait holds', async () => {
    const { timing, waits } = standing(0.5);
    await withRetry(failing(passing(0)), settings({ firstWaitMs: 1_000 }), timing);
    expect(waits).toEqual([500]);
  });

  test.each([3_600_000, 1e300])(
    'GIVEN the server asks for %d ms THEN it gives up at once and says so',
    async (asked) => {
      const { timing, waits } = standing();
      const attempt = failing(passing(asked));
      const failed = withRetry(attempt, settings({ budgetMs: 60_000 }), timing);
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
    await expect(withRetry(attempt, settings({ attempts: 3 }), timing)).rejects.toThrow(
      'It failed. Gave up after 3 attempts.',
    );
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  test('GIVEN one attempt is allowed THEN the server asking to wait makes no difference', async () => {
    const { timing } = standing();
    const failed = withRetry(failing(passing(1_000)), settings({ attempts: 1 }), timing);
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
    await expect(withRetry(attempt, settings(), timing)).rejects.toThrow('Gave up after 2 attempts.');
    expect(told[0]).toBe(120_000);
    expect(told[1]).toBeLessThan(50_001);
  });

  test.each([new ScimError('SCIM_UNAUTHORIZED', 'No.', { status: 401 }), new TypeError('a mistake of ours')])(
    'GIVEN %s, which does not pass THEN it is thrown as it is',
    async (error) => {
      const { timing } = standing();
      const attempt = failing(error);
      await expect(withRetry(attempt, settings(), timing)).rejects.toBe(error);
      expect(attempt).toHaveBeenCalledTimes(1);
    },
  );

  test('GIVEN an aborted signal THEN nothing is attempted', async () => {
    const { timing } = standing();
    const attempt = failing();
    await expect(withRetry(attempt, settings(), timing, { signal: AbortSignal.abort('stop') })).rejects.toBe('stop');
    expect(attempt).not.toHaveBeenCalled();
  });

  test('GIVEN an abort while it waits THEN it rejects with the signal, not with the sleep', async () => {
    const { timing } = standing();
    const stop = new AbortController();
    const sleep = () => {
      stop.abort('stop');
      return Promise.reject(new Error('sleep ended'));
    };
    await expect(withRetry(failing(passing()), settings(), { ...timing, sleep }, { signal: stop.signal })).rejects.toBe(
      'stop',
    );
  });

  test('GIVEN a sleep that fails of itself THEN that is not hidden', async () => {
    const { timing } = standing();
    const sleep = () => Promise.reject(new Error('no timers'));
    await expect(withRetry(failing(passing()), settings(), { ...timing, sleep })).rejects.toThrow('no timers');
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
  await expect(withRetry(attempt, settings(), timing, { pass })).resolves.toBe('read');
  expect(told).toEqual([120_000, 119_000, 118_000]);
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
