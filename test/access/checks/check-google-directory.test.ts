import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { refusals } from '../example.js';

const GOOGLE = '{ google: { admin: admin@example.com } }';

const file = ({
  directory = GOOGLE,
  top = '',
  account = 'provisioning: { mode: direct }',
  group = 'klaviyo-admins@example.com',
} = {}): string => `version: 1
${top}directory: ${directory}
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    ${account}
    assignments:
      - { role: admin, group: ${group} }
      - { role: analyst, group: by hand, members: [ada@example.com] }
`;
const sentences = (text: string): string[] => refusals(text).map((line) => line.replace(/^access\.yaml:\d+:\d+: /, ''));
const OKTA = 'okta: { org: acme }\n';

describe('directory: { google: ... }', () => {
  it.each([
    ['the customer of the admin', GOOGLE, 'my_customer'],
    ['another customer', '{ google: { admin: admin@example.com, customer: C0example } }', 'C0example'],
  ])('GIVEN %s THEN the model has it', (_what, directory, customer) => {
    const model = parseAccessFile(file({ directory }), { path: 'access.yaml' });
    expect(model.directory).toEqual({ kind: 'google', customer, admin: 'admin@example.com' });
    expect(model.identityProviders).toEqual([]);
  });

  it.each([
    ['an account that nothing provisions', file({ account: 'whenUnmatched: keep' })],
    ['an identity provider whose accounts are all direct', file({ top: OKTA })],
  ])('GIVEN %s THEN it is taken', (_what, text) => {
    expect(parseAccessFile(text, { path: 'access.yaml' }).directory.kind).toBe('google');
  });

  it('GIVEN an account with its app in an identity provider THEN it is refused, with why', () => {
    const text = file({ top: OKTA, account: 'app: { existing: 0oa1 }' });
    expect(sentences(text)).toContain(
      'the people are those of Google Workspace, but the account on line 5 has its app and its groups in okta; expected a roster, okta: true, or ' +
        'provisioning: { mode: direct } for every account',
    );
  });

  it.each([
    ['a name', 'klaviyo-admins', 'group is "klaviyo-admins"'],
    ['an id', '{ id: 00g1 }', 'group is given by more than its name'],
  ])('GIVEN a group by %s THEN its address is asked for', (_what, group, problem) => {
    const found = sentences(file({ group, top: OKTA }));
    expect(found).toContainEqual(expect.stringContaining(problem));
    expect(found).toContainEqual(expect.stringContaining("expected the group's e-mail address in Google Workspace"));
  });

  it.each([
    ['no admin', '{ google: {} }', 'key "admin" is missing in google'],
    ['an admin that is no address', '{ google: { admin: boss } }', 'the e-mail address of an administrator'],
    [
      'a domain as the customer',
      '{ google: { admin: a@example.com, customer: example.com } }',
      'my_customer, or the id',
    ],
    [
      'a roster beside it',
      '{ google: { admin: a@example.com }, roster: people.csv }',
      'exactly one of roster, okta, entra, onelogin, google',
    ],
    ['a key of a roster', '{ google: { admin: a@example.com }, format: google }', 'does not go with google'],
  ])('GIVEN %s THEN it is refused', (_what, directory, message) => {
    expect(sentences(file({ directory }))).toContainEqual(expect.stringContaining(message));
  });
});
