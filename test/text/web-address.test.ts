import { addressFault, baseUrlFault, isLoopback, normalBaseUrl } from '../../src/text/web-address.js';

test.each(['https://a.klaviyo.com/scim/v2', 'https://a.klaviyo.com', 'HTTPS://A.klaviyo.com/scim/v2/'])(
  '%s is a base URL',
  (text) => {
    expect(baseUrlFault(text)).toBeUndefined();
  },
);

test.each(['http://localhost:8080/scim', 'http://127.0.0.1/', 'http://127.9.9.9:1/', 'http://[::1]:3000/scim/v2'])(
  'plain %s is on loopback',
  (text) => {
    expect(isLoopback(new URL(text))).toBe(true);
    expect(baseUrlFault(text)).toBeUndefined();
  },
);

test.each(['http://a.klaviyo.com', 'http://127.0.0.1.example.com', 'http://localhost.example.com', 'http://[::2]/'])(
  'plain %s is refused',
  (text) => {
    expect(baseUrlFault(text)?.problem).toContain('is plain http to');
    expect(isLoopback(new URL(text))).toBe(false);
  },
);

test.each([
  'a.klaviyo.com/scim/v2',
  '/scim/v2',
  'ftp://a.klaviyo.com',
  'https:a.klaviyo.com',
  'https:\\\\a.klaviyo.com',
  ' https://a.klaviyo.com',
  'https://a.klaviyo.com/sc im',
  'https://a.klaviyo.com/\u0007',
  'https://',
  'https://a:99999/',
])('%j is no absolute URL', (text) => {
  expect(baseUrlFault(text)?.problem).toBe('is not an absolute URL');
});

test('a user name or a password is refused', () => {
  expect(addressFault('https://ada@a.klaviyo.com')?.problem).toContain('user name or password');
  expect(addressFault('https://:word@a.klaviyo.com')?.problem).toContain('user name or password');
});

test('a query or a fragment is refused in a base URL alone', () => {
  expect(baseUrlFault('https://a.klaviyo.com/scim?x=1')?.problem).toBe('has a query or a fragment');
  expect(baseUrlFault('https://a.klaviyo.com/scim#x')?.problem).toBe('has a query or a fragment');
  expect(baseUrlFault('https://a.klaviyo.com/scim?')?.problem).toBe('has a query or a fragment');
  expect(addressFault('https://www.klaviyo.com/sso?x=1')).toBeUndefined();
});

test('a base URL has one normal form', () => {
  expect(normalBaseUrl('https://A.klaviyo.com:443/scim/v2//')).toBe('https://a.klaviyo.com/scim/v2');
  expect(normalBaseUrl('http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080');
});
