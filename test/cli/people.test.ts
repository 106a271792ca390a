import Ajv from 'ajv';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peopleJsonSchema } from '../../src/report/people/people-json-schema.js';
import { accessFile, PEOPLE } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const FILE = accessFile('https://a.klaviyo.com/scim/v2');
const RULES = FILE.replace(
  '      - { role: analyst, group: klaviyo-analysts }',
  '      - { role: support, group: klaviyo-support, members: [{ user: alan@example.com, until: 2026-12-31, reason: Covers }] }\n' +
    '      - { role: analyst, group: klaviyo-analysts }',
);

function folder(after: string = RULES, people: string = PEOPLE): string {
  const cwd = folderWith({ 'access.yaml': after, 'people.csv': people });
  mkdirSync(join(cwd, 'base'));
  writeFileSync(join(cwd, 'base/access.yaml'), FILE);
  writeFileSync(join(cwd, 'base/people.csv'), PEOPLE);
  return cwd;
}

const isPeople = new Ajv({ strict: false }).compile(peopleJsonSchema());

describe('klaviyo-access people', () => {
  it('GIVEN an access file and a roster, and no credentials THEN everyone is listed with role and reason', async () => {
    const run = await runCli(['people'], { cwd: folder() });
    expect(run).toEqual({
      exitCode: 0,
      stderr: '',
      stdout:
        'acme: 2 people\n  ada@example.com\n    admin, by the group "klaviyo-admins", priority 1\n  alan@example.com\n    support, as a ' +
        'member of "klaviyo-support" until 2026-12-31 ("Covers"),\n    priority 2, before "klaviyo-analysts" ("analyst", priority 3)\n',
    });
  });

  it.each([
    ['2026-12-31', 'support'],
    ['2027-01-01', 'analyst'],
  ])('GIVEN --today %s THEN a grant until 2026-12-31 gives Alan: %s', async (today, role) => {
    const { stdout } = await runCli(['people', '--today', today, '--format', 'json'], { cwd: folder() });
    const { accounts } = JSON.parse(stdout) as {
      accounts: readonly { people: readonly { userName: string; role: string }[] }[];
    };
    expect(accounts[0]!.people[1]).toMatchObject({ userName: 'alan@example.com', role });
  });

  it('GIVEN a day that is none THEN it exits with 1', async () => {
    const run = await runCli(['people', '--today', '2026-02-30'], { cwd: folder() });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('It must be a day, written as YYYY-MM-DD.');
  });

  it('GIVEN another access file with a roster beside it THEN only whose access changes is listed', async () => {
    const run = await runCli(['people', '--diff', 'base/access.yaml'], { cwd: folder() });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Nobody gains access, 1 person changes role, nobody loses access\./);
    expect(run.stdout).toContain('alan@example.com');
    expect(run.stdout).not.toContain('ada@example.com');
  });

  it('GIVEN a file and itself THEN nobody changes', async () => {
    const run = await runCli(['people', '--diff', 'access.yaml', '--format', 'markdown'], { cwd: folder() });
    expect(run).toMatchObject({ exitCode: 0, stdout: "## Whose access changes\n\n**Nobody's access changes.**\n" });
  });

  it('GIVEN nobody left in any group THEN everybody loses access, which is no error', async () => {
    const cwd = folder(FILE, 'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,other\n');
    const run = await runCli(['people', '--diff', 'base/access.yaml', '--format', 'csv'], { cwd });
    expect(run.exitCode).toBe(0);
    expect(run.stdout.split('\r\n')).toEqual([
      '"account","change","userName","givenName","familyName","roleBefore","roleAfter","whyBefore","whyAfter"',
      '"acme","loses","ada@example.com","Ada","Lovelace","admin","","by the group ""klaviyo-admins"", priority 1","no assignment applies to them"',
      '"acme","loses","alan@example.com","Alan","Turing","analyst","","by the group ""klaviyo-analysts"", priority 2","not in the directory"',
      '',
    ]);
    expect((await runCli(['people'], { cwd })).stdout).toBe('acme: nobody\n');
  });

  it('GIVEN an account that one of the files has THEN it can be named, and one that neither has cannot', async () => {
    const renamed = RULES.replace('name: acme', 'name: shop');
    const cwd = folder(renamed);
    const gone = await runCli(['people', '--diff', 'base/access.yaml', '--account', 'acme'], { cwd });
    expect(gone.exitCode).toBe(0);
    expect(gone.stdout).toContain('Nobody gains access, nobody changes role, 2 people lose access');
    const unknown = await runCli(['people', '--diff', 'base/access.yaml', '--account', 'shup'], { cwd });
    expect(unknown).toMatchObject({ exitCode: 1, stdout: '' });
    expect(unknown.stderr).toContain('no account "shup"; they have shop, acme. Did you mean "shop"?');
  });

  it.each([[[]], [['--diff', 'base/access.yaml']]])(
    'GIVEN %j and JSON THEN it is of the published schema',
    async (flags) => {
      const { stdout } = await runCli(['people', '--format', 'json', ...flags], { cwd: folder() });
      expect(isPeople(JSON.parse(stdout)) ? [] : isPeople.errors).toEqual([]);
    },
  );

  it('GIVEN no file to compare with THEN it exits with 1 and says so', async () => {
    const run = await runCli(['people', '--diff', 'gone.yaml'], { cwd: folder() });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('There is no access file at gone.yaml.');
  });
});
