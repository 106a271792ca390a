import { ScimError } from '../../src/klaviyo/scim-error.js';
import { undisturbed } from '../../src/klaviyo/undisturbed.js';
import { virtualTiming } from './virtual-timing.js';

const disturbed = (what: string) =>
  new ScimError('SCIM_INCOMPLETE', what, { url: 'https://a.example.com', retryable: true });
const readings = (...errors: unknown[]) =>
  jest.fn(() => (errors.length > 0 ? Promise.reject(errors.shift() as Error) : Promise.resolve('listing')));

test('GIVEN a reading that is not disturbed THEN it is the listing, without a wait', async () => {
  const timing = virtualTiming();
  await expect(undisturbed(readings(), 2, timing)).resolves.toBe('listing');
  expect(timing.waits).toEqual([]);
});

test('GIVEN disturbances THEN it is read again, each time after a jittered pause', async () => {
  const chances = [0, 0.75];
  const timing = virtualTiming(() => chances.shift()!);
  const read = readings(disturbed('one'), disturbed('two'));
  await expect(undisturbed(read, 2, timing)).resolves.toBe('listing');
  expect(timing.waits).toEqual([500, 1_250]);
  expect(read).toHaveBeenCalledTimes(3);
});

test('GIVEN no end of disturbances THEN it says how often and what was the last', async () => {
  const failed = undisturbed(readings(disturbed('One.'), disturbed('Two.'), disturbed('Three.')), 2, virtualTiming());
  await expect(failed).rejects.toMatchObject({ code: 'SCIM_INCOMPLETE', url: 'https://a.example.com' });
  await expect(failed).rejects.toThrow(
    'Three. The listing was read 3 times from the start and disturbed each time; this is what disturbed the last.',
  );
});

test('GIVEN no rereads THEN the disturbance is thrown as it is', async () => {
  const error = disturbed('One.');
  await expect(undisturbed(readings(error), 0, virtualTiming())).rejects.toBe(error);
});

test.each([
  new ScimError('SCIM_INCOMPLETE', 'totalResults is missing'),
  new ScimError('SCIM_UNAVAILABLE', 'to the end of the retries', { retryable: true }),
  new TypeError('a mistake of ours'),
])('GIVEN %s, which is no disturbance THEN it is not read again', async (error) => {
  const read = readings(error);
  await expect(undisturbed(read, 2, virtualTiming())).rejects.toBe(error);
  expect(read).toHaveBeenCalledTimes(1);
});

test('GIVEN an abort during the pause THEN it rejects with the reason', async () => {
  const stop = new AbortController();
  const sleep = () => Promise.resolve(stop.abort('enough'));
  const failed = undisturbed(readings(disturbed('One.')), 2, { ...virtualTiming(), sleep }, stop.signal);
  await expect(failed).rejects.toBe('enough');
});
