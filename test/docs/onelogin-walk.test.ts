import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { oneLoginSteps } from '../../src/provider/onelogin/app/console-steps.js';
import { DEFAULT_CLIENT, type OneLoginSimulator, startOneLoginSimulator } from '../../src/simulator/onelogin/index.js';
import { access } from '../constructs/onelogin/synthesise.js';
import { describeWhere } from '../environment/needs.js';
import { notOnPath } from '../examples/run-script.js';
import { folderWith, runCli } from '../cli/cli-run.js';
import { readDocument } from './documents.js';
import { ownArguments } from './shell-examples.js';
import { shellCommands } from './shell-words.js';

const { examples } = readDocument('docs/onelogin.md');
const ACCESS_FILE = examples.find(({ language }) => language === 'yaml')!.text;
const SCRIPTS = examples.filter(({ language }) => language === 'sh').map(({ text }) => text);

const ROSTER = examples.find(({ language }) => language === 'csv')!.text;

describeWhere('shell-tools', notOnPath('bash', 'curl', 'jq'))(
  'the look-up of the connector in docs/onelogin.md',
  () => {
    let onelogin: OneLoginSimulator;
    beforeAll(async () => {
      onelogin = await startOneLoginSimulator();
    });
    afterAll(() => onelogin.close());

    it('GIVEN the credentials in the environment WHEN it is run THEN it prints both connectors with their numbers', async () => {
      const script = SCRIPTS.find((text) => text.includes('/api/2/connectors'))!;

      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
        env: {
          PATH: process.env.PATH,
          ONELOGIN_API_URL: onelogin.url,
          ONELOGIN_CLIENT_ID: DEFAULT_CLIENT.clientId,
          ONELOGIN_CLIENT_SECRET: DEFAULT_CLIENT.clientSecret,
          NO_PROXY: '*',
        },
      });

      expect(stdout).toContain('"id":900001');
      expect(stdout).toContain('SCIM Provisioner with SAML (SCIM v2 Core)');
      expect(stdout).toContain('"id":900002');
    });
  },
);

describe('the access file of docs/onelogin.md', () => {
  const { accounts } = parseAccessFile(ACCESS_FILE, { path: 'access.yaml' });

  it('is taken by the first command of the page', async () => {
    const [validate] = SCRIPTS.flatMap((text) => shellCommands(text)).flatMap((command) => ownArguments(command) ?? []);
    const cwd = folderWith({ 'access.yaml': ACCESS_FILE, 'people.csv': ROSTER });

    expect(validate).toBe('validate');
    expect(await runCli(['validate', '--without-credentials'], { cwd })).toMatchObject({ stderr: '', exitCode: 0 });
  });

  it('becomes what the page says that the first deploy makes', () => {
    const { resource } = access({ ...accounts[0]!, app: accounts[0]!.identityProvider!.app as never });

    expect(Object.keys(resource.onelogin_roles!)).toHaveLength(3);
    expect(Object.keys(resource.onelogin_app_rules!)).toHaveLength(3);
    expect(Object.keys(resource.onelogin_user_mappings!)).toEqual(['members-klaviyo-admins', 'rule-klaviyo-campaigns']);
  });

  it('leaves the steps that the page names', () => {
    const ids = oneLoginSteps(accounts[0]!).map(({ id }) => id);

    expect(ids.indexOf('reapply-mappings')).toBeLessThan(ids.indexOf('reapply-entitlements'));
    expect(ids).toEqual(expect.arrayContaining(['connection', 'approvals', 'removal', 'first-person']));
  });
});
