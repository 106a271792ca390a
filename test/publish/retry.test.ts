import { PublishError } from '../../src/publish/publish-error.js';
import { REAL_TIMING } from '../../src/http/timing.js';
import { DEFAULT_RETRY, withRetry } from '../../src/publish/retry.js';
import { standingClock } from './recording-server.js';

const passing = (retryAfterMs?: number) =>
  new PublishError('PUBLISH_UNAVAILABLE', 'It failed.', { retryable: true, retryAfterMs });
const failing = (...errors: Error[]) =>
  jest.fn(() => {
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve('done');
  });

describe('withRetry', () => {
  test('GIVEN failures that pass THEN waits double, with full jitter', async () => {
    const { timing, waits } = standingClock();
    await expect(withRetry(failing(passing(), passing(), passing()), DEFAULT_RETRY, timing)).resolves.toBe('done');
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  test('GIVEN an asked wait THEN it is kept to, with a little jitter on top', async () => {
    const { timing, waits } = standingClock();
    await withRetry(failing(passing(3_000)), DEFAULT_RETRY, timing);
    expect(waits).toEqual([3_500]);
  });

  test('GIVEN an asked wait of nothing THEN it waits as if none was asked', async () => {
    const { timing, waits } = standingClock();
    await withRetry(failing(passing(0)), DEFAULT_RETRY, timing);
    expect(waits).toEqual([500]);
  });

  test('GIVEN an asked wait beyond the budget THEN it does not wait, and says so', async () => {
    const { timing, waits } = standingClock();
    await expect(withRetry(failing(passing(3_600_000)), DEFAULT_RETRY, timing)).rejects.toMatchObject({
      code: 'PUBLISH_UNAVAILABLE',
      message: 'It failed. The server asks to wait for 3600 s, which is longer than this run waits: try again later.',
    });
    expect(waits).toEqual([]);
  });

  test('GIVEN a single attempt THEN the sentence is in the singular', async () => {
    const { timing } = standingClock();
    await expect(withRetry(failing(passing()), { ...DEFAULT_RETRY, attempts: 1 }, timing)).rejects.toThrow(
      'It failed. Gave up after 1 attempt.',
    );
  });

  test.each([
    ['one that does not pass', new PublishError('PUBLISH_NOT_FOUND', 'Not there.')],
    ["a fault of the program's own", new TypeError('x is not a function')],
  ])('GIVEN %s THEN it goes through at once', async (_, error) => {
    const { timing } = standingClock();
    const attempt = failing(error);
    await expect(withRetry(attempt, DEFAULT_RETRY, timing)).rejects.toBe(error);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test('GIVEN a sleep that fails by itself THEN its error goes through', async () => {
    const { timing } = standingClock();
    const broken = { ...timing, sleep: () => Promise.reject(new Error('no timers')) };
    await expect(withRetry(failing(passing()), DEFAULT_RETRY, broken)).rejects.toThrow('no timers');
  });

  test('GIVEN an interruption during the wait THEN its reason is thrown', async () => {
    const controller = new AbortController();
    const attempt = failing(passing(5_000));
    const run = withRetry(attempt, DEFAULT_RETRY, REAL_TIMING, controller.signal);
    setTimeout(() => controller.abort(new Error('stopped by SIGINT')), 5);
    await expect(run).rejects.toThrow('stopped by SIGINT');
    await expect(withRetry(attempt, DEFAULT_RETRY, REAL_TIMING, controller.signal)).rejects.toThrow(
      'stopped by SIGINT',
    );
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
