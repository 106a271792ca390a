import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, UNEXPECTED_ADMIN, withAcme } from './cli/acme.js';
import { folderWith } from './cli/cli-run.js';
import * as klaviyoAccess from '../src/index.js';

const ROOT = join(__dirname, '..');

describe('the public API', () => {
  it('GIVEN its steps WHEN they are put together THEN they make the drift check', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ simulator }) => {
      const folder = folderWith({ 'people.csv': PEOPLE });
      const model = klaviyoAccess.parseAccessFile(accessFile(simulator.baseUrl), { path: 'access.yaml' });
      const [account] = model.accounts;
      const snapshot = await klaviyoAccess.openDirectory(model.directory, folder).read();
      const client = new klaviyoAccess.KlaviyoScimClient({ baseUrl: account!.scim.baseUrl, accessKey: ACCESS_KEY });
      const drift = klaviyoAccess.compareAccount({
        account: account!,
        declared: klaviyoAccess.declaredPeople(account!, snapshot),
        listing: await client.listUsers(),
        directorySource: snapshot.source,
        today: '2026-11-23',
      });
      await client.close();
      expect(klaviyoAccess.failsOn({ accounts: [drift] }).map((finding) => finding.user)).toEqual([
        'mallory@example.com',
      ]);
    }));

  it.each([
    ['klaviyo-access', 'parseAccessFile', false],
    ['klaviyo-access/constructs', 'KlaviyoOktaAccess', true],
    ['klaviyo-access/stacks', 'klaviyoApp', true],
  ])('GIVEN the package WHEN %s is required THEN it exports %s, and loads cdktf: %s', (entry, name, loadsCdktf) => {
    const program =
      `const { ${name} } = require('${entry}');` +
      `const cdktf = Object.keys(require.cache).some((file) => file.includes('/node_modules/cdktf/'));` +
      'console.log(JSON.stringify([typeof ' +
      `${name}, cdktf]));`;
    const printed = execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(['function', loadsCdktf]);
  });
});
