import { DEFAULT_RETRY, retry, type RetrySettings } from '../../src/http/retry.js';
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

  test('GIVEN attempts that use up the time THEN it gives up, and no attempt gets less than 1 ms', async () => {
    const { timing, pass } = standing();
    const timeLeft: number[] = [];
    const attempt = (msLeft: number) => {
      timeLeft.push(msLeft);
      pass(70_000);
      return Promise.reject(passing());
    };
    await expect(retry(attempt, { settings: settings(), timing })).rejects.toThrow('Gave up after 2 attempts.');
    expect(timeLeft[0]).toBe(120_000);
    expect(timeLeft[1]).toBeLessThan(50_001);
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
  const timeLeft: number[] = [];
  const attempt = (msLeft: number) => {
    timeLeft.push(msLeft);
    letPass(1_000);
    return timeLeft.length < 3 ? Promise.reject(passing()) : Promise.resolve('read');
  };
  const pass = <T>(request: () => Promise<T>) => {
    letPass(500_000);
    return request();
  };
  await expect(retry(attempt, { settings: settings(), timing, pass })).resolves.toBe('read');
  expect(timeLeft).toEqual([120_000, 119_000, 118_000]);
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

describe('retry after a rate limit that does not say how long it lasts', () => {
  const limited = (status = 429, asked?: number) =>
    new ScimError('SCIM_RATE_LIMITED', 'Later.', {
      ...{ url: URL_ASKED, status, retryable: true, rateLimited: true, retryAfterMs: asked },
    });
  /** A server that refuses for so long. */
  function limit(milliseconds: number, error = limited()) {
    const clock = standing(0);
    const until = clock.timing.now() + milliseconds;
    const attempt = jest.fn(() => (clock.timing.now() < until ? Promise.reject(error) : Promise.resolve('read')));
    return { ...clock, attempt };
  }

  test.each([900, 9_000, 60_000, 72_000, 110_000])(
    'GIVEN a limit of %d ms THEN it is waited out',
    async (milliseconds) => {
      const { attempt, timing } = limit(milliseconds);
      await expect(retry(attempt, { settings: DEFAULT_RETRY, timing })).resolves.toBe('read');
    },
  );

  test('GIVEN a limit that lasts THEN the waits are those of the settings, with a little jitter on top', async () => {
    const { timing, waits } = standing(0.5);
    const attempt = failing(...Array.from({ length: 9 }, () => limited()));
    await expect(retry(attempt, { settings: DEFAULT_RETRY, timing })).rejects.toThrow('Gave up after 5 attempts.');
    expect(waits).toEqual([1_250, 10_250, 60_250, 40_250]);
  });

  test('GIVEN attempts that take long THEN the last wait is shortened, so that one attempt more is made in time', async () => {
    const { timing, waits, pass } = standing(0);
    const left: number[] = [];
    const attempt = (msLeft: number) => {
      left.push(msLeft);
      pass(5_000);
      return Promise.reject(limited());
    };
    await expect(retry(attempt, { settings: DEFAULT_RETRY, timing })).rejects.toThrow('Gave up after 5 attempts.');
    expect(waits).toEqual([1_000, 10_000, 60_000, 27_000]);
    expect(left.at(-1)).toBe(2_000);
  });

  test('GIVEN no time for one attempt more THEN it gives up', async () => {
    const { timing, waits, pass } = standing(0);
    const attempt = () => {
      pass(116_500);
      return Promise.reject(limited());
    };
    const few = settings({ rateLimitWaitsMs: [4_000] });
    await expect(retry(attempt, { settings: few, timing })).rejects.toThrow('Gave up after 1 attempt.');
    expect(waits).toEqual([]);
  });

  test('GIVEN fewer waits than attempts THEN the last one is made again; GIVEN none THEN there is only the jitter', async () => {
    const { timing, waits } = standing(1);
    const errors = () => Array.from({ length: 9 }, () => limited());
    const twice = settings({ rateLimitWaitsMs: [5_000, 7_000], firstWaitMs: 1 });
    await expect(retry(failing(...errors()), { settings: twice, timing })).rejects.toThrow('5 attempts');
    expect(waits.splice(0)).toEqual([5_001, 7_001, 7_001, 7_001]);
    const none = settings({ rateLimitWaitsMs: [], firstWaitMs: 1 });
    await expect(retry(failing(...errors()), { settings: none, timing })).rejects.toThrow('5 attempts');
    expect(waits).toEqual([1, 1, 1, 1]);
  });

  test('GIVEN a wait that the server asks for THEN it is never shortened', async () => {
    const { attempt, timing, waits } = limit(500_000, limited(429, 130_000));
    await expect(retry(attempt, { settings: DEFAULT_RETRY, timing })).rejects.toThrow('asks to wait for 130 s');
    expect(waits).toEqual([]);
  });

  test('GIVEN no time at all that the server asks for THEN its own waits hold', async () => {
    const { attempt, timing, waits } = limit(60_000, limited(429, 0));
    await expect(retry(attempt, { settings: DEFAULT_RETRY, timing })).resolves.toBe('read');
    expect(waits).toEqual([1_000, 10_000, 60_000]);
  });

  test('GIVEN 429 THEN it is a rate limit by its status; another status is one where it is said', () => {
    expect(new ScimError('SCIM_RATE_LIMITED', '', { status: 429 }).rateLimited).toBe(true);
    expect(new ScimError('SCIM_FORBIDDEN', '', { status: 403 }).rateLimited).toBe(false);
    expect(limited(403).rateLimited).toBe(true);
  });
});
