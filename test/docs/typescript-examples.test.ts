import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFiles, type Example, readDocument, ROOT } from './documents.js';
import { typescriptMistakes } from './typescript-examples.js';

const PLANTED = 'docs/planted.md';

const planted = (line: number, text: string): Example => ({ file: PLANTED, line, language: 'ts', text });

const GOOD =
  "import { parseAccessFile } from 'klaviyo-access';\nconst a = parseAccessFile('', { path: 'a' }).accounts;";

describe('the TypeScript of the documents', () => {
  const examples = documentFiles()
    .flatMap((file) => readDocument(file).examples)
    .filter(({ language }) => language === 'ts');
  let mistakes: readonly string[];

  // One program for all of them: most of its time is the types of cdktf.
  beforeAll(() => {
    mistakes = typescriptMistakes([
      ...examples,
      planted(1, GOOD),
      planted(10, GOOD),
      planted(20, "import { SamlApp } from 'klaviyo-access/constructs';\nnew SamlApp(1);"),
      planted(30, "import { nothing } from 'klaviyo-access/stacks';"),
      planted(40, "import 'klaviyo-access/src/index.js';"),
      planted(50, 'const a = ;'),
    ]);
  }, 120_000);

  it('compiles with what package.json exports', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(mistakes.filter((mistake) => !mistake.startsWith(PLANTED))).toEqual([]);
  });

  it('GIVEN planted mistakes THEN each is found at its place, each example for itself', () => {
    expect(mistakes.filter((mistake) => mistake.startsWith(PLANTED))).toEqual([
      expect.stringMatching(/^docs\/planted\.md:22: Expected 3 arguments/),
      expect.stringMatching(/^docs\/planted\.md:31: .* has no exported member 'nothing'/),
      expect.stringMatching(/^docs\/planted\.md:41: Cannot find module .*klaviyo-access/),
      expect.stringMatching(/^docs\/planted\.md:51: Expression expected/),
    ]);
  });

  it('finds under each name what package.json exports under it', () => {
    const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, { readonly default?: string }>>;
    };

    expect(exports['.']?.default).toBe('./dist/index.js');
    expect(exports['./constructs/okta']?.default).toBe('./dist/constructs/okta.js');
    expect(exports['./stacks']?.default).toBe('./dist/stacks.js');
  });
});
