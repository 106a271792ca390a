import { authorizes, withoutPrefix } from '../../../src/simulator/klaviyo/authorization.js';
import { closeAll, expectError, KEY, send, simulate } from './scim-client.js';

afterEach(closeAll);

describe('over HTTP', () => {
  test.each([`Klaviyo-API-Key ${KEY}`, `klaviyo-api-key ${KEY}`, `Bearer ${KEY}`, `BEARER  ${KEY}`])(
    'GIVEN the key WHEN it is sent in a scheme that Klaviyo takes THEN the listing is answered (%#)',
    async (authorization) => {
      const simulator = await simulate();
      const answer = await send(simulator, 'GET', '/Users', { headers: { authorization } });
      expect(answer.status).toBe(200);
    },
  );

  test.each(['', KEY, 'Klaviyo-API-Key', 'Bearer another-key', `Basic ${KEY}`, `Bearer ${KEY}x`, `Bearer ${KEY} x`])(
    'GIVEN another header THEN it is a 401 with a challenge (%#)',
    async (authorization) => {
      const simulator = await simulate();
      const answer = await send(simulator, 'GET', '/Users', { headers: { authorization } });
      expectError(answer, 401, undefined, /^Send the access key/);
      expect(answer.headers.get('www-authenticate')).toBe('Klaviyo-API-Key realm="SCIM", Bearer realm="SCIM"');
    },
  );

  test('GIVEN no header at all THEN it is a 401, on the discovery endpoints and on absent ones too', async () => {
    const simulator = await simulate();
    for (const path of ['/Users', '/ServiceProviderConfig', '/Groups']) {
      expect((await fetch(`${simulator.baseUrl}${path}`)).status).toBe(401);
    }
  });

  test('GIVEN a wrong key WHEN a user is posted THEN nobody is created, whatever the body', async () => {
    const simulator = await simulate();
    const headers = { authorization: 'Bearer wrong' };
    expect((await send(simulator, 'POST', '/Users', { body: '{', headers })).status).toBe(401);
    expect(simulator.users()).toHaveLength(4);
  });

  test('GIVEN an account whose key was copied with its prefix THEN the header has the prefix once', async () => {
    const simulator = await simulate({ accessKey: `Klaviyo-API-Key ${KEY}` });
    expect((await send(simulator, 'GET', '/Users')).status).toBe(200);
  });
});

test('authorizes compares the whole key', () => {
  expect(authorizes('Bearer abc', 'abc')).toBe(true);
  expect(authorizes('Bearer ABC', 'abc')).toBe(false);
  expect(authorizes(undefined, 'abc')).toBe(false);
});

test('withoutPrefix takes the prefix and surrounding blanks away, and nothing else', () => {
  expect(withoutPrefix(' klaviyo-api-key  abc\n')).toBe('abc');
  expect(withoutPrefix('abc')).toBe('abc');
  expect(withoutPrefix('klaviyo-api-key')).toBe('klaviyo-api-key');
});
