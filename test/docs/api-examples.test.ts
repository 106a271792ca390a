import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { startSimulators } from '../../src/cli/demo/start-simulators.js';
import { readDocument, ROOT } from './documents.js';

const DEMO = join(ROOT, 'examples/demo');

it('GIVEN simulators of Okta and Klaviyo WHEN the example of docs/api/drift.md runs on the built package THEN it sees all three stations', async () => {
  // GIVEN an access file that takes the people from Okta, and so has no account of Entra
  const path = join(DEMO, 'access.yaml');
  const text = readFileSync(path, 'utf8')
    .replace('roster: people.csv', 'okta: true')
    .replace(/entra:\n.*\n/, '')
    .replace(/ {2}# The people in Europe[^#]*/, '');
  const { accounts } = parseAccessFile(text, { path });
  // Within the package, so that the example finds it by its name, and not in dist, which another test packs.
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'coverage', 'api-example-'));
  const simulators = await startSimulators(accounts, DEMO, join(folder, 'entra.pem'), { environment: {} });
  try {
    const led = simulators.accounts.reduce(
      (led, { scim }, index) => led.replace(accounts[index]!.scim.baseUrl, scim.baseUrl),
      text,
    );
    writeFileSync(join(folder, 'access.yaml'), led.replaceAll(/env: \w+/g, 'env: DEMO_ACCESS_KEY'));
    // WHEN
    const [example] = readDocument('docs/api/drift.md').examples.filter(({ language }) => language === 'ts');
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    writeFileSync(join(folder, 'check.js'), ts.transpileModule(example!.text, { compilerOptions: options }).outputText);
    const program =
      "require('./check.js').check('access.yaml', '.').then((found) => console.log(JSON.stringify(found)))";
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
      cwd: folder,
      env: { ...simulators.environment, PATH: process.env.PATH },
    });
    // THEN: what only Okta knows, that a push failed, is among the findings
    const found = JSON.parse(stdout) as readonly string[];
    expect(found).toContainEqual(expect.stringMatching(/^missing barbara@example\.com: .*The last push .*failed/));
    expect(found).toContainEqual(expect.stringMatching(/^unexpected /));
  } finally {
    rmSync(folder, { recursive: true });
    await simulators.close();
  }
});
