import { checkIdentityProvider } from '../../../src/access/checks/check-identity-provider.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusals } from '../example.js';

/** An access file that names no identity provider. */
const WITHOUT = `version: 1
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    assignments:
      - { role: admin, group: klaviyo-admins }
`;

const sentences = (text: string): string[] => refusals(text).map((line) => line.replace(/^access\.yaml:/, ''));

describe('an access file without an identity provider', () => {
  it('GIVEN a roster and no app THEN it is valid, and its accounts have no identity provider', () => {
    const { identityProvider, accounts } = parseAccessFile(WITHOUT, { path: 'access.yaml' });

    expect(identityProvider).toBeUndefined();
    expect(accounts[0]).toMatchObject({ name: 'acme', identityProvider: undefined });
  });

  it('GIVEN an app in an account THEN the key of the provider is missing, and the line says why', () => {
    expect(sentences(EXAMPLE.replace(/okta:\n.*\n/, ''))).toEqual([
      expect.stringMatching(
        /^\d+:1: key "okta" is missing in the access file, and app on line \d+ belongs to it; expected a mapping with org and domain$/,
      ),
    ]);
  });

  it.each([
    [
      '    owner: owner@example.com',
      '    owner: owner@example.com\n    provisioning: { create: false }',
      'provisioning',
    ],
    ['    owner: owner@example.com', '    owner: owner@example.com\n    adopt: { app: 0oa1 }', 'adopt'],
    ['{ roster: people.csv }', '{ okta: true }', 'okta'],
  ])('GIVEN %j -> %j THEN %s is said to belong to a provider', (from, to, key) => {
    expect(sentences(WITHOUT.replace(from, to)).join('\n')).toMatch(
      new RegExp(`key "okta" is missing in the access file, and ${key} on line \\d+ belongs to it`),
    );
  });

  it('GIVEN a group that the stack should make THEN it is refused, since there is no stack', () => {
    expect(sentences(WITHOUT.replace('klaviyo-admins', 'klaviyo-admins, create: true'))).toEqual([
      '9:55: create is true, but without an identity provider there is no stack that could make the group; ' +
        'expected false, or one of the top-level keys okta',
    ]);
  });
});

describe('an access file with an identity provider', () => {
  it('GIVEN an account without app THEN that is missing', () => {
    const text = EXAMPLE + account('second').replace(/ {4}app: .*\n/, '');

    expect(sentences(text)).toEqual([
      '32:5: key "app" is missing in this account; expected a mapping with exactly one of saml, preconfigured, existing',
    ]);
  });

  it('GIVEN two of them THEN the second is refused at its key', () => {
    const value = { okta: { org: 'acme' }, entra: { tenant: 'acme' }, accounts: [] };

    expect(checkIdentityProvider(value, () => 2, ['okta', 'entra'])).toEqual([
      {
        at: ['entra'],
        on: 'key',
        problem: 'key "entra" names a second identity provider; the first is on line 2',
        found: '"entra"',
        expected: 'one of okta, entra at most',
      },
    ]);
  });
});
