import { reading, unread, wasRead, whyMissing } from '../../src/provider/reading.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';

const error = new ScimError('SCIM_TIMEOUT', 'Too slow.');

describe('reading', () => {
  it('GIVEN a value, an error of the kind and another error WHEN read THEN only the last one goes through', async () => {
    expect(await reading(() => 1, ScimError)).toEqual(wasRead(1));
    expect(await reading(() => Promise.reject(error), ScimError)).toEqual({ state: 'failed', error });
    await expect(reading(() => Promise.reject(new TypeError('a fault')), ScimError)).rejects.toThrow('a fault');
  });
});

describe('whyMissing', () => {
  it('GIVEN an unread and a failed reading WHEN asked THEN it says why', () => {
    expect(whyMissing('The app', unread('No key.'))).toBe('No key.');
    expect(whyMissing('The app', { state: 'failed', error })).toBe('The app could not be read.');
  });
});
