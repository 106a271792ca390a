import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainJsonSchema } from '../../src/report/explain/explain-json.js';
import { peopleJsonSchema } from '../../src/report/people/people-json-schema.js';
import { folderWith, runCli } from './cli-run.js';

/** An account whose groups are kept by hand, so that no rule keeps them apart. */
const FILE = `version: 1
entra: { tenant: acme.onmicrosoft.com }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    policy: { minimumAdmins: 0 }
    assignments:
      - { role: analyst, group: klaviyo-analysts }
      - { role: admin, group: klaviyo-admins }
      - { role: support, group: klaviyo-support, when: { attribute: department, equals: Support } }
`;
const RULES = FILE.replace(
  'group: klaviyo-analysts }',
  'group: klaviyo-analysts, when: { attribute: department, present: true } }',
);
const HEADER = 'userName,givenName,familyName,groups,status,department\n';
const ADA = 'ada@example.com,Ada,Lovelace,klaviyo-analysts;klaviyo-admins,active,\n';
const ALAN = 'alan@example.com,Alan,Turing,klaviyo-analysts,active,\n';

function run(command: readonly string[], people: string = HEADER + ADA + ALAN, file: string = FILE) {
  const cwd = folderWith({ 'access.yaml': file, 'people.csv': people });
  return runCli(command, { cwd, now: new Date('2026-11-29T12:00:00Z') });
}

const validate = ['validate', '--without-credentials'];

/** Terminal text without its line ends. */
const running = (text: string): string => text.replace(/\s+/g, ' ');

