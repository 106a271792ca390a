import { AccessFileError } from '../../../src/access/access-file-error.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const ONE = '00000000-0000-0000-0000-0000000000aa';
const OTHER = '00000000-0000-0000-0000-0000000000bb';

function mistakes(part: string, analysts = 'klaviyo-analysts, create: true'): string {
  const text = `version: 1
entra: { tenant: acme.onmicrosoft.com }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
    customRoles: [{ id: helper, title: Helper }]
    ${part}
    assignments:
      - { role: admin, group: klaviyo-admins, create: true }
      - { role: analyst, group: ${analysts} }
`;
  try {
    parseAccessFile(text, { path: 'access.yaml' });
    return '';
  } catch (error) {
    if (error instanceof AccessFileError) return error.message;
    throw error;
  }
}

test.each(['userName', 'Active', 'emails[type eq "work"].value', 'emails[ type eq "Work" ].value', 'name.givenName'])(
  'GIVEN the role written over %s THEN it is refused, since it would be written over what that is',
  (target) => {
    expect(mistakes(`app: { roleTarget: '${target}' }`)).toContain(
      'to which Entra writes something else than the role',
    );
  },
);

test('GIVEN one of the attributes that can carry the role, and app roles of their own THEN nothing is wrong', () => {
  expect(mistakes("app: { roleTarget: 'urn:ietf:params:scim:schemas:core:2.0:User:role' }")).toBe('');
  expect(mistakes(`app: { appRoles: { admin: ${ONE}, helper: ${OTHER} } }`)).toBe('');
});

test('GIVEN app roles that would be one role, none, or of no role of the account THEN they are refused', () => {
  expect(mistakes(`app: { appRoles: { admin: ${ONE}, analyst: ${ONE.toUpperCase()} } }`)).toContain(
    'the id of "analyst" is that of "admin", too',
  );
  expect(mistakes('app: { appRoles: { admin: 00000000-0000-0000-0000-000000000000 } }')).toContain('no role in Entra');
  expect(mistakes(`app: { appRoles: { analist: ${ONE} } }`)).toContain('did you mean "analyst"?');
  expect(mistakes(`app: { appRoles: { owner: ${ONE} } }`)).toContain('unknown role "owner" in appRoles');
});

test('GIVEN one group, or one assignment, taken over by two names THEN it is refused', () => {
  const adopt = `application: ${ONE}, servicePrincipal: ${OTHER}`;
  const twice = (id: string): string => `{ klaviyo-admins: ${id}, klaviyo-analysts: ${id} }`;
  expect(mistakes(`adopt: { ${adopt}, groups: ${twice(ONE)} }`)).toContain('the id of "klaviyo-analysts" is that of');
  expect(mistakes(`adopt: { ${adopt}, assignments: ${twice('a1')} }`)).toContain('is that of "klaviyo-admins", too');
});

test('GIVEN a group by an id that is none of Entra THEN it is refused', () => {
  expect(mistakes('app: {}', '{ id: 00g1 }')).toContain('the group\'s id is "00g1", which is none of Entra');
});

test('GIVEN one group by its id in small and in capital letters THEN it is assigned twice', () => {
  const two = `{ id: ${ONE.toUpperCase()}, name: others }`;
  expect(mistakes('app: {}', two)).toBe('');
  expect(mistakes('app: {}', `{ id: ${ONE} } }\n      - { role: support, group: ${two}`)).toContain(
    `the group with the id "${ONE.toUpperCase()}" is assigned on line 13 already`,
  );
});

test('GIVEN ids in an import block that Terraform would evaluate THEN they are refused', () => {
  const adopt = (more: string): string =>
    mistakes(`adopt: { application: ${ONE}, servicePrincipal: ${OTHER}, ${more} }`);
  expect(adopt("job: 'scim.0a.${file(1)}'")).toContain('expected the id of a synchronization job');
  expect(adopt("assignments: { klaviyo-admins: 'a/../${b}' }")).toContain('expected the id of an app role assignment');
  expect(adopt('job: scim.0a1b.00000000-0000, assignments: { klaviyo-admins: 41W1zT6z1U-kJ_f }')).toBe('');
});
