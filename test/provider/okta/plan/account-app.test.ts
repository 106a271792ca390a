import { type Account } from '../../../../src/access/access-model.js';
import { type AppSettings } from '../../../../src/access/okta-settings.js';
import { OKTA_PLAN as plan } from '../../../../src/provider/okta/plan.js';

const account = (app: AppSettings, adopt?: { readonly app: string }): Account =>
  ({ name: 'acme', identityProvider: { kind: 'okta', app, adopt } }) as unknown as Account;
const WITHOUT = { name: 'acme' } as unknown as Account;

const settings = {
  ssoUrl: 'https://k.example/acs',
  audience: 'https://k.example/sp',
  recipient: 'r',
  destination: 'd',
};
const SAML = account({ kind: 'saml', label: 'Klaviyo', updates: 'check', saml: settings });
const ADOPTED = account({ kind: 'saml', label: 'Klaviyo', updates: 'check', saml: settings }, { app: '0oa3' });
const CATALOGUE = account({ kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'klaviyo' });
const EXISTING = account({ kind: 'existing', label: 'Klaviyo', id: '0oa1' });

const difference = plan.appDifference;

describe("an account's app in a plan", () => {
  it('GIVEN an account THEN the id that the access file names is known', () => {
    expect([SAML, ADOPTED, CATALOGUE, EXISTING, WITHOUT].map(plan.declaredAppIds)).toEqual([
      [],
      ['0oa3'],
      [],
      ['0oa1'],
      [],
    ]);
  });

  it.each([
    [{ label: 'Klaviyo', sso_url: settings.ssoUrl, audience: settings.audience }],
    [{ label: 'Klaviyo', sso_url: settings.ssoUrl, audience: 'other' }],
    [{ label: 'Klaviyo', sso_url: 'other', audience: settings.audience }],
    [{ label: 'Klaviyo' }],
  ])('GIVEN %j THEN it is the declared SAML app', (values) => {
    expect(difference(SAML, values)).toBeUndefined();
  });

  it.each([
    [{ label: 'Other', sso_url: settings.ssoUrl }, 'has the label "Other", and the account\'s app has "Klaviyo"'],
    [{}, 'has no label, and the account\'s app has "Klaviyo"'],
    [
      { label: 'Klaviyo', sso_url: 'a', audience: 'b' },
      'has the single sign-on URL "a" and the audience "b", and the account\'s app has "https://k.example/acs" and ' +
        '"https://k.example/sp"',
    ],
    [{ label: 'Klaviyo', sso_url: 'a' }, 'has the single sign-on URL "a" and no audience, and'],
    [{ label: 'Klaviyo', audience: 'b' }, 'has no single sign-on URL and the audience "b", and'],
  ])('GIVEN %j THEN it is another one than the declared SAML app', (values, words) => {
    expect(difference(SAML, values)).toContain(words);
  });

  it('GIVEN the id that is adopted THEN it is the app, whatever else differs; another id says nothing', () => {
    expect(difference(ADOPTED, { id: '0oa3', label: 'Other' })).toBeUndefined();
    expect(difference(ADOPTED, { id: '0oa4', label: 'Other' })).toContain('label "Other"');
    expect(difference(SAML, { label: 'Klaviyo', id: '0oa4' })).toBeUndefined();
    expect(difference(SAML, { label: 'Other' })).toContain('label "Other"');
  });

  it('GIVEN an app of the catalogue THEN its name there counts, where the plan has it', () => {
    expect(difference(CATALOGUE, { label: 'Klaviyo', preconfigured_app: 'klaviyo' })).toBeUndefined();
    expect(difference(CATALOGUE, { label: 'Klaviyo' })).toBeUndefined();
    expect(difference(CATALOGUE, { label: 'Klaviyo', preconfigured_app: 'other' })).toBe(
      'is "other" in Okta\'s catalogue, and the account\'s app is "klaviyo"',
    );
  });

  it('GIVEN an app that exists already THEN the id alone counts', () => {
    expect(difference(EXISTING, { id: '0oa1', label: 'Other' })).toBeUndefined();
    expect(difference(EXISTING, { id: '0oa2', label: 'Klaviyo' })).toBe(
      'has the id "0oa2", and the account\'s app has "0oa1"',
    );
    expect(difference(EXISTING, {})).toBe('has the id nothing, and the account\'s app has "0oa1"');
  });

  it('GIVEN an account without an app in Okta THEN no app is its own', () => {
    expect(difference(WITHOUT, { label: 'Klaviyo' })).toBe('is an app in Okta, and the account names none');
  });
});
