import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthAccessFile } from '../../stacks/synth-access-file.js';
import { PROVIDER_FACTS } from '../constructs/okta/provider-schema/provider-facts.js';
import { schemaMistakes, type SynthesisedStack } from '../constructs/provider-schema/schema-mistakes.js';

const EXAMPLE = resolve(__dirname, '../../access.yaml');

let folder: string;
const environment = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-synth-'));
  process.env.CDKTF_OUTDIR = join(folder, 'out');
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

const stackFile = (account: string): string => join(folder, 'out/stacks', account, 'cdk.tf.json');

/** The example access file with something changed. */
function changedExample(from: string, to: string): string {
  const text = readFileSync(EXAMPLE, 'utf8');
  expect(text).toContain(from);
  const path = join(folder, 'access.yaml');
  writeFileSync(path, text.replace(from, to));
  return path;
}

describe('synthAccessFile', () => {
  it('synthesises the example as it stands, without any credential or access key', async () => {
    // GIVEN an environment that has none
    for (const name of Object.keys(process.env)) if (/^(OKTA|KLAVIYO)_/.test(name)) delete process.env[name];

    // WHEN
    const mistake = await synthAccessFile(EXAMPLE);

    // THEN the stack is there and the provider takes it
    expect(mistake).toBeUndefined();
    const stack = JSON.parse(readFileSync(stackFile('acme'), 'utf8')) as SynthesisedStack;
    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
    expect(Object.keys(stack.resource?.okta_group ?? {})).toEqual(['group-klaviyo-admins', 'group-klaviyo-retention']);
  });

  it.each([
    ['a roster', '{ roster: people.csv }', 'klaviyo-admins'],
    ['Google Workspace', '{ google: { admin: admin@example.com } }', 'klaviyo-admins@example.com'],
  ])('makes no stack and says so where klaviyo-access provisions all people of %s', async (_what, directory, group) => {
    const path = join(folder, 'access.yaml');
    writeFileSync(
      path,
      `version: 1
directory: ${directory}
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments: [{ role: admin, group: ${group} }]
`,
    );
    const notes: string[] = [];

    expect(await synthAccessFile(path, { note: (note) => notes.push(note) })).toBeUndefined();
    expect(notes).toEqual([`${path} names no identity provider, so there is no stack to deploy.`]);
    expect(existsSync(stackFile('acme'))).toBe(false);
  });

  it('says where a mistake of the access file is', async () => {
    const path = changedExample('role: analyst', 'role: analist');

    expect(await synthAccessFile(path)).toMatch(/access\.yaml:\d+:\d+: .*analist/);
    expect(existsSync(stackFile('acme'))).toBe(false);
  });

  it('says what Okta cannot do', async () => {
    const path = changedExample('mode: console', 'mode: api');

    expect(await synthAccessFile(path)).toMatch(/^Account acme: provisioning\.mode: api is not possible/);
    expect(existsSync(stackFile('acme'))).toBe(false);
  });

  it('says how to name the access file where there is none', async () => {
    const mistake = await synthAccessFile(join(folder, 'nowhere.yaml'));

    expect(mistake).toContain('The access file cannot be read: ENOENT');
    expect(mistake).toContain('KLAVIYO_ACCESS_FILE');
  });

  it('hides no fault of its own', async () => {
    // GIVEN an output folder that cannot be made
    writeFileSync(join(folder, 'file'), '');
    process.env.CDKTF_OUTDIR = join(folder, 'file', 'out');

    await expect(synthAccessFile(EXAMPLE)).rejects.toThrow(/ENOTDIR/);
  });
});

describe('synthAccessFile without an identity provider', () => {
  it('GIVEN an access file that names none THEN there is no stack, and it says so', async () => {
    const path = join(folder, 'access.yaml');
    const text = `version: 1
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    assignments: [{ role: admin, group: klaviyo-admins }]
`;
    writeFileSync(path, text);
    const notes: string[] = [];

    expect(await synthAccessFile(path, { note: (sentence) => notes.push(sentence) })).toBeUndefined();
    expect(existsSync(stackFile('acme'))).toBe(false);
    expect(notes).toEqual([`${path} names no identity provider, so there is no stack to deploy.`]);
  });
});

describe('synthAccessFile with an account that klaviyo-access provisions itself', () => {
  const DIRECT = `  - name: direct
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: DIRECT_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments: [{ role: admin, group: direct-admins, members: [ada@example.com] }]
`;

  async function synthesised(text: string): Promise<readonly string[]> {
    const path = join(folder, 'access.yaml');
    writeFileSync(path, text);
    const notes: string[] = [];
    expect(await synthAccessFile(path, { note: (sentence) => notes.push(sentence) })).toBeUndefined();
    return notes;
  }

  it('GIVEN another account THEN that has a stack, and the direct one has none', async () => {
    expect(await synthesised(readFileSync(EXAMPLE, 'utf8') + DIRECT)).toEqual([]);

    expect(existsSync(stackFile('acme'))).toBe(true);
    expect(existsSync(stackFile('direct'))).toBe(false);
    expect(readFileSync(stackFile('acme'), 'utf8')).not.toContain('direct-admins');
  });

  it('GIVEN no other account THEN there is no stack, and it says so', async () => {
    const notes = await synthesised(
      `version: 1\nokta: { org: acme }\ndirectory: { roster: people.csv }\naccounts:\n${DIRECT}`,
    );

    expect(existsSync(stackFile('direct'))).toBe(false);
    expect(notes).toEqual([
      `klaviyo-access provisions every account of ${join(folder, 'access.yaml')} itself, so there is no stack to deploy.`,
    ]);
  });
});
