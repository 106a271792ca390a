import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { entraAccounts, oneEntraAccount } from '../../../src/cli/entra/entra-accounts.js';

const TENANT = '00000000-0000-0000-0000-0000000000bb';
const SAML = 'https://www.klaviyo.com/sso/saml/acme';

const account = (name: string, provider: 'okta' | 'entra'): string => `  - name: ${name}
    kind: account
    identityProvider: ${provider}
    scim: { baseUrl: 'https://scim.example/v2', accessKey: { env: KEY_${name.toUpperCase()} } }
    owner: owner@example.com
    app: { label: ${name}${provider === 'okta' ? `, saml: { ssoUrl: ${SAML}, audience: ${SAML} }` : ''} }
    assignments: [{ role: admin, group: ${name}-admins }]
`;

const modelOf = (providers: string, ...accounts: readonly string[]) =>
  parseAccessFile(`version: 1\n${providers}\ndirectory: { roster: people.csv }\naccounts:\n${accounts.join('')}`, {
    path: 'access.yaml',
    today: '2026-11-23',
  });

const MIXED = modelOf(
  `okta: { org: acme }\nentra: { tenant: ${TENANT} }`,
  ...[account('uk', 'okta'), account('de', 'entra'), account('fr', 'entra')],
);

describe('the accounts of Entra that a command is about', () => {
  it('GIVEN no name THEN all of Entra, in the order of the file', () => {
    expect(entraAccounts(MIXED, []).map(({ name }) => name)).toEqual(['de', 'fr']);
  });

  it('GIVEN names THEN those alone', () => {
    expect(entraAccounts(MIXED, ['fr']).map(({ name }) => name)).toEqual(['fr']);
    expect(oneEntraAccount(MIXED, ['fr']).name).toBe('fr');
  });

  it('GIVEN an account of another provider THEN it is refused by name', () => {
    expect(() => entraAccounts(MIXED, ['uk', 'fr'])).toThrow('uk declares no application in Entra.');
  });

  it('GIVEN a file without Entra THEN it is refused', () => {
    expect(() => entraAccounts(modelOf('okta: { org: acme }', account('uk', 'okta')), [])).toThrow(
      'access.yaml has no account with an application in Entra.',
    );
  });

  it('GIVEN several where one is meant THEN they are named', () => {
    expect(() => oneEntraAccount(MIXED, [])).toThrow(
      'access.yaml has several accounts in Entra: de, fr. Name one of them with --account.',
    );
  });
});
