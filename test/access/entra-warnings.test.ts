import { entraWarnings } from '../../src/access/entra-warnings.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';

const text = (provider: string) => `
version: 1
${provider}
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
    app: { ${provider.startsWith('okta') ? 'label: Klaviyo, existing: 0oa1b2c3' : 'label: Klaviyo'} }
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts, when: { attribute: department, equals: Sales } }
`;

const ENTRA = 'entra: { tenant: acme.onmicrosoft.com }';

const warnings = (provider: string, ...users: readonly DirectoryPerson[]) =>
  entraWarnings(parseAccessFile(text(provider), { path: 'access.yaml' }), {
    source: 'roster people.csv',
    users,
    attributeNames: ['department'],
  });

const person = (userName: string, department: string, active = true): DirectoryPerson => ({
  ...{ userName, givenName: '', familyName: '', groups: [], active },
  attributes: { department },
});

test('GIVEN somebody whose text Entra may take otherwise THEN they are named at the assignment, with the reason', () => {
  const ada = person('ada@example.com', 'sales ');
  expect(warnings(ENTRA, person('grace@example.com', 'Sales'), ada)).toEqual([
    {
      at: expect.objectContaining({ line: 13 }) as object,
      message:
        'the rule in Entra may decide otherwise than this condition about "ada@example.com" whose "department" is "sales ": the spaces at ' +
        'its ends may count in Entra. Correct it in the directory.',
    },
  ]);
  expect(warnings(ENTRA, ada, person('grace@example.com', 'ſales'))[0]?.message).toContain(
    'about 2 people, such as "ada@example.com", whose',
  );
});

test('GIVEN nobody with such a text, or nobody who is active, or Okta THEN there is no warning', () => {
  expect(warnings(ENTRA, person('ada@example.com', 'Sales'), person('grace@example.com', 'Sales ', false))).toEqual([]);
  expect(warnings('okta: { org: acme }', person('ada@example.com', 'Sales '))).toEqual([]);
});

test('GIVEN a guest of whom a rule asks by userName THEN it is said that Entra has another one', () => {
  const guest = {
    ...person('ada@example.org', 'Sales'),
    attributes: { department: 'Sales', userPrincipalName: 'ada_example.org#EXT#@acme.onmicrosoft.com' },
  };
  const warningsOf = (line: string): readonly string[] =>
    entraWarnings(
      parseAccessFile(text(ENTRA).replace('equals: Sales }', `equals: Sales }${line}`), { path: 'access.yaml' }),
      {
        ...{ source: 'Entra', users: [guest, person('grace@example.com', 'Sales')] },
        attributeNames: ['department', 'userPrincipalName'],
      },
    ).map(({ message }) => message);
  expect(warningsOf('')).toEqual([]);
  expect(warningsOf(', members: [grace@example.com]')).toEqual([]);
  expect(warningsOf(', members: [Ada@example.org]')).toEqual([
    'the rule in Entra does not find the guest "ada@example.org" by this userName: there it is ' +
      '"ada_example.org#EXT#@acme.onmicrosoft.com". Put guests into a group whose members are kept in Entra, or take the userName from mail ' +
      '(app.userName).',
  ]);
});
