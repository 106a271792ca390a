import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { explainJsonSchema } from '../../src/report/explain/explain-json.js';
import { startOktaSimulator } from '../../src/simulator/okta/index.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { ACCESS_KEY, accessFile, IN_SYNC, withAcme } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const RULES = (baseUrl: string): string =>
  accessFile(baseUrl)
    .replace('okta: { org: acme }\n', '')
    .replace('    app: { existing: 0oa1 }\n', '')
    .replace(
      '      - { role: analyst, group: klaviyo-analysts }',
      '      - { role: support, group: klaviyo-support, when: { attribute: department, equals: Support } }\n' +
        '      - { role: analyst, group: klaviyo-analysts }',
    );
const PEOPLE = `userName,givenName,familyName,groups,department
ada@example.com,Ada,Lovelace,klaviyo-admins,IT
alan@example.com,Alan,Turing,klaviyo-analysts,Sales
`;
const ALAN_AS_MANAGER: readonly SeedUser[] = IN_SYNC.map((user) =>
  user.userName === 'alan@example.com' ? { ...user, role: 'manager' } : user,
);
const ajv = new Ajv({ strict: false });
addFormats(ajv);
const isExplanation = ajv.compile(explainJsonSchema());

describe('klaviyo-access explain', () => {
  it('GIVEN a roster and a key THEN decision, tree, stations and findings are there', async () => {
    await withAcme(ALAN_AS_MANAGER, async ({ simulator }) => {
      const cwd = folderWith({ 'access.yaml': RULES(simulator.baseUrl), 'people.csv': PEOPLE });
      const run = await runCli(['explain', 'Alan@example.com'], { cwd, environment: { ACME_KEY: ACCESS_KEY } });
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toContain('In the directory (people.csv:3): "alan@example.com", "Alan Turing", active');
      expect(run.stdout).toContain(
        '    2. "support" by "klaviyo-support" (line 10): does not apply\n      department equals "Support": no, it is "Sales"\n',
      );
      expect(run.stdout).toContain('    3. "analyst" by "klaviyo-analysts" (line 11): applies, and decides\n');
      expect(run.stdout).toContain('    Declared: as "analyst"\n');
      expect(run.stdout).toMatch(/Assigned in the identity provider: not read\. The access file names no\n/);
      expect(run.stdout).toMatch(/In Klaviyo: "alan@example\.com" as "manager" \(id .+\)/);
      expect(run.stdout).toMatch(/ {2}Findings\n {4}\w+ role: /);
      expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    });
  });

  it('GIVEN a rule in Okta that goes by another profile than the roster THEN the finding names what differs', async () => {
    const okta = await startOktaSimulator({
      seed: {
        users: [{ login: 'ada@example.com' }, { login: 'alan@example.com', profile: { department: 'Finance' } }],
        groups: [{ name: 'klaviyo-admins', members: ['ada@example.com'] }, { name: 'klaviyo-sales' }],
        rules: [{ name: 'sales', expression: 'user.department == "Sales"', groups: ['klaviyo-sales'] }],
        apps: [
          {
            ...{ label: 'Klaviyo', preconfigured: 'klaviyo', roles: ['admin', 'analyst'] },
            provisioning: { create: true, update: true, deactivate: true, import: true },
            assignments: [
              { group: 'klaviyo-admins', role: 'admin', priority: 1 },
              { group: 'klaviyo-sales', role: 'analyst', priority: 2 },
            ],
          },
        ],
      },
    });
    try {
      await withAcme(IN_SYNC, async ({ simulator }) => {
        const file = accessFile(simulator.baseUrl)
          .replace('existing: 0oa1', 'label: Klaviyo, preconfigured: klaviyo')
          .replace('group: klaviyo-analysts', 'group: klaviyo-sales, when: { attribute: department, equals: Sales }');
        const cwd = folderWith({ 'access.yaml': file, 'people.csv': PEOPLE });
        const environment = { ACME_KEY: ACCESS_KEY, OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url };
        const run = await runCli(['explain', 'alan@example.com'], { cwd, environment });
        expect(run).toMatchObject({ exitCode: 0, stderr: '' });
        expect(run.stdout.replace(/\s+/g, ' ')).toContain(
          'The rules in Okta go by its own profile: "department" is "Sales" in the directory and "Finance" in Okta.',
        );
      });
    } finally {
      await okta.close();
    }
  });

  it('GIVEN no key THEN it says what was not read and why, and exits with 0', async () => {
    const cwd = folderWith({ 'access.yaml': RULES('https://a.klaviyo.com/scim/v2'), 'people.csv': PEOPLE });
    const run = await runCli(['explain', 'alan@example.com'], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/In Klaviyo: not read\. The environment variable "ACME_KEY"/);
    expect(run.stdout).toContain('  Findings\n    Not known, since Klaviyo was not read.\n');
  });

  it('GIVEN people in Okta and no credentials THEN it says that the decision is not known', async () => {
    const file = accessFile('https://a.klaviyo.com/scim/v2').replace('roster: people.csv', 'okta: true');
    const run = await runCli(['explain', 'alan@example.com'], { cwd: folderWith({ 'access.yaml': file }) });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('The directory was not read. No Okta credentials');
    expect(run.stdout).toContain('  What is decided is not known. No Okta credentials');
    expect(run.stdout).not.toContain('no role');
  });

  it('GIVEN somebody whom nothing knows THEN the nearest userNames are said, and it exits with 0', async () => {
    await withAcme(IN_SYNC, async ({ simulator }) => {
      const cwd = folderWith({ 'access.yaml': RULES(simulator.baseUrl), 'people.csv': PEOPLE });
      const run = await runCli(['explain', 'allan@example.com'], { cwd, environment: { ACME_KEY: ACCESS_KEY } });
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toContain('Nothing that was read knows this userName. Most like it: "alan@example.com"');
    });
  });

  it.each(['alan@example.com', 'nobody@example.com', 'owner@example.com'])(
    'GIVEN %s and JSON THEN it is of the published schema',
    async (user) => {
      await withAcme(ALAN_AS_MANAGER, async ({ simulator }) => {
        const cwd = folderWith({ 'access.yaml': RULES(simulator.baseUrl), 'people.csv': PEOPLE });
        for (const key of ['OTHER_KEY', 'ACME_KEY']) {
          const environment = { [key]: ACCESS_KEY };
          const { stdout } = await runCli(['explain', user, '--format', 'json'], { cwd, environment });
          expect(isExplanation(JSON.parse(stdout)) ? [] : isExplanation.errors).toEqual([]);
        }
      });
    },
  );

  it('GIVEN a roster that is not there THEN it exits with 1', async () => {
    const cwd = folderWith({ 'access.yaml': RULES('https://a.klaviyo.com/scim/v2') });
    const run = await runCli(['explain', 'alan@example.com'], { cwd });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('people.csv');
  });
});
