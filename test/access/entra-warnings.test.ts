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

test('GIVEN guests whom a rule by userName decides otherwise than the condition THEN one is named, with what Entra compares', () => {
  const guest = (name: string): DirectoryPerson => ({
    ...person(`${name}@example.org`, 'Sales'),
    attributes: { department: 'Sales', userPrincipalName: `${name}_example.org#EXT#@acme.onmicrosoft.com` },
  });
  const warningsOf = (when: string, ...users: readonly DirectoryPerson[]): readonly string[] =>
    entraWarnings(
      parseAccessFile(text(ENTRA).replace('{ attribute: department, equals: Sales }', when), { path: 'access.yaml' }),
      { ...{ source: 'Entra', users }, attributeNames: ['department', 'userPrincipalName'] },
    ).map(({ message }) => message);
  const byName = '{ attribute: userName, in: [Ada@example.org, joan@example.org, grace@example.com] }';

  expect(warningsOf(byName, guest('ada'), person('grace@example.com', 'Sales'))).toEqual([
    'the rule in Entra decides otherwise than this condition about the guest "ada@example.org": it compares their userPrincipalName, ' +
      '"ada_example.org#EXT#@acme.onmicrosoft.com". Let the condition not ask for the userName, or leave guests out: { attribute: userType, ' +
      'equals: Member }.',
  ]);
  expect(warningsOf(byName, guest('ada'), guest('joan'))[0]).toContain('about 2 guests, such as "ada@example.org": it');
  // Both decide alike about these: no by name, gone, and yes by the department.
  expect(warningsOf(byName, guest('hedy'), { ...guest('ada'), active: false })).toEqual([]);
  expect(warningsOf('{ attribute: department, equals: Sales }', guest('ada'))).toEqual([]);
});

test('GIVEN guests by their name in Entra THEN one is named, with the userName that Klaviyo gets', () => {
  const [ada, joan] = ['ada', 'joan'].map((name) => person(`${name}_example.org#EXT#@acme.onmicrosoft.com`, 'Sales'));
  expect(warnings(ENTRA, ada!, person('grace_@example.com', 'Sales'))).toEqual([
    {
      at: expect.objectContaining({ line: 6 }) as object,
      message:
        'the directory (roster people.csv) has the guest "ada_example.org#EXT#@acme.onmicrosoft.com" whom Entra pushes as "ada@example.org", so ' +
        'that drift would find the one missing and the other unexpected. Give guests that userName in the directory.',
    },
  ]);
  expect(warnings(ENTRA, ada!, joan!)[0]?.message).toContain('has 2 guests, such as "ada_example.org#EXT#@');
  expect(warnings(ENTRA, { ...ada!, active: false })).toEqual([]);
  expect(warnings('okta: { org: acme }', ada!)).toEqual([]);
  const byMail = text(ENTRA).replace('label: Klaviyo', 'label: Klaviyo, userName: mail');
  expect(
    entraWarnings(parseAccessFile(byMail, { path: 'access.yaml' }), {
      ...{ source: 'roster people.csv', users: [ada!] },
      attributeNames: ['department'],
    }),
  ).toEqual([]);
});
