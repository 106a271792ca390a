import { checkOktaApp, checkOktaAppActive } from '../../../../src/provider/okta/checks/check-okta-app.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, APP, oktaFailed, oktaReadings, only } from '../../../doctor/sample-readings.js';

describe('checkOktaApp', () => {
  it('GIVEN the app WHEN checked THEN it passes and tells the id', () => {
    const verdict = only(checkOktaApp(ACCOUNT.identityProvider.app, oktaReadings()));
    expect(verdict).toMatchObject({ subject: 'the app "Klaviyo"', status: 'pass' });
    expect(verdict.reason).toContain('0oa1');
  });

  it.each(['OKTA_NOT_FOUND', 'OKTA_AMBIGUOUS'] as const)('GIVEN %s WHEN checked THEN it fails', (code) => {
    const verdict = only(checkOktaApp(ACCOUNT.identityProvider.app, oktaReadings({ app: oktaFailed(code) })));
    expect(verdict).toMatchObject({ status: 'fail', reason: 'Something happened.', remedy: 'Do something.' });
  });

  it('GIVEN another label under the id WHEN checked THEN it fails with the label', () => {
    const app = wasRead({ ...APP, label: 'Payroll' });
    const verdict = only(checkOktaApp({ kind: 'existing', label: 'Klaviyo', id: '0oa1' }, oktaReadings({ app })));
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toContain('"Payroll"');
  });

  it('GIVEN an app that does not sign on with SAML WHEN checked THEN it fails', () => {
    const app = wasRead({ ...APP, signOnMode: 'OPENID_CONNECT' });
    expect(only(checkOktaApp(ACCOUNT.identityProvider.app, oktaReadings({ app })))).toMatchObject({ status: 'fail' });
  });

  it('GIVEN an app of that label that has neither the declared URL nor the declared audience WHEN checked THEN it fails', () => {
    const elsewhere = 'https://www.klaviyo.com/sso/saml/elsewhere';
    const signOn = { ...APP.signOn, ssoAcsUrl: elsewhere, audience: elsewhere };
    const verdict = only(
      checkOktaApp(ACCOUNT.identityProvider.app, oktaReadings({ app: wasRead({ ...APP, signOn }) })),
    );
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toContain(`has the single sign-on URL "${elsewhere}"`);
    expect(verdict.remedy).toContain('perhaps of another Klaviyo account');
  });

  it('GIVEN that it was not read, or denied WHEN checked THEN it is not checkable', () => {
    const missing = oktaReadings({ app: unread('No credentials.') });
    expect(only(checkOktaApp(ACCOUNT.identityProvider.app, missing))).toMatchObject({
      status: 'not checkable',
      reason: 'No credentials.',
    });
    const denied = oktaReadings({ app: oktaFailed('OKTA_FORBIDDEN') });
    expect(only(checkOktaApp(ACCOUNT.identityProvider.app, denied)).reason).toBe('The Okta app could not be read.');
  });
});

describe('checkOktaAppActive', () => {
  it('GIVEN an app WHEN checked THEN only an active one passes', () => {
    expect(only(checkOktaAppActive(ACCOUNT.identityProvider.app, oktaReadings())).status).toBe('pass');
    const app = wasRead({ ...APP, status: 'INACTIVE' });
    const verdict = only(checkOktaAppActive(ACCOUNT.identityProvider.app, oktaReadings({ app })));
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toContain('"INACTIVE"');
    expect(verdict.remedy).toContain('Activate');
  });

  it('GIVEN no app WHEN checked THEN it is not checkable', () => {
    const verdict = only(
      checkOktaAppActive(ACCOUNT.identityProvider.app, oktaReadings({ app: oktaFailed('OKTA_NOT_FOUND') })),
    );
    expect(verdict.status).toBe('not checkable');
  });
});
