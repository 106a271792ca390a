import { guestMembers } from '../../src/access/entra-guests.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';

const ADA = 'ada_example.org#EXT#@acme.onmicrosoft.com';

const text = (app: string, provider = 'entra: { tenant: acme.onmicrosoft.com }') => `
version: 1
${provider}
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.org
    app: ${app}
    assignments:
      - { role: admin, group: klaviyo-admins, members: [Ada@example.org, grace@example.com] }
      - { role: analyst, group: klaviyo-analysts, members: roster }
      - { role: support, group: klaviyo-support, members: [{ user: ada@example.org, until: 2026-01-31, reason: x }] }
      - { role: manager, group: klaviyo-managers }
`;

const inEntra = (userPrincipalName: string): DirectoryPerson => ({
  ...{ userName: 'is not looked at', givenName: '', familyName: '', groups: [], active: true },
  attributes: { userPrincipalName },
});

const inRoster = (userName: string, active = true): DirectoryPerson => ({
  ...{ userName, givenName: '', familyName: '', groups: ['klaviyo-analysts'], active, attributes: {} },
});

const PEOPLE = [
  ...[ADA, 'grace@example.com', 'joan_example.org#EXT#@acme.onmicrosoft.com'].map(inEntra),
  inEntra('owner_example.org#EXT#@acme.onmicrosoft.com'),
  { ...inEntra(''), attributes: {} },
];

const faults = (file: string, ...users: readonly DirectoryPerson[]) =>
  guestMembers(
    parseAccessFile(file, { path: 'access.yaml' }),
    { source: 'roster people.csv', users, attributeNames: [] },
    PEOPLE,
    '2026-11-30',
  ).map(({ at, message }) => `${at.line}: ${message}`);

const REMEDY =
  'Terraform looks members up by that name and does not find them. Put guests into a group whose members are kept in Entra; or, if the ' +
  'e-mail address of everybody is the userName that Klaviyo has, write app.userName: mail.';

test('GIVEN a guest among the members THEN they are named where they stand, with their name in Entra', () => {
  expect(faults(text('{ label: Klaviyo }'))).toEqual([
    `12: the member "Ada@example.org" is a guest, whose userPrincipalName in Entra is "${ADA}". ${REMEDY}`,
  ]);
});

test('GIVEN a guest whom the roster puts into a group THEN they are named; not one who left, nor the owner, nor in another group', () => {
  const found = faults(
    text('{ label: Klaviyo }'),
    inRoster('joan@example.org'),
    inRoster('ada@example.org', false),
    inRoster('owner@example.org'),
    inRoster('grace@example.com'),
    { ...inRoster('ada@example.org'), groups: ['klaviyo-managers'] },
  );
  expect(found.slice(1)).toEqual([
    '13: the roster puts into "klaviyo-analysts" a guest: "joan@example.org" is a guest, whose userPrincipalName in Entra is ' +
      `"joan_example.org#EXT#@acme.onmicrosoft.com". ${REMEDY}`,
  ]);
});

test('GIVEN that the userName is the e-mail address, or Okta THEN nobody is in the way', () => {
  expect(faults(text('{ label: Klaviyo, userName: mail }'), inRoster('joan@example.org'))).toEqual([]);
  expect(faults(text('{ label: Klaviyo, existing: 0oa1b2c3 }', 'okta: { org: acme }'))).toEqual([]);
});
