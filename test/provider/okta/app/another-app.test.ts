import { type AppSettings } from '../../../../src/access/okta-settings.js';
import { type OktaAppState, type OktaSignOn } from '../../../../src/provider/okta/app/okta-app-state.js';
import { anotherApp } from '../../../../src/provider/okta/app/another-app.js';

const HERE = 'https://www.klaviyo.com/sso/saml/acme';
const THERE = 'https://www.klaviyo.com/sso/saml/acme-uk';

const SAML: AppSettings = {
  kind: 'saml',
  label: 'Klaviyo',
  updates: 'check',
  saml: { ssoUrl: HERE, audience: HERE, recipient: HERE, destination: HERE },
};
const PRECONFIGURED: AppSettings = {
  kind: 'preconfigured',
  label: 'Klaviyo',
  updates: 'check',
  preconfigured: 'klaviyo',
};

function live(signOn: Partial<OktaSignOn> = {}, changes: Partial<OktaAppState> = {}): OktaAppState {
  return {
    id: '0oa1',
    name: 'acme_klaviyo_1',
    label: 'Klaviyo',
    status: 'ACTIVE',
    signOnMode: 'SAML_2_0',
    features: [],
    userNameTemplate: { template: undefined, type: undefined, pushStatus: undefined },
    signOn: { ssoAcsUrl: HERE, audience: HERE, recipient: HERE, destination: HERE, ...signOn },
    ...changes,
  };
}

describe('anotherApp', () => {
  it('GIVEN the declared settings, or one of URL and audience that differs THEN it is the declared app', () => {
    expect(anotherApp(SAML, live())).toBeUndefined();
    expect(anotherApp(SAML, live({ ssoAcsUrl: THERE }))).toBeUndefined();
    expect(anotherApp(SAML, live({ audience: THERE }))).toBeUndefined();
    expect(anotherApp(SAML, live({ recipient: THERE, destination: THERE }))).toBeUndefined();
  });

  it('GIVEN URL and audience that both differ THEN it is another one, and found and declared are named', () => {
    expect(anotherApp(SAML, live({ ssoAcsUrl: THERE, audience: THERE }))).toBe(
      `has the single sign-on URL "${THERE}" and the audience "${THERE}", where "${HERE}" and "${HERE}" are declared`,
    );
  });

  it("GIVEN an app of Okta's catalogue, which tells neither THEN it is not the custom one that is declared", () => {
    expect(anotherApp(SAML, live({ ssoAcsUrl: undefined, audience: undefined }))).toContain(
      'has the single sign-on URL nothing and the audience nothing',
    );
  });

  it('GIVEN an app of the catalogue WHEN one is declared THEN the name decides', () => {
    expect(anotherApp(PRECONFIGURED, live({}, { name: 'klaviyo' }))).toBeUndefined();
    expect(anotherApp(PRECONFIGURED, live())).toBe(
      `is "acme_klaviyo_1" in Okta's catalogue, where "klaviyo" is declared`,
    );
  });

  it.each([SAML, PRECONFIGURED])('GIVEN another way to sign on THEN it is another one: $kind', (declared) => {
    const app = live({}, { name: 'klaviyo', signOnMode: 'BOOKMARK' });
    expect(anotherApp(declared, app)).toBe('signs on with "BOOKMARK", where SAML_2_0 is declared');
  });

  it('GIVEN an app that is declared by its id THEN it is that one', () => {
    expect(anotherApp({ kind: 'existing', label: 'x', id: '0oa1' }, live({}, { signOnMode: '' }))).toBeUndefined();
  });
});
