import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { exampleWith, refusals } from './example.js';

const withOkta = (org: string, domain = 'okta.com'): string =>
  exampleWith(['okta:\n  org: acme # https://acme.okta.com\n', `okta:\n  org: ${org}\n  domain: ${domain}\n`]);

test.each([
  ['acme-admin', 'okta.com', 'org is "acme-admin"; expected acme, without "-admin", which is'],
  ['ACME-Admin', 'OktaPreview.com', 'org is "ACME-Admin"; expected ACME, without "-admin", which is'],
  ['acme-admin', 'okta.mil', 'org is "acme-admin"; expected acme, without "-admin", which is'],
  ['https://acme.okta.com', 'okta.com', 'expected the name alone: acme, with domain: okta.com'],
  ['https://acme-admin.okta.com/admin/dashboard', 'okta.com', 'expected the name alone: acme, with domain: okta.com'],
  ['acme-admin.oktapreview.com', 'okta.com', 'expected the name alone: acme, with domain: oktapreview.com'],
  ['acme.okta.com:443?x=1', 'okta.com', 'expected the name alone: acme, with domain: okta.com'],
  ['https://login.acme.com/', 'okta.com', 'expected the name alone: login, with domain: acme.com'],
  // A domain of a company may have such a name.
  ['https://login-admin.acme.com/', 'okta.com', 'expected the name alone: login-admin, with domain: acme.com'],
  ['acme_corp', 'okta.com', 'expected the name alone, such as acme for https://acme.okta.com'],
])('GIVEN the organisation %s, domain %s WHEN the file is read THEN the right one is named', (org, domain, words) => {
  expect(refusals(withOkta(`'${org}'`, domain))).toEqual([expect.stringMatching(/^access.yaml:\d+:8: org is /)]);
  expect(refusals(withOkta(`'${org}'`, domain))[0]).toContain(words);
});

test.each([
  ['acme', 'https://okta.com', 'expected the domain alone: okta.com'],
  ['acme', 'https://acme.oktapreview.com/app', 'expected the domain alone: oktapreview.com'],
  ['acme', 'acme.okta.com', 'expected the domain alone, without the name of the organisation: okta.com'],
  [
    'acme',
    'acme-admin.okta-emea.com',
    'expected the domain alone, without the name of the organisation: okta-emea.com',
  ],
  ['login', 'Login.acme.com', 'expected the domain without the name of the organisation: acme.com'],
  ['acme', 'localhost', 'expected a domain such as okta.com'],
])(
  'GIVEN the organisation %s, domain %s WHEN the file is read THEN the right domain is named',
  (org, domain, words) => {
    expect(refusals(withOkta(org, `'${domain}'`))).toEqual([expect.stringMatching(/^access.yaml:\d+:11: domain is /)]);
    expect(refusals(withOkta(org, `'${domain}'`))[0]).toContain(words);
  },
);

test.each([
  ['acme', 'okta.com'],
  ['acme', 'OKTA-GOV.com'],
  ['login', 'acme.com'],
  ['sso-admin', 'acme.com'],
  ['acme', 'notokta.com'],
  ['acme', 'acme.com'],
  ['admin', 'okta.com'],
])('GIVEN the organisation %s, domain %s WHEN the file is read THEN it is taken as it is', (org, domain) => {
  expect(parseAccessFile(withOkta(org, domain), { path: 'a' }).identityProviders).toEqual([
    { kind: 'okta', org, domain },
  ]);
});
