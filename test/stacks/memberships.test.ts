import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthAccessFile } from '../../stacks/synth-access-file.js';
import { type Synthesised } from '../constructs/okta/synthesise.js';

let folder: string;
const environment = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-members-'));
  process.env.CDKTF_OUTDIR = join(folder, 'out');
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

/** Writes an access file with these assignments, and a roster if there is one, and synthesises it. */
async function synth(
  assignments: string,
  { roster = '', today = '', directory = 'roster: people.csv' } = {},
): Promise<string | undefined> {
  const path = join(folder, 'access.yaml');
  if (roster !== '') writeFileSync(join(folder, 'people.csv'), roster);
  writeFileSync(
    path,
    `version: 1
okta: { org: acme }
directory: { ${directory} }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { label: Klaviyo, saml: { ssoUrl: https://www.klaviyo.com/sso/saml/acme, audience: https://www.klaviyo.com/sso/saml/acme } }
    assignments:
${assignments}
`,
  );
  return synthAccessFile(path, { today });
}

/** The expressions of the searches of the stack. */
function searched(): readonly string[] {
  const stack = JSON.parse(readFileSync(join(folder, 'out/stacks/acme/cdk.tf.json'), 'utf8')) as Synthesised;
  return Object.values(stack.data.okta_users ?? {}).map(
    ({ search }) => (search as { expression: string }[])[0]!.expression,
  );
}

const OF_ROSTER = '      - { role: admin, group: klaviyo-admins, members: roster }';

describe('members: roster', () => {
  it('declares the active people whom the roster puts into the group', async () => {
    const roster = `userName,givenName,familyName,groups,status
Ada@example.com,Ada,Lovelace,klaviyo-admins,
grace@example.com,Grace,Hopper,klaviyo-analysts;klaviyo-admins,active
left@example.com,Old,Hand,klaviyo-admins,inactive
other@example.com,Other,Person,klaviyo-analysts,active
`;

    expect(await synth(OF_ROSTER, { roster })).toBeUndefined();
    expect(searched()).toEqual(['profile.login eq "Ada@example.com" or profile.login eq "grace@example.com"']);
  });

  it('GIVEN a roster that cannot be read THEN nothing is synthesised', async () => {
    expect(await synth(OF_ROSTER)).toMatch(/people\.csv: the roster cannot be read/);
    expect(() => searched()).toThrow('ENOENT');
  });

  it('GIVEN a roster in which the group stands nowhere THEN nothing is synthesised: everyone would leave it', async () => {
    const roster = 'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,klaviyo-analysts\n';
    const assignments = `${OF_ROSTER}\n      - { role: analyst, group: klaviyo-analysts }`;

    expect(await synth(assignments, { roster })).toBe(
      'Nobody in the roster people.csv is in the group "klaviyo-admins", whose members are those of the roster: everyone would ' +
        'leave it. Correct the name of the group in the access file or in the roster, or remove the assignment.',
    );
    expect(() => searched()).toThrow('ENOENT');
  });

  it('GIVEN a status that depends on the day THEN it is that of the synthesis', async () => {
    const roster =
      'userName,givenName,familyName,groups,End\nada@example.com,Ada,Lovelace,klaviyo-admins,\n' +
      'grace@example.com,Grace,Hopper,klaviyo-admins,2027-03-31\n';
    const status = `=IF(AND([End]<>"",[End]<TODAY()),"inactive","active")`;
    const directory = `roster: people.csv, columns: { status: '${status}' }`;

    expect(await synth(OF_ROSTER, { roster, directory, today: '2027-03-31' })).toBeUndefined();
    expect(searched()).toEqual(['profile.login eq "ada@example.com" or profile.login eq "grace@example.com"']);

    expect(await synth(OF_ROSTER, { roster, directory, today: '2027-04-01' })).toBeUndefined();
    expect(searched()).toEqual(['profile.login eq "ada@example.com"']);
  });

  it('GIVEN a roster that writes the group in another way THEN nothing is synthesised', async () => {
    const roster =
      'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,klaviyo-admins\ngrace@example.com,Grace,Hopper,Klaviyo-Admins\n';

    expect(await synth(OF_ROSTER, { roster })).toContain('Klaviyo-Admins');
    expect(() => searched()).toThrow('ENOENT');
  });
});

describe('members by name', () => {
  const MEMBERS =
    '      - { role: admin, group: klaviyo-admins, members: [ada@example.com, { user: grace@example.com, until: 2027-03-31, reason: covers }] }';

  it('need no roster, and end after their last day', async () => {
    expect(await synth(MEMBERS, { today: '2027-03-31' })).toBeUndefined();
    expect(searched()).toEqual(['profile.login eq "ada@example.com" or profile.login eq "grace@example.com"']);

    expect(await synth(MEMBERS, { today: '2027-04-01' })).toBeUndefined();
    expect(searched()).toEqual(['profile.login eq "ada@example.com"']);
  });

  it('GIVEN a day that is none THEN nothing is synthesised', async () => {
    expect(await synth(MEMBERS, { today: '31.03.2027' })).toBe(
      'KLAVIYO_ACCESS_TODAY is "31.03.2027"; it takes a day in UTC such as 2027-03-31.',
    );
  });
});
