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
    const { identityProviders, accounts } = parseAccessFile(WITHOUT, { path: 'access.yaml' });

    expect(identityProviders).toEqual([]);
    expect(accounts[0]).toMatchObject({ name: 'acme', identityProvider: undefined });
  });

  it('GIVEN an app in an account THEN the key of the provider is missing, and the line says why', () => {
    expect(sentences(EXAMPLE.replace(/okta:\n.*\n/, ''))).toEqual([
      expect.stringMatching(
        /^\d+:1: key "okta", "entra" or "onelogin" is missing in the access file, and app on line \d+ belongs to it; expected one that says where the app is$/,
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
    ['{ roster: people.csv }', '{ okta: true }', 'okta', 'okta'],
    ['{ roster: people.csv }', '{ entra: true }', 'entra', 'entra'],
  ])(
    'GIVEN %j -> %j THEN %s is said to belong to a provider',
    (from, to, key, named = 'okta", "entra" or "onelogin') => {
      expect(sentences(WITHOUT.replace(from, to)).join('\n')).toMatch(
        new RegExp(`key "${named}" is missing in the access file, and ${key} on line \\d+ belongs to it`),
      );
    },
  );

  it('GIVEN a group that the stack should make THEN it is refused, since there is no stack', () => {
    expect(sentences(WITHOUT.replace('klaviyo-admins', 'klaviyo-admins, create: true'))).toEqual([
      '9:55: create is true, but without an identity provider there is no stack that could make the group; ' +
        'expected false, or one of the top-level keys okta, entra, onelogin',
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
});

const ENTRA = '\nentra: { tenant: acme.onmicrosoft.com }\n';
const OF_ENTRA = `${account('second').replace(/ {4}app: .*\n/, '')}    identityProvider: entra\n`;
const both = EXAMPLE.replace('\nokta:', `${ENTRA}okta:`).replace(
  '    kind: account',
  '    identityProvider: okta\n    kind: account',
);

/** The mistakes of a file, which may have none. */
function sentencesIfAny(text: string): readonly string[] {
  try {
    parseAccessFile(text, { path: 'access.yaml' });
    return [];
  } catch (error) {
    return String(error).split('\n');
  }
}

describe('an access file with two identity providers', () => {
  it('GIVEN accounts that say which one is their own THEN each has its own settings', () => {
    const { identityProviders, accounts } = parseAccessFile(both + OF_ENTRA, { path: 'access.yaml' });

    expect(identityProviders).toEqual([
      { kind: 'okta', org: 'acme', domain: 'okta.com' },
      { kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' },
    ]);
    expect(accounts.map(({ identityProvider }) => identityProvider?.kind)).toEqual(['okta', 'entra']);
  });

  it('GIVEN a group of one name in each THEN both may be made, and one may be filled where the other is kept by hand', () => {
    const made = (text: string) =>
      text.replace(/\{ role: admin, group: [^}]*\}/, '{ role: admin, group: admins, create: true }');
    const filled = (text: string) =>
      text.replace(/\{ role: admin, group: [^}]*\}/, '{ role: admin, group: admins, members: [ada@example.com] }');
    const byHand = (text: string) => text.replace(/\{ role: admin, group: [^}]*\}/, '{ role: admin, group: admins }');

    expect(sentencesIfAny(made(both) + made(OF_ENTRA))).toEqual([]);
    expect(sentencesIfAny(filled(both) + byHand(OF_ENTRA))).toEqual([]);
    expect(sentencesIfAny(byHand(both) + filled(OF_ENTRA))).toEqual([]);
  });

  it('GIVEN an account that does not say it THEN that is missing', () => {
    expect(sentences(both + OF_ENTRA.replace('    identityProvider: entra\n', ''))).toEqual([
      expect.stringContaining(
        'key "identityProvider" is missing in this account, and the access file names okta and entra; expected one of okta, entra',
      ),
    ]);
  });

  it('GIVEN one that the file does not name THEN it is refused where it stands', () => {
    expect(sentences(EXAMPLE + OF_ENTRA)).toEqual([
      expect.stringContaining(
        'identityProvider is "entra", but the access file has no key "entra"; expected okta, or the top-level key entra',
      ),
    ]);
  });

  it('GIVEN the groups of one as the directory THEN accounts of the other one have nobody in it', () => {
    expect(sentences((both + OF_ENTRA).replace('roster: people.csv', 'okta: true')).join('\n')).toMatch(
      /the people are those of groups in okta, but the account on line \d+ has its groups in entra; expected a roster/,
    );
  });

  it('GIVEN a direct account THEN it names none', () => {
    const direct = OF_ENTRA.replace('    owner', '    provisioning: { mode: direct }\n    owner');

    expect(sentences(both + direct)).toEqual([
      expect.stringContaining('identityProvider does not belong here: a direct account has no app'),
    ]);
    const { accounts } = parseAccessFile(both + direct.replace('    identityProvider: entra\n', ''), { path: 'a' });
    expect(accounts[1]).toMatchObject({ identityProvider: undefined, direct: { deprovision: 'deactivate' } });
  });
});
