import { oktaAddress } from '../../../../src/provider/okta/connection/okta-address.js';
import { OktaReadError } from '../../../../src/provider/okta/connection/okta-read-error.js';

const ACME = { org: 'acme', domain: 'oktapreview.com' };

describe('oktaAddress', () => {
  it('GIVEN an organisation WHEN its address is asked for THEN it is under its domain, whatever http_proxy says', () => {
    expect(oktaAddress(ACME, {})).toBe('https://acme.oktapreview.com');
    expect(oktaAddress(ACME, { OKTA_HTTP_PROXY: ' ' })).toBe('https://acme.oktapreview.com');
    expect(oktaAddress(ACME, { http_proxy: 'http://127.0.0.1:3128' })).toBe('https://acme.oktapreview.com');
  });

  it.each(['http://127.0.0.1:8787', 'http://127.0.0.1:8787/', 'http://localhost:8787'])(
    'GIVEN %s WHEN the address is asked for THEN Okta is asked there',
    (override) => {
      expect(oktaAddress(ACME, { OKTA_HTTP_PROXY: override })).toBe(override.replace(/\/$/, ''));
    },
  );

  it.each([
    'http://proxy.example.com:3128',
    'https://127.0.0.1:8787',
    'http://user:example-password@127.0.0.1:8787',
    'nonsense',
  ])('GIVEN %s WHEN the address is asked for THEN it is refused, since the credentials would go there', (override) => {
    const ask = () => oktaAddress(ACME, { OKTA_HTTP_PROXY: override });
    expect(ask).toThrow(OktaReadError);
    expect(ask).toThrow(/OKTA_HTTP_PROXY.*loopback/);
    expect(ask).not.toThrow(/example-password/);
  });
});
