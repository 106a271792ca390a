import { oneLoginAddress } from '../../../../src/provider/onelogin/connection/onelogin-address.js';
import { refusal } from '../onelogin-at-hand.js';

const ACME = { subdomain: 'Acme', region: 'us' } as const;

describe('oneLoginAddress', () => {
  it('GIVEN an account WHEN its address is asked for THEN it is the one of its subdomain', () => {
    expect(oneLoginAddress(ACME, {})).toBe('https://acme.onelogin.com');
    expect(oneLoginAddress(ACME, { ONELOGIN_API_URL: ' ' })).toBe('https://acme.onelogin.com');
  });

  it.each([
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['https://ACME.onelogin.com/api/2', 'https://acme.onelogin.com'],
    ['acme.onelogin.com', 'https://acme.onelogin.com'],
    ['https://api.us.onelogin.com', 'https://api.us.onelogin.com'],
    ['https://login.example.com', 'https://login.example.com'],
  ])('GIVEN ONELOGIN_API_URL %s WHEN the address is asked for THEN it is %s, as for the provider', (url, address) => {
    expect(oneLoginAddress(ACME, { ONELOGIN_API_URL: url })).toBe(address);
  });

  it.each(['http://onelogin.example.com', 'https://user:example-password@acme.onelogin.com', 'ftp://127.0.0.1', '://'])(
    'GIVEN ONELOGIN_API_URL %s WHEN the address is asked for THEN it is refused, since the credentials would go there',
    (url) => {
      const error = refusal(() => oneLoginAddress(ACME, { ONELOGIN_API_URL: url }));
      expect(error.code).toBe('ONELOGIN_SETTINGS');
      expect(error.message).toContain('ONELOGIN_API_URL');
      expect(error.message).not.toContain('example-password');
    },
  );

  it.each([
    ['https://other.onelogin.com', 'onelogin.subdomain: "acme"'],
    ['https://api.eu.onelogin.com', 'onelogin.region: "us"'],
  ])(
    'GIVEN ONELOGIN_API_URL %s, of another account WHEN the address is asked for THEN it is refused',
    (url, declared) => {
      const error = refusal(() => oneLoginAddress(ACME, { ONELOGIN_API_URL: url }));
      expect(error.code).toBe('ONELOGIN_SETTINGS');
      expect(error.message).toContain(declared);
    },
  );
});