describe('klaviyo-access validate, of people to whom Entra gives one of several roles', () => {
  test('GIVEN somebody in two groups of different roles THEN it is an error at the later one, with both and what to do', async () => {
    const { exitCode, stdout, stderr } = await run(validate);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(
      'access.yaml:12:9: "ada@example.com" belongs to "klaviyo-admins" ("admin") and to "klaviyo-analysts" ("analyst", line 11). Entra ' +
        'does not decide by priority: it gives them one of the two roles in "acme", and which one is not defined. See that they belong ' +
        'to one of the two alone.\n',
    );
  });

  test('GIVEN many such people THEN one line names a few of them, and how many more there are', async () => {
    const many = Array.from({ length: 7 }, (_each, index) => ADA.replace('ada@', `p${index}@`)).join('');
    const { stderr } = await run(validate, HEADER + many);

    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('"p4@example.com" and 2 more belong to "klaviyo-admins"');
    expect(stderr).toContain('it gives each of them one of the two roles in "acme"');
  });

  test('GIVEN rules that keep the groups apart, or nobody in two THEN the file is valid', async () => {
    const support = HEADER + ALAN + ADA.replace('klaviyo-analysts;klaviyo-admins,active,', ',active,Support');
    expect(await run(validate, support, RULES)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await run(validate, HEADER + ALAN)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('GIVEN an expectation of one of the two roles THEN it does not hold, and why is said', async () => {
    const expectation =
      '\nexpect:\n  - { attributes: { department: Support }, groups: [klaviyo-analysts], account: acme, role: analyst }\n';
    const { stderr } = await run(validate, HEADER + ALAN, FILE + expectation);

    expect(stderr).toContain(
      'such a person should have the role "analyst" in "acme", and gets the role "analyst" or the role "support". Such a person may get one ' +
        'of several roles in "acme": "analyst" by the group "klaviyo-analysts" (line 11), or "support" by the rule of "klaviyo-support" (line 13).',
    );
  });
});

describe('klaviyo-access explain, of somebody to whom Entra gives one of several roles', () => {
  test('GIVEN them THEN each group that may decide is named, and no priority is said to decide', async () => {
    const { exitCode, stdout } = await run(['explain', 'ada@example.com']);

    expect(exitCode).toBe(0);
    expect(running(stdout)).toContain(
      '"ada@example.com" may get one of several roles in "acme": "analyst" by the group "klaviyo-analysts" (line 11), or "admin" by the ' +
        'group "klaviyo-admins" (line 12). The identity provider does not decide by priority, so it is not defined which. Find out which role ' +
        'they should have, and take them out of the groups of the others.',
    );
    expect(stdout).toContain('  Assignments\n');
    expect(stdout).toContain('    1. "analyst" by "klaviyo-analysts" (line 11): applies\n');
    expect(running(stdout)).toContain(
      '2. "admin" by "klaviyo-admins" (line 12): applies as well, so that it is not defined which role they get',
    );
    expect(stdout).toContain('    Declared: as "analyst" or "admin"\n');
    expect(stdout).not.toContain('decides\n');
  });

  test('GIVEN somebody inactive THEN both roles that they would have are named', async () => {
    const { stdout } = await run(['explain', 'ada@example.com'], HEADER + ALAN + ADA.replace('active', 'inactive'));
    expect(running(stdout)).toContain('If they were active, they would have the role "analyst" or "admin".');
  });

  test('GIVEN JSON THEN it is of its schema, and has which assignments are ambiguous', async () => {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    const { stdout } = await run(['explain', 'ada@example.com', '--format', 'json']);
    const explanation = JSON.parse(stdout) as { accounts: readonly { decision: { value: Decision } }[] };

    expect(ajv.compile(explainJsonSchema())(explanation)).toBe(true);
    const { decision, assignments } = explanation.accounts[0]!.decision.value;
    expect(decision.ambiguousWith).toEqual([{ group: 'klaviyo-admins', role: 'admin', priority: 2 }]);
    expect(assignments.map(({ outcome }) => outcome)).toEqual(['decides', 'ambiguous', 'does not apply']);
  });
});

interface Decision {
  readonly decision: { readonly ambiguousWith: unknown };
  readonly assignments: readonly { readonly outcome: string }[];
}

describe('klaviyo-access people, of somebody to whom Entra gives one of several roles', () => {
  test('GIVEN each format THEN both roles are there, and why', async () => {
    const why =
      'by the group "klaviyo-analysts"; or "admin" by "klaviyo-admins", since the identity provider does not decide by priority';
    const text = await run(['people']);
    const csv = await run(['people', '--format', 'csv']);
    const markdown = await run(['people', '--format', 'markdown']);
    const json = await run(['people', '--format', 'json']);

    expect(running(text.stdout)).toContain(`analyst or admin, ${why}`);
    expect(csv.stdout).toContain('"acme","ada@example.com","Ada","Lovelace","analyst or admin",1,');
    expect(markdown.stdout).toContain('| analyst or admin |');
    const listed = JSON.parse(json.stdout) as { accounts: readonly { people: readonly unknown[] }[] };
    expect(new Ajv({ strict: false }).compile(peopleJsonSchema())(listed)).toBe(true);
    expect(listed.accounts[0]!.people[0]).toMatchObject({ role: 'analyst', possibleRoles: ['analyst', 'admin'], why });
  });

  test('GIVEN somebody who gets into a second group THEN their role changes, from one to one of two', async () => {
    const cwd = folderWith({ 'access.yaml': FILE, 'people.csv': HEADER + ADA + ALAN });
    mkdirSync(join(cwd, 'base'));
    writeFileSync(join(cwd, 'base/access.yaml'), FILE);
    writeFileSync(join(cwd, 'base/people.csv'), HEADER + ADA.replace(';klaviyo-admins', '') + ALAN);
    const diff = (...format: readonly string[]) => runCli(['people', '--diff', 'base/access.yaml', ...format], { cwd });

    const text = await diff();
    expect(text.stdout).toContain('Nobody gains access, 1 person changes role, nobody loses access.');
    expect(running(text.stdout)).toContain(
      'Before: analyst, by the group "klaviyo-analysts", priority 1 Now: analyst or admin, by',
    );
    expect((await diff('--format', 'csv')).stdout).toContain(
      '"changes role","ada@example.com","Ada","Lovelace","analyst","analyst or admin",',
    );
    expect((await diff('--format', 'markdown')).stdout).toContain('| analyst | analyst or admin |');
  });
});
