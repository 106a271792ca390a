import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const { walls, mayImport } = jest.requireActual<{
  readonly walls: Linter.Config[];
  readonly mayImport: Readonly<Record<string, readonly string[]>>;
}>('../eslint.walls.js');

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, ...walls],
});

async function complaints(file: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  return result!.messages.map((message) => message.message);
}

const importing = (name: string): string => `import { it } from '${name}';`;

describe('the walls between the rooms', () => {
  it('stand around every room there is, and around no other', () => {
    const folders = readdirSync(join(__dirname, '../src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);

    expect(Object.keys(mayImport).sort()).toEqual([...folders, 'index', 'stacks'].sort());
  });

  it('name rooms, and single files of a room', () => {
    const unknown = Object.values(mayImport)
      .flat()
      .filter((open) => !(open in mayImport) && !existsSync(join(__dirname, `../src/${open}.ts`)));

    expect(unknown).toEqual([]);
  });

  it('leave no way back: no room imports, through others, one that imports it', () => {
    const beneath = (room: string): readonly string[] =>
      (mayImport[room] ?? []).flatMap((other) => [other, ...beneath(other)]);

    expect(Object.keys(mayImport).filter((room) => beneath(room).includes(room))).toEqual([]);
  });

  it.each([
    ['src/access/a.ts', '../drift/compare.js', 'access/ may not import drift/'],
    ['src/drift/a.ts', '../klaviyo/scim-client.js', 'drift/ may not import klaviyo/'],
    ['src/drift/a.ts', '../provider/reading.js', 'drift/ may not import provider/'],
    ['src/drift/rules/a.ts', '../../provider/okta/words.js', 'drift/ may not import provider/'],
    ['src/cli/a.ts', '../provider/okta/index.js', 'cli/ may not import provider/okta/'],
    ['src/cli/a.ts', '../provider/entra/app/read-application.js', 'cli/ may not import provider/entra/'],
    ['src/doctor/a.ts', '../provider/entra/synchronization/mappings.js', 'doctor/ may not import provider/entra/'],
    ['src/doctor/a.ts', '../provider/okta/checks/okta-readings.js', 'doctor/ may not import provider/okta/'],
    ['src/constructs/okta/a.ts', '../../provider/okta/connect.js', 'constructs/ may not import provider/okta/'],
    ['src/drift/a.ts', '../../src/klaviyo/scim-client.js', 'drift/ may not import klaviyo/'],
    ['src/drift/a.ts', './../klaviyo/scim-client.js', 'drift/ may not import klaviyo/'],
    ['src/drift/inner/a.ts', '../../klaviyo/scim-client.js', 'drift/ may not import klaviyo/'],
    ['src/init/a.ts', '../directory/parse-roster.js', 'init/ may not import directory/'],
    ['src/init/a.ts', 'node:fs', 'init/ is pure'],
    ['src/report/a.ts', '../klaviyo/scim-client.js', 'report/ may not import klaviyo/'],
    ['src/klaviyo/a.ts', '../drift/compare.js', 'klaviyo/ may not import drift/'],
    ['src/directory/a.ts', '../klaviyo/scim-client.js', 'directory/ may not import klaviyo/'],
    ['src/constructs/okta/a.ts', '../../klaviyo/scim-client.js', 'constructs/ may not import klaviyo/'],
    ['src/simulator/klaviyo/a.ts', '../../klaviyo/wire-user.js', 'simulator/ may not import klaviyo/'],
    ['src/simulator/okta/a.ts', '../../directory/roster.js', 'simulator/ may not import directory/'],
    ['src/report/a.ts', '../cli/main.js', 'report/ may not import cli/'],
    ['src/drift/a.ts', '../index.js', 'drift/ may not import index/'],
    ['src/drift/a.ts', '..', 'drift/ may not import index/'],
    ['src/drift/a.ts', 'klaviyo-access', 'The rooms do not import the package that they are'],
    ['src/drift/a.ts', '../../stacks/klaviyo-stack.js', 'drift/ may not import stacks/'],
    ['src/drift/a.ts', '../../test/drift/finding.js', 'drift/ may not import test/'],
    ['src/index.ts', './simulator/klaviyo/index.js', 'index/ may not import simulator/'],
    ['src/index.ts', './constructs/okta/index.js', 'index/ may not import constructs/'],
    ['stacks/a.ts', '../src/cli/main.js', 'stacks/ may not import cli/'],
    ['src/cli/a.ts', 'cdktf', 'cdktf is imported in constructs, stacks alone'],
    [
      'src/cli/a.ts',
      'cdktf/lib/testing/index.js',
      'cdktf/lib/testing/index.js is imported in constructs, stacks alone',
    ],
    ['src/cli/a.ts', '@cdktf/provider-azuread/lib/group/index.js', 'is imported in constructs, stacks alone'],
    ['src/cli/a.ts', '@cdktf/provider-okta/lib/group/index.js', 'is imported in constructs, stacks alone'],
    ['src/access/a.ts', 'constructs', 'constructs is imported in constructs, stacks alone'],
    ['src/drift/a.ts', 'undici', 'undici is imported in'],
    ['src/simulator/klaviyo/a.ts', 'undici', 'undici is imported in'],
    ['src/klaviyo/a.ts', 'undici', 'undici is imported in http alone'],
    ['src/publish/a.ts', 'http-link-header', 'http-link-header is imported in http alone'],
    ['src/klaviyo/a.ts', 'oauth4webapi', 'oauth4webapi is imported in provider alone'],
    ['src/klaviyo/a.ts', 'scimmy', 'scimmy is imported in simulator alone'],
    ['src/klaviyo/a.ts', 'node:https', 'node:https is imported in simulator alone'],
    ['src/drift/a.ts', 'node:fs', 'drift/ is pure'],
    ['src/drift/a.ts', 'node:process', 'drift/ is pure'],
    ['src/drift/a.ts', 'node:test', 'drift/ is pure'],
    ['src/report/a.ts', 'fs/promises', 'report/ is pure'],
    ['src/access/a.ts', 'node:http', 'access/ is pure'],
  ])('GIVEN %s WHEN it imports %s THEN lint says "%s"', async (file, imported, complaint) => {
    expect(await complaints(file, importing(imported))).toEqual([expect.stringContaining(complaint)]);
  });

  it.each([
    ['src/drift/a.ts', '../access/role.js'],
    ['src/drift/a.ts', '../provider/words.js'],
    ['src/drift/rules/a.ts', '../../provider/words.js'],
    ['src/report/a.ts', '../drift/finding.js'],
    ['src/report/html/a.ts', '../../drift/finding.js'],
    ['src/http/a.ts', 'undici'],
    ['src/provider/okta/a.ts', 'oauth4webapi'],
    ['src/cli/a.ts', '../klaviyo/scim-client.js'],
    ['src/cli/entra/a.ts', '../../provider/entra/synchronization/role-mapping.js'],
    ['src/report/entra/a.ts', '../../provider/entra/synchronization/role-mapping.js'],
    ['src/constructs/okta/a.ts', 'cdktf'],
    ['src/constructs/okta/bindings/a.ts', '../../../access/role.js'],
    ['src/simulator/okta/a.ts', '../klaviyo/seed-file.js'],
    ['stacks/a.ts', '../src/access/parse-access-file.js'],
    ['src/directory/a.ts', 'node:fs/promises'],
    ['src/drift/a.ts', 'node:crypto'],
  ])('GIVEN %s WHEN it imports %s THEN lint says nothing', async (file, imported) => {
    expect(await complaints(file, importing(imported))).toEqual([]);
  });

  it.each([
    "import '../klaviyo/scim-client.js';",
    "import type { Scim } from '../klaviyo/scim-client.js';",
    "export * from '../klaviyo/scim-client.js';",
    "export { it } from '../klaviyo/scim-client.js';",
    "const it = await import('../klaviyo/scim-client.js');",
    'const it = await import(`../klaviyo/scim-client.js`);',
    "const it = require('../klaviyo/scim-client.js');",
    "const it = module.require('../klaviyo/scim-client.js');",
    "const it = createRequire(__filename)('../klaviyo/scim-client.js');",
    "import it = require('../klaviyo/scim-client.js');",
    "type It = import('../klaviyo/scim-client.js').It;",
  ])('hold against %s', async (code) => {
    expect(await complaints('src/drift/a.ts', code)).toEqual([
      expect.stringContaining('drift/ may not import klaviyo/'),
    ]);
  });

  it.each([
    'const it = await import(name);',
    'const it = await import(`../${room}/a.js`);',
    'const it = require(name);',
    'const load = createRequire(__filename);',
  ])('can be held, so not: %s', async (code) => {
    expect(await complaints('src/cli/a.ts', code)).toEqual([expect.stringContaining('so that the walls can be held')]);
  });

  it.each([
    "const it = await import('../access/role.js');",
    "const it = createRequire(__filename)('echarts');",
    'export { it };',
    "export const it = { import: 'undici' };",
  ])('leave open: %s', async (code) => {
    expect(await complaints('src/report/a.ts', code)).toEqual([]);
  });

  it('GIVEN a new folder WHEN it is not in the table THEN lint says so, whatever it imports', async () => {
    expect(await complaints('src/newroom/a.ts', 'export const a = 1;')).toEqual([
      expect.stringContaining('newroom/ does not stand in the table of rooms'),
    ]);
    expect(await complaints('src/newroom/a.ts', importing('../cli/main.js') + importing('cdktf'))).toEqual([
      expect.stringContaining('newroom/ does not stand in the table of rooms'),
      expect.stringContaining('newroom/ may not import cli/'),
      expect.stringContaining('cdktf is imported in'),
    ]);
  });
});

describe('the globals', () => {
  it.each(['access', 'cli', 'klaviyo', 'simulator'])('let no request out of %s/ but through http/', async (room) => {
    expect(await complaints(`src/${room}/a.ts`, "await fetch('https://example.com');")).toEqual([
      expect.stringContaining('What goes out goes through http/'),
    ]);
  });

  it.each([
    ['process.env.HOME;', 'no process'],
    ['globalThis.fetch;', 'no globalThis'],
    ['setTimeout(stop, 1);', 'no setTimeout'],
    ['Date.now();', 'no clock'],
    ['new Date();', 'no clock'],
    ['Date();', 'no clock'],
    ['performance.now();', 'no performance'],
    ['Math.random();', 'no chance'],
    ["import { randomUUID } from 'node:crypto';", 'no chance'],
  ])('GIVEN pure code WHEN it says %s THEN lint says "%s"', async (code, complaint) => {
    for (const room of ['text', 'yaml', 'people', 'access', 'drift', 'plan', 'init', 'report']) {
      expect(await complaints(`src/${room}/a.ts`, code)).toEqual([expect.stringContaining(complaint)]);
    }
    expect(await complaints('src/cli/a.ts', code)).toEqual([]);
  });

  it.each(["new Date('2026-11-23').getTime();", "import { createHash } from 'node:crypto';", 'clock.now();'])(
    'GIVEN pure code WHEN it says %s THEN lint says nothing',
    async (code) => {
      expect(await complaints('src/drift/a.ts', code)).toEqual([]);
    },
  );
});
