import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const { walls } = jest.requireActual<{ walls: Linter.Config[] }>('../eslint.walls.js');

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      plugins: { '@typescript-eslint': tseslint.plugin },
      languageOptions: { parser: tseslint.parser },
    },
    ...walls,
  ],
});

async function complaints(file: string, imported: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(`import { it } from '${imported}';\n`, { filePath: file });
  return result!.messages.map((message) => message.message);
}

describe('the walls between the rooms', () => {
  it.each([
    ['src/access/a.ts', '../drift/compare.js', 'access/ may not import drift/'],
    ['src/drift/a.ts', '../klaviyo/scim-client.js', 'drift/ may not import klaviyo/'],
    ['src/report/a.ts', '../klaviyo/scim-client.js', 'report/ may not import klaviyo/'],
    ['src/klaviyo/a.ts', '../drift/compare.js', 'klaviyo/ may not import drift/'],
    ['src/directory/a.ts', '../klaviyo/scim-client.js', 'directory/ may not import klaviyo/'],
    ['src/constructs/okta/a.ts', '../../klaviyo/scim-client.js', 'constructs/ may not import klaviyo/'],
    ['src/simulator/klaviyo/a.ts', '../../klaviyo/wire-user.js', 'simulator/ may not import klaviyo/'],
    ['src/simulator/okta/a.ts', '../../directory/roster.js', 'simulator/ may not import directory/'],
    ['src/report/a.ts', '../cli/main.js', 'report/ may not import cli/'],
    ['src/drift/a.ts', '../index.js', 'The rooms do not import the public entry'],
    ['src/drift/a.ts', '../../stacks/klaviyo-stack.js', 'drift/ may not import stacks/'],
    ['stacks/a.ts', '../src/cli/main.js', 'Nobody imports cli/'],
    ['src/cli/a.ts', 'cdktf', 'cdktf is imported in constructs, stacks alone'],
    ['src/access/a.ts', 'constructs', 'constructs is imported in constructs, stacks alone'],
    ['src/drift/a.ts', 'undici', 'undici is imported in'],
    ['src/simulator/klaviyo/a.ts', 'undici', 'undici is imported in'],
    ['src/klaviyo/a.ts', 'scimmy', 'scimmy is imported in simulator alone'],
    ['src/drift/a.ts', 'node:fs', 'drift/ is pure'],
    ['src/report/a.ts', 'fs/promises', 'report/ is pure'],
    ['src/access/a.ts', 'node:http', 'access/ is pure'],
  ])('GIVEN %s WHEN it imports %s THEN lint says "%s"', async (file, imported, complaint) => {
    expect(await complaints(file, imported)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each([
    ['src/drift/a.ts', '../access/role.js'],
    ['src/report/a.ts', '../drift/finding.js'],
    ['src/klaviyo/a.ts', 'undici'],
    ['src/cli/a.ts', '../klaviyo/scim-client.js'],
    ['src/constructs/okta/a.ts', 'cdktf'],
    ['src/constructs/okta/bindings/a.ts', '../../../access/role.js'],
    ['stacks/a.ts', '../src/access/parse-access-file.js'],
    ['src/directory/a.ts', 'node:fs/promises'],
  ])('GIVEN %s WHEN it imports %s THEN lint says nothing', async (file, imported) => {
    expect(await complaints(file, imported)).toEqual([]);
  });
});
