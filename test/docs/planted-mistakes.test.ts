import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencyMistakes } from './dependencies.js';
import { documentFiles, documentParts, readDocument, ROOT } from './documents.js';
import { exampleMistakes } from './example-mistakes.js';
import { linkMistakes, pagesNotInReadme, pagesOutOfReach } from './links.js';

function block(language: string, text: string): string {
  return `# A page\n\nSome words.\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
}

function mistakes(markdown: string): readonly string[] {
  return exampleMistakes(documentParts('docs/page.md', markdown));
}

const ACCESS_FILE = readFileSync(join(ROOT, 'access.yaml'), 'utf8');
const ROSTER = readFileSync(join(ROOT, 'people.csv'), 'utf8');

describe('GIVEN an example that holds THEN nothing is said', () => {
  it.each([
    ['a whole access file', 'yaml', ACCESS_FILE],
    ['a part of one', 'yaml', 'app: { label: Klaviyo, existing: 0oa1b2c3 }'],
    ['a pipeline', 'yaml', 'steps:\n  - run: klaviyo-access drift --fail-on high\n  - uses: actions/checkout@v4'],
    ['a roster', 'csv', ROSTER],
    ['another table', 'csv', 'account,user\nacme,ada@example.com'],
    ['JSON that is no report', 'json', '{ "dependencies": {} }'],
    ['commands', 'sh', 'CHECKPOINT_DISABLE=1 npx cdktf plan acme\nklaviyo-access validate # why\nnpm run demo'],
    ['a pipe', 'sh', 'terraform show -json plan | klaviyo-access plan-guard - \\\n  --allow \'role-value=a.b["c"]\''],
    ['help', 'sh', 'klaviyo-access drift --help'],
    ['output', 'text', 'anything at all'],
  ])('%s', (_what, language, text) => {
    expect(mistakes(block(language, text))).toEqual([]);
  });
});

describe('GIVEN an example with a mistake THEN its place and the mistake are said', () => {
  it.each([
    ['an access file with an unknown role', 'yaml', ACCESS_FILE.replace('role: analyst', 'role: analist'), 'analist'],
    ['an access file with an unknown key', 'yaml', `${ACCESS_FILE}extra: true\n`, 'extra'],
    ['broken YAML', 'yaml', 'a: [1', 'Flow sequence'],
    ['a repeated key', 'yaml', 'a: 1\na: 2', 'unique'],
    ['a pipeline with an unknown flag', 'yaml', 'steps: [{ run: klaviyo-access drift --fail high }]', '--fail'],
    ['a roster with an unknown status', 'csv', ROSTER.replace(',inactive', ',asleep'), 'asleep'],
    ['a table with unequal lines', 'csv', 'account,user\nacme', 'Invalid Record Length'],
    ['broken JSON', 'json', '{ "a": }', 'Unexpected token'],
    ['a report of no form', 'json', '{ "version": 1, "accounts": [{}] }', 'no drift report'],
    ['an unknown command', 'sh', 'klaviyo-access drfit', 'drfit'],
    ['an unknown flag', 'sh', 'npx klaviyo-access validate --strict', '--strict'],
    ['an unknown choice', 'sh', 'klaviyo-access drift --fail-on severe', 'severe'],
    ['an unknown report format', 'sh', 'node bin/klaviyo-access.js drift --report jsn=a.json', 'jsn'],
    ['too many words', 'sh', 'klaviyo-access validate access.yaml', 'too many arguments'],
    ['a mistake after other commands', 'sh', 'cd a && ! klaviyo-access drift --nothing > b', '--nothing'],
    ['an open quote', 'sh', "klaviyo-access drift --account 'acme", 'a quote is opened'],
    ['an unknown npm script', 'sh', 'npm run dmeo', 'npm run dmeo'],
    ['no language', '', 'klaviyo-access drfit', 'the language ""'],
    ['another language', 'bash', 'klaviyo-access drfit', 'the language "bash"'],
  ])('%s', (_what, language, text, said) => {
    const found = mistakes(block(language, text));

    expect(found).toEqual([expect.stringMatching(/^docs\/page\.md:5: /)]);
    expect(found[0]).toContain(said);
  });

  it('inline', () => {
    expect(mistakes('Run `klaviyo-access drfit` and `klaviyo-access drift`.')).toEqual([
      expect.stringContaining('docs/page.md: klaviyo-access drfit: '),
    ]);
  });

  it('in a list, behind an equal block', () => {
    const fence = '  ```sh\n  klaviyo-access drfit\n  ```\n';

    expect(mistakes(`- one\n\n${fence}\n- two\n\n${fence}`).map((said) => said.split(' ')[0])).toEqual([
      'docs/page.md:3:',
      'docs/page.md:9:',
    ]);
  });
});

describe('dependencies', () => {
  const manifest = {
    dependencies: { yaml: '^2' },
    peerDependencies: { cdktf: '^0.21' },
    devDependencies: { cdktf: '^0.21', jest: '^30', '@swc/jest': '^0.2' },
  };
  const readme = (table: string, list: string): string =>
    `# Home\n\n## Dependencies, and why\n\n| package | why |\n| - | - |\n| ${table} | \`it\` |\n\nDevelopment:\n\n- ${list}\n\n## More\n\n- \`x\`\n`;

  it.each<[string, string, readonly string[]]>([
    ['cdktf, yaml', '`jest` with `@swc/jest`', []],
    ['cdktf', '`jest` with `@swc/jest`', ['the table of dependencies lacks yaml']],
    ['cdktf, yaml, gone', '`jest` with `@swc/jest`', ['the table of dependencies names gone']],
    ['cdktf, yaml', '`jest`', ['the list for development lacks @swc/jest']],
    ['cdktf, yaml', '`jest` with `@swc/jest` and `jest`', ['the list for development names jest']],
    ['yaml', '`cdktf`, `jest` with `@swc/jest`', ['dependencies lacks cdktf', 'development names cdktf']],
  ])('GIVEN a table of %s and a list of %s THEN it is said: %j', (table, list, said) => {
    expect(dependencyMistakes(readme(table, list), manifest)).toEqual(
      said.map((text) => expect.stringContaining(text) as string),
    );
  });

  it('GIVEN a README without them THEN it is an error', () => {
    expect(() => dependencyMistakes('# Home\n', manifest)).toThrow('no heading that begins with "Dependencies"');
  });
});

