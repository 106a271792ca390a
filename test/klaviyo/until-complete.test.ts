import { IncompleteListing } from '../../src/klaviyo/listing-fault.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { untilComplete } from '../../src/klaviyo/until-complete.js';
import { virtualTiming } from './virtual-timing.js';

const URL = 'https://a.example.com';
const changed = (what: string) => new IncompleteListing(what, URL, 'change');
const wrong = (what: string) => new IncompleteListing(what, URL, 'server');
const readings = (...errors: unknown[]) =>
  jest.fn(() => (errors.length > 0 ? Promise.reject(errors.shift() as Error) : Promise.resolve('listing')));

test('GIVEN a reading that is complete THEN it is the listing, without a wait', async () => {
  const timing = virtualTiming();
  await expect(untilComplete(readings(), 2, timing)).resolves.toBe('listing');
  expect(timing.waits).toEqual([]);
});

test('GIVEN incomplete readings THEN it is read again, each time after a jittered pause', async () => {
  const chances = [0, 0.75];
  const timing = virtualTiming(() => chances.shift()!);
  const read = readings(changed('one'), wrong('two'));
  await expect(untilComplete(read, 2, timing)).resolves.toBe('listing');
  expect(timing.waits).toEqual([500, 1_250]);
  expect(read).toHaveBeenCalledTimes(3);
});

const READ_THRICE =
  'The listing was read 3 times from the start and was incomplete each time; this is what the last reading found.';

test.each([
  ['changes', [changed('One.'), changed('Two.'), changed('Three.')]],
  ['a change and wrong answers', [changed('One.'), wrong('Two.'), wrong('Three.')]],
  ['wrong answers and a change', [wrong('One.'), wrong('Two.'), changed('Three.')]],
])('GIVEN %s to the end THEN running it again may help', async (_, errors) => {
  const failed = untilComplete(readings(...errors), 2, virtualTiming());
  await expect(failed).rejects.toMatchObject({
    code: 'SCIM_INCOMPLETE',
    url: URL,
    message: `Three. ${READ_THRICE} Run it again when fewer people are being added, removed or changed.`,
  });
});

test.each([
  ['wrong answers of the server each time', [wrong('One.'), wrong('Two.'), wrong('Three.')]],
  ['what looks like a change, the same each time', [changed('Three.'), changed('Three.'), changed('Three.')]],
])('GIVEN %s THEN the message does not say to run it again', async (_, errors) => {
  const failed = untilComplete(readings(...errors), 2, virtualTiming());
  await expect(failed).rejects.toMatchObject({
    code: 'SCIM_INCOMPLETE',
    message: `Three. ${READ_THRICE} The cause is what the server answers, not a change of people: report it to Klaviyo support.`,
  });
});

test.each([
  [changed('One.'), 'One. Run it again.'],
  [wrong('One.'), 'One. Run it again; if it fails again, report it to Klaviyo support.'],
])('GIVEN no rereads THEN one failure says nothing of the next', async (error, message) => {
  const timing = virtualTiming();
  await expect(untilComplete(readings(error), 0, timing)).rejects.toMatchObject({ code: 'SCIM_INCOMPLETE', message });
  expect(timing.waits).toEqual([]);
});

test.each([
  new ScimError('SCIM_INCOMPLETE', 'totalResults is missing'),
  new ScimError('SCIM_UNAVAILABLE', 'to the end of the retries', { retryable: true }),
  new TypeError('a mistake of ours'),
  { code: 'SCIM_INCOMPLETE', retryable: true },
  'the reason of an abort',
  null,
])('GIVEN %s, which is another failure THEN it is not read again', async (error) => {
  const read = readings(error);
  await expect(untilComplete(read, 2, virtualTiming())).rejects.toBe(error);
  expect(read).toHaveBeenCalledTimes(1);
});

test('GIVEN an abort during the pause THEN it rejects with the reason', async () => {
  const stop = new AbortController();
  const sleep = () => Promise.resolve(stop.abort('enough'));
  const failed = untilComplete(readings(changed('One.')), 2, { ...virtualTiming(), sleep }, stop.signal);
  await expect(failed).rejects.toBe('enough');
});
