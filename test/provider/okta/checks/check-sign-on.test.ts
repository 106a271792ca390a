import { type AppSettings } from '../../../../src/access/okta-settings.js';
import { checkSignOn } from '../../../../src/provider/okta/checks/check-sign-on.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { SAML_APP } from '../../../constructs/okta/sample-account.js';
import { APP, oktaFailed, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const { saml } = SAML_APP as Extract<AppSettings, { kind: 'saml' }>;
const SIGN_ON = {
  ssoAcsUrl: saml.ssoUrl,
  audience: saml.audience,
  recipient: saml.recipient,
  destination: saml.destination,
};
const live = (signOn: object, name = 'acme_klaviyo_1') =>
  oktaReadings({ app: wasRead({ ...APP, name, signOn: { ...SIGN_ON, ...signOn } }) });
const failed = (readings: ReturnType<typeof live>, app: AppSettings = SAML_APP) =>
  only(checkSignOn(app, readings).filter(({ status }) => status !== 'pass'));

describe('checkSignOn', () => {
  it('GIVEN the declared settings WHEN checked THEN each passes', () => {
    expect(statuses(checkSignOn(SAML_APP, live({})))).toEqual({
      'Single sign-on URL': 'pass',
      'Audience URI (SP Entity ID)': 'pass',
      'Recipient URL': 'pass',
      'Destination URL': 'pass',
    });
  });

  it.each([
    ['ssoAcsUrl', 'Single sign-on URL', saml.ssoUrl],
    ['audience', 'Audience URI (SP Entity ID)', saml.audience],
    ['recipient', 'Recipient URL', saml.recipient],
    ['destination', 'Destination URL', saml.destination],
  ])('GIVEN another %s WHEN checked THEN that alone fails', (member, subject, declared) => {
    expect(failed(live({ [member]: 'https://www.klaviyo.com/sso/saml/other' }))).toMatchObject({
      subject,
      status: 'fail',
      reason: `It is "https://www.klaviyo.com/sso/saml/other", where "${declared}" is declared.`,
      remedy: expect.stringMatching(/^If it is this account's app, correct it in .* SAML Settings/) as string,
    });
    expect(failed(live({ [member]: undefined })).reason).toMatch(/^It is nothing, where/);
  });

  it("GIVEN an app of Okta's catalogue WHEN checked THEN its name there is what counts", () => {
    const declared = { kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'klaviyo' } as const;

    expect(statuses(checkSignOn(declared, live({}, 'klaviyo')))).toEqual({ "Name in Okta's catalogue": 'pass' });
    expect(failed(live({}, 'klaviyo_sms'), declared)).toMatchObject({
      status: 'fail',
      reason: 'It is "klaviyo_sms", where "klaviyo" is declared.',
      remedy: expect.stringContaining('app.preconfigured') as string,
    });
  });

  it('GIVEN an app that exists already WHEN checked THEN nothing is declared to check', () => {
    const verdict = only(checkSignOn({ kind: 'existing', label: 'Klaviyo', id: '0oa1' }, live({})));

    expect(verdict).toMatchObject({ subject: 'sign-on settings', status: 'not checkable' });
    expect(verdict.reason).toContain('app.existing');
  });

  it('GIVEN no app WHEN checked THEN it is not checkable', () => {
    expect(only(checkSignOn(SAML_APP, oktaReadings({ app: unread('No app.') })))).toMatchObject({
      status: 'not checkable',
      reason: 'No app.',
    });
    expect(only(checkSignOn(SAML_APP, oktaReadings({ app: oktaFailed('OKTA_FORBIDDEN') }))).status).toBe(
      'not checkable',
    );
  });
});
