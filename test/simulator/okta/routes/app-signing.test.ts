import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, FIRST_APP, ask, at, makeApp } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('signing', () => {
  test('WHEN the keys are asked for, THEN the one that the app names is there', async () => {
    const app = await makeApp(okta);
    const keys = await ask<Json[]>(okta, 'GET', `${FIRST_APP}/credentials/keys`);

    expect(keys.body).toHaveLength(1);
    expect(keys.body[0]).toMatchObject({ kty: 'RSA', use: 'sig', e: 'AQAB', created: '2026-01-01T00:00:00.000Z' });
    expect(keys.body[0]!.kid).toBe(at(app.body, 'credentials.signing.kid'));
  });

  test('WHEN the metadata is asked for, THEN it is XML with the certificate and both bindings', async () => {
    const kid = String(at((await makeApp(okta)).body, 'credentials.signing.kid'));
    const metadata = await ask<string>(okta, 'GET', `${FIRST_APP}/sso/saml/metadata?kid=${kid}`);
    const keys = await ask<Json[]>(okta, 'GET', `${FIRST_APP}/credentials/keys`);

    expect(metadata.headers.get('content-type')).toBe('application/xml;charset=ISO-8859-1');
    expect(metadata.body).toContain(`<ds:X509Certificate>${String(at(keys.body, '0.x5c.0'))}</ds:X509Certificate>`);
    expect(metadata.body).toContain('entityID="http://www.okta.com/exk00000000000000001"');
    expect(metadata.body.match(/<md:SingleSignOnService /g)).toHaveLength(2);
    expect((await ask(okta, 'GET', `${FIRST_APP}/sso/saml/metadata`)).status).toBe(200);
    expect((await ask(okta, 'GET', `${FIRST_APP}/sso/saml/metadata?kid=other`)).status).toBe(404);
  });
});
