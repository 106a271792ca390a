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
        declared: klaviyoAccess.declaredPeople(account!, snapshot, { today: '2026-11-29' }),
        listing: await client.listUsers(),
        directorySource: snapshot.source,
        today: '2026-11-23',
      });
      await client.close();
      expect(klaviyoAccess.failsOn({ accounts: [drift] }).map((finding) => finding.user)).toEqual([
        'mallory@example.com',
      ]);
    }));

  /** Runs a program as a user of the built package would, and answers what it prints as JSON. */
  function run(program: string): unknown {
    return JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' }));
  }

  /** What was loaded: packages by name, and the sources that the built files were made of. */
  const LOADED = String.raw`
    const { readFileSync } = require('node:fs');
    const loaded = Object.keys(require.cache).flatMap((file) => {
      const inPackage = /node_modules\/((?:@[^\/]+\/)?[^\/]+)/.exec(file);
      if (inPackage) return [inPackage[1]];
      const text = file.endsWith('.js') && file.includes('/dist/') ? readFileSync(file, 'utf8') : '';
      return [...text.matchAll(/^\/\/ ((?:src|stacks|node_modules)\/.+\.\w+)$/gm)].map(([, source]) => source);
    });`;

  it.each([
    ['klaviyo-access', 'parseAccessFile'],
    ['klaviyo-access/access', 'parseAccessFile'],
    ['klaviyo-access/drift', 'compareAccount'],
    ['klaviyo-access/klaviyo', 'KlaviyoScimClient'],
    ['klaviyo-access/report', 'renderReport'],
    ['klaviyo-access/constructs/okta', 'KlaviyoOktaAccess'],
    ['klaviyo-access/constructs/entra', 'KlaviyoEntraAccess'],
    ['klaviyo-access/constructs/onelogin', 'KlaviyoOneLoginAccess'],
    ['klaviyo-access/constructs', 'KlaviyoOktaAccess'],
    ['klaviyo-access/stacks', 'klaviyoApp'],
  ])('GIVEN %s WHEN it is required THEN it has %s, and has loaded next to nothing', (entry, name) => {
    const program = `const entry = require('${entry}');${LOADED}
      console.log(JSON.stringify([typeof entry.${name}, loaded.filter((each) => !/^src.(packages|text)./.test(each))]));`;
    expect(run(program)).toEqual(['function', []]);
  });

  it('GIVEN a stack that parses an access file THEN neither renderers nor the HTTP client are loaded', () => {
    const program = `
      const { parseAccessFile } = require('klaviyo-access/access');
      const { klaviyoApp } = require('klaviyo-access/stacks');
      const { mkdtempSync, readFileSync: read, rmSync } = require('node:fs');
      const outdir = mkdtempSync(require('node:path').join(require('node:os').tmpdir(), 'stack-'));
      klaviyoApp(parseAccessFile(read('access.yaml', 'utf8'), { path: 'access.yaml' }), { outdir }).synth();
      rmSync(outdir, { recursive: true });${LOADED}
      console.log(JSON.stringify(loaded));`;
    const loaded = run(program) as readonly string[];
    expect(loaded).toContain('cdktf');
    expect(loaded).toContain('src/access/parse-access-file.ts');
    expect(
      loaded.filter((each) => /^undici$|^src\/(report|klaviyo|http|publish|drift|cli)\/|d3-|csv/.test(each)),
    ).toEqual([]);
  });

  it('GIVEN an ES module WHEN it imports by name THEN it gets the same values as another entry', () => {
    const program = `import { parseAccessFile, KlaviyoAccessError } from 'klaviyo-access/access';
      import { KlaviyoAccessError as same, RosterError } from 'klaviyo-access';
      import { ScimError } from 'klaviyo-access/klaviyo';
      let caught; try { parseAccessFile('version: 2', { path: 'access.yaml' }); } catch (error) { caught = error; }
      console.log(JSON.stringify([caught instanceof same, same === KlaviyoAccessError,
        RosterError.prototype instanceof same, ScimError.prototype instanceof KlaviyoAccessError]));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual([true, true, true, true]);
  });
});
