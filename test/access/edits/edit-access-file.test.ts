import { type AccessWish } from '../../../src/access/edits/access-edit.js';
import { editAccessFile, type EditedAccessFile } from '../../../src/access/edits/edit-access-file.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { edited } from '../../../src/text/text-edit.js';
import { directoryOf } from './members-file.js';

const TODAY = '2026-11-23';

const HEAD = `version: 1
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: 'https://scim.example.com/scim/v2', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
`;

const ACME = `${HEAD}    assignments:
      - role: admin
        group: admins
        members:
          # the founder
          - ada@example.com
          - { user: lin@example.com, until: 2027-03-31, reason: 'Stands in' } # for Ada
      - { role: support, group: helpers, members: [sam@example.com] }
      - { role: analyst, group: analysts }
      - { role: manager, group: managers, when: { attribute: team, equals: sales } }
    exceptions:
      - { user: eve@example.com, kinds: [unexpected], reason: agency, expires: 2027-01-31 }
      - { user: bob@example.com, kinds: [unexpected], reason: agency, expires: 2027-01-31 }
expect:
  - { user: lin@example.com, account: acme, role: admin }
`;

const PEOPLE = ['ada', 'lin', 'sam', 'alan:analysts', 'max::sales'];

interface Edits extends EditedAccessFile {
  readonly after: string;
}

function editsOf(text: string, wishes: readonly (readonly [user: string, role?: string])[], people = PEOPLE): Edits {
  const model = parseAccessFile(text, { path: 'access.yaml', today: TODAY });
  const all = wishes.map(([user, role]): AccessWish => ({ account: 'acme', user: `${user}@example.com`, role }));
  const file = editAccessFile({ text, model }, all, { snapshot: directoryOf(people), today: TODAY });
  return { ...file, after: edited(text, file.texts) };
}

const refusals = ({ refused }: Edits): readonly string[] => refused.map(({ why }) => why);

describe('edits of an access file', () => {
  it('GIVEN a member who is to go THEN their entry goes with what is expected of them, and every comment stays', () => {
    const { after, refused } = editsOf(ACME, [['lin']]);
    expect(refused).toEqual([]);
    expect(after).toBe(
      ACME.replace(
        "          - { user: lin@example.com, until: 2027-03-31, reason: 'Stands in' } # for Ada\n",
        '',
      ).replace(/expect:[^]*/, ''),
    );
  });

  it('GIVEN a member who is to have another role THEN they move, with end and reason', () => {
    const { after, refused } = editsOf(ACME, [['lin', 'support']]);
    expect(refused).toEqual([]);
    expect(after).toContain(
      'members: [sam@example.com, { user: lin@example.com, until: 2027-03-31, reason: "Stands in" }] }',
    );
    expect(after).not.toContain('# for Ada');
  });

  it('GIVEN somebody with an exception who is to go THEN it goes, and the exception of others stays', () => {
    const { after, refused } = editsOf(ACME, [['eve']]);
    expect(refused).toEqual([]);
    expect(after).toBe(ACME.replace(/ {6}- \{ user: eve.*\n/, ''));
  });

  it('GIVEN somebody of whom the file says nothing THEN nothing changes', () => {
    expect(editsOf(ACME, [['mallory']])).toMatchObject({ after: ACME, refused: [] });
  });

  it.each([
    ['alan', undefined, 'The group "analysts" gives them the role "analyst"'],
    ['max', undefined, 'The rule of "managers" (line 18 of the access file) gives them the role "manager"'],
    ['max', 'support', 'The rule of "managers" (line 18 of the access file) gives them the role "manager".'],
    ['lin', 'manager', 'No assignment that gives "manager" has a list of members that they could join.'],
    ['eve', 'support', 'The directory has no active person of this userName'],
  ])(
    'GIVEN %s, to whom no member entry gives the access or the role %s THEN no patch is invented',
    (user, role, why) => {
      const file = editsOf(ACME, [[user, role]]);
      expect(file.after).toBe(ACME);
      expect(refusals(file)).toEqual([expect.stringContaining(why)]);
    },
  );

  it('GIVEN a member who is also in a group of the directory THEN the entry stays until the group is left', () => {
    const file = editsOf(ACME, [['lin']], ['ada', 'lin:analysts']);
    expect(file.after).toBe(ACME);
    expect(refusals(file)).toEqual([expect.stringContaining('taken out of the file only once nothing else')]);
  });

  it('GIVEN the only member WHEN klaviyo-access provisions the account THEN the assignment goes', () => {
    expect(editsOf(ACME, [['sam']]).after).toBe(ACME.replace(/ {6}- \{ role: support.*\n/, ''));
  });

  it('GIVEN the only member of a group of the identity provider THEN a person decides about the group', () => {
    const okta = ACME.replace('version: 1\n', 'version: 1\nokta: { org: acme }\n').replace(
      '    provisioning: { mode: direct }\n',
      '    app: { existing: 0oa1 }\n',
    );
    const file = editsOf(okta, [['sam'], ['lin']]);
    expect(refusals(file)).toEqual([expect.stringContaining('Nobody would be left among the members of "helpers"')]);
    expect(file.after).not.toContain('lin@example.com');
    expect(file.after).toContain('sam@example.com');
  });

  it('GIVEN one edit that cannot be made THEN the others are made all the same', () => {
    const aliased = ACME.replace('[sam@example.com]', '&help [sam@example.com, tom@example.com]');
    const file = editsOf(aliased, [['sam'], ['lin']], [...PEOPLE, 'tom']);
    expect(refusals(file)).toEqual([expect.stringContaining('stands behind an alias')]);
    expect(file.after).not.toContain('lin@example.com');
  });
});
