import { ProxyError, proxyFor, proxyRedactor, withoutProxy } from '../../src/http/proxy.js';

const HTTPS = new URL('https://scim.example.com');
const HTTP = new URL('http://scim.example.com');
const ONE = 'http://one.example.com:3128';
const OTHER = 'https://other.example.com';

describe('the proxy for an address', () => {
  test.each<[string, Readonly<Record<string, string>>, URL, string | undefined]>([
    ['none', {}, HTTPS, undefined],
    ['an empty one', { HTTPS_PROXY: ' ' }, HTTPS, undefined],
    ['one for https', { HTTPS_PROXY: ONE }, HTTPS, ONE],
    ['one for https', { HTTPS_PROXY: ONE }, HTTP, undefined],
    ['one for plain http', { HTTP_PROXY: ONE }, HTTP, ONE],
    ['one for plain http', { HTTP_PROXY: ONE }, HTTPS, undefined],
    ['both spellings', { HTTPS_PROXY: ONE, https_proxy: OTHER }, HTTPS, OTHER],
    ['one switched off in small letters', { HTTPS_PROXY: ONE, https_proxy: '' }, HTTPS, undefined],
  ])('GIVEN %s (%j) WHEN %s is asked THEN %s', (_what, environment, url, proxy) => {
    expect(proxyFor(url, environment)?.origin).toBe(proxy);
  });

  test.each(['one.example.com:3128', 'not an address', 'socks5://one.example.com', 'http://user:%zz@one.example.com'])(
    'GIVEN %s THEN it is refused, and not shown: it may hold a password',
    (written) => {
      const refused = (): unknown => proxyFor(HTTPS, { https_proxy: written });
      expect(refused).toThrow(ProxyError);
      expect(refused).toThrow(/^The variable HTTPS_PROXY \(or https_proxy\) is not the address of a proxy\./);
      expect(refused).not.toThrow(written);
    },
  );
});

test('the hosts without a proxy: GIVEN either spelling THEN the small letters come first', () => {
  expect(withoutProxy({})).toBe('');
  expect(withoutProxy({ NO_PROXY: 'a.example.com' })).toBe('a.example.com');
  expect(withoutProxy({ NO_PROXY: 'a.example.com', no_proxy: 'b.example.com' })).toBe('b.example.com');
});

describe('striking out the credentials of proxies', () => {
  const redact = proxyRedactor({
    HTTPS_PROXY: 'http://acme:example%2Dpassword@one.example.com:3128',
    http_proxy: 'http://acme:short@other.example.com',
  });

  test.each([
    ['as they are written', 'http://acme:example%2Dpassword@one', 'http://[proxy credentials]@one'],
    ['decoded', 'acme:example-password', '[proxy credentials]'],
    ['as they are sent', Buffer.from('acme:example-password').toString('base64'), '[proxy credentials]'],
    ['the password alone', 'no example-password here', 'no [proxy credentials] here'],
    ['those of the other proxy', 'acme:short', '[proxy credentials]'],
    ['words that are none', 'a short word of acme', 'a short word of acme'],
  ])('GIVEN %s THEN they are gone', (_what, text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  test.each([[{}], [{ HTTPS_PROXY: 'none' }], [{ HTTPS_PROXY: 'http://one.example.com' }]])(
    'GIVEN no credentials (%j) THEN nothing is struck out',
    (environment) => {
      expect(proxyRedactor(environment)('http://one.example.com says: no')).toBe('http://one.example.com says: no');
    },
  );

  test('GIVEN a password that cannot be decoded THEN it is struck out as it is written', () => {
    expect(proxyRedactor({ HTTPS_PROXY: 'http://acme:%zz-example@one.example.com' })('%zz-example')).toBe(
      '[proxy credentials]',
    );
  });
});