describe('links', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'klaviyo-docs-'));
    mkdirSync(join(root, 'docs/constructs'), { recursive: true });
    writeFileSync(
      join(root, 'README.md'),
      '# Home\n\n[a](docs/a.md#exit-codes-and-app_updates) [b](https://example.com)\n',
    );
    writeFileSync(join(root, 'docs/a.md'), '# A\n\n## Exit codes, and `app_updates`\n\n## A\n\n[up](../README.md)\n');
    writeFileSync(join(root, 'docs/constructs/b.md'), '[second](../a.md#a-1) [own](#b)\n\n## B\n');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const broken = (): readonly string[] =>
    linkMistakes(
      documentFiles(root).map((file) => readDocument(file, root)),
      root,
    );

  it('resolve against the file that they stand in', () => {
    expect(documentFiles(root)).toEqual(['README.md', 'docs/a.md', 'docs/constructs/b.md']);
    expect(broken()).toEqual([]);
  });

  it.each([
    ['[x](nowhere.md)', 'leads to no file'],
    ['[x](../../../elsewhere.md)', 'leads to no file'],
    ['[x](a.md#nothing)', 'leads to no heading'],
    ['![x](nowhere.png)', 'leads to no file'],
  ])('%s %s', (link, said) => {
    writeFileSync(join(root, 'docs/c.md'), link);

    expect(broken()).toEqual([expect.stringContaining(said)]);
  });

  it('lead to every page', () => {
    const documents = documentFiles(root).map((file) => readDocument(file, root));

    expect(pagesOutOfReach(documents)).toEqual(['docs/constructs/b.md']);
    expect(pagesNotInReadme(documents)).toEqual([]);

    const more = [...documents, documentParts('docs/c.md', '[b](constructs/b.md)')];

    expect(pagesOutOfReach(more)).toEqual(['docs/constructs/b.md', 'docs/c.md']);
    expect(pagesNotInReadme(more)).toEqual(['docs/c.md']);
    expect(
      pagesOutOfReach([
        documentParts('README.md', '[c](docs/c.md#x)'),
        ...more.filter(({ file }) => file !== 'README.md'),
      ]),
    ).toEqual([]);
  });
});
