import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWhere, itWhere } from '../environment/needs.js';
import { ROOT } from '../docs/documents.js';
import { checkShell } from '../docs/shell-examples.js';
import { notOnPath, runScript } from '../examples/run-script.js';

const SCRIPT = join(ROOT, '.ci/try-package');
const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'sed'));

/** What is installed, as far as the script asks for it: each command ends as its variable says. */
const PROGRAM = `#!/usr/bin/env bash
{ printf '%q ' klaviyo-access "$@"; echo; } >> "$CALLS"
case "$1" in
  init) mkdir -p "$3" ;;
  simulate) if [ -n "$SILENT" ]; then exit 0; fi; echo "It listens on http://127.0.0.1:8787/scim/v2 with 8 people"; exec sleep 60 ;;
  drift) if [ "$KLAVIYO_SCIM_ACCESS_KEY" != example-access-key ]; then exit 1; fi; exit "$DRIFT" ;;
esac
`;
const MANIFEST = JSON.stringify({
  peerDependencies: { express: '^5', 'node-forge': '^1', scimmy: '^1', 'scimmy-routers': '^1' },
});
const NPM = `if [ "$2" = --prefix ]; then
  mkdir -p tool/node_modules/.bin tool/node_modules/klaviyo-access
  printf '%s' "$PROGRAM" > tool/node_modules/.bin/klaviyo-access
  chmod +x tool/node_modules/.bin/klaviyo-access
  printf '%s' "$MANIFEST" > tool/node_modules/klaviyo-access/package.json
fi`;
const NPX = `case "$*" in
  *"cdktf synth") if [ -z "$NO_STACK" ]; then mkdir -p cdktf.out/stacks/acme; echo '{}' > cdktf.out/stacks/acme/cdk.tf.json; fi ;;
  *validate*) exit "$VALIDATE" ;;
esac`;

function tryPackage(environment: Readonly<Record<string, string>> = {}) {
  return runScript(`bash "${SCRIPT}" package.tgz`, {
    programs: { npm: NPM, npx: NPX },
    files: { 'package.tgz': '' },
    environment: { PROGRAM, MANIFEST, DRIFT: '2', VALIDATE: '0', SILENT: '', NO_STACK: '', ...environment },
  });
}

whereToolsAre('the packed package', () => {
  it('GIVEN it works THEN it is installed, begins a project, synthesises it and checks a simulator', async () => {
    const { code, printed, calls } = await tryPackage();

    expect(printed).toContain('The package works.');
    expect(code).toBe(0);
    for (const call of calls) checkShell(call);
    expect(calls.map((call) => call.split(' ').slice(0, 3).join(' '))).toEqual([
      'npm install --prefix',
      'klaviyo-access init --folder',
      'npm install --no-audit',
      'npx --no-install klaviyo-access',
      'npx --no-install cdktf',
      'npm install --prefix',
      'klaviyo-access simulate klaviyo',
      'klaviyo-access init --folder',
      'klaviyo-access drift --account',
    ]);
    expect(calls[5]).toContain(String.raw`express@\^5 node-forge@\^1 scimmy@\^1 scimmy-routers@\^1`);
    expect(calls[7]).toContain('--base-url http://127.0.0.1:8787/scim/v2 ');
  });

  it.each([
    ['an access file that is not valid', { VALIDATE: '1' }, '== npx --no-install klaviyo-access validate'],
    ['no stack', { NO_STACK: 'yes' }, 'was not synthesised'],
    ['a simulator that does not run', { SILENT: 'yes' }, 'The simulator does not run.'],
    ['a check that fails', { DRIFT: '1' }, 'ended with 1, and not with 2'],
    ['a check that finds nothing', { DRIFT: '0' }, 'ended with 0, and not with 2'],
  ])('GIVEN %s THEN it fails', async (_what, environment, said) => {
    const { code, printed } = await tryPackage(environment);

    expect(code).toBe(1);
    expect(printed).toContain(said);
    expect(printed).not.toContain('The package works.');
  });
});

itWhere('shellcheck', notOnPath('shellcheck'))('the scripts of .ci pass shellcheck', () => {
  for (const script of ['run', 'try-package']) {
    expect(readFileSync(join(ROOT, '.ci', script), 'utf8')).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(spawnSync('shellcheck', [join(ROOT, '.ci', script)], { encoding: 'utf8' }).stdout).toBe('');
  }
});
