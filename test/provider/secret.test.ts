import { inspect } from 'node:util';
import { Secret } from '../../src/provider/secret.js';

describe('Secret', () => {
  it('GIVEN a secret WHEN it is printed THEN it does not show', () => {
    const secret = new Secret('example-secret');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
    expect(inspect({ secret }, { showHidden: true })).toBe('{ secret: [secret] }');
    expect(Object.keys(secret)).toEqual([]);
    expect(secret.reveal()).toBe('example-secret');
  });
});
