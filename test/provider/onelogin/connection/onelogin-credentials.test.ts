import { inspect } from 'node:util';
import { oneLoginCredentials } from '../../../../src/provider/onelogin/connection/onelogin-credentials.js';
import { refusal } from '../onelogin-at-hand.js';

describe('oneLoginCredentials', () => {
  it('GIVEN both variables WHEN the credentials are asked for THEN they are the pair, and the secret shows itself to nobody', () => {
    const pair = oneLoginCredentials({ ONELOGIN_CLIENT_ID: ' example-id ', ONELOGIN_CLIENT_SECRET: 'example-secret' });
    expect(pair?.clientId).toBe('example-id');
    expect(pair?.clientSecret.reveal()).toBe('example-secret');
    expect(inspect(pair) + JSON.stringify(pair)).not.toContain('example-secret');
  });

  it('GIVEN neither variable WHEN the credentials are asked for THEN there are none', () => {
    expect(oneLoginCredentials({ ONELOGIN_CLIENT_ID: ' ', ONELOGIN_API_URL: 'http://127.0.0.1' })).toBeUndefined();
  });

  it.each([
    [{ ONELOGIN_CLIENT_ID: 'example-id' }, 'ONELOGIN_CLIENT_SECRET is not'],
    [{ ONELOGIN_CLIENT_SECRET: 'example-secret' }, 'ONELOGIN_CLIENT_ID is not'],
    [{ ONELOGIN_CLIENT_ID: 'a:b', ONELOGIN_CLIENT_SECRET: 'example-secret' }, 'ONELOGIN_CLIENT_ID holds'],
    [{ ONELOGIN_CLIENT_ID: 'a', ONELOGIN_CLIENT_SECRET: 'example secret' }, 'ONELOGIN_CLIENT_SECRET holds'],
  ])(
    'GIVEN %j WHEN the credentials are asked for THEN it is said what is wrong, without the value',
    (environment, says) => {
      const error = refusal(() => oneLoginCredentials(environment));
      expect(error.code).toBe('ONELOGIN_CREDENTIALS');
      expect(error.message).toContain(says);
      expect(error.message).not.toMatch(/example|a:b/);
    },
  );
});
