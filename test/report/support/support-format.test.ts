import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Tokens } from 'marked';
import { FEATURES } from '../../../src/provider/support.js';
import { SUPPORT_MATRIX } from '../../../src/provider/support-matrix.js';
import { renderSupport } from '../../../src/report/support/support-format.js';
import { columnsOf } from '../../../src/report/wrap.js';
import { ROOT } from '../../docs/documents.js';
import { runCommand } from '../../cli/cli-run.js';

const NAMES = Object.values(SUPPORT_MATRIX).map(({ name }) => name);

const tablesOf = (markdown: string): readonly (readonly string[])[][] =>
  marked
    .lexer(markdown)
    .filter((token): token is Tokens.Table => token.type === 'table')
    .map(({ header, rows }) => [header, ...rows].map((cells) => cells.map(({ text }) => text)));

describe('the matrix as Markdown', () => {
  it('GIVEN docs/support.md THEN its first tables are those of the command', () => {
    const page = readFileSync(join(ROOT, 'docs/support.md'), 'utf8');
    const tables = tablesOf(renderSupport('markdown', SUPPORT_MATRIX));

    expect(tables).toHaveLength(2);
    expect(tablesOf(page).slice(0, 2)).toEqual(tables);
  });

  it('GIVEN the tables THEN each has a column for every provider, and the second a row for every feature', () => {
    const [works, features] = tablesOf(renderSupport('markdown', SUPPORT_MATRIX));

    expect([works![0], features![0]]).toEqual([
      ['', ...NAMES],
      ['', ...NAMES],
    ]);
    expect(features!.slice(1).map(([heading]) => heading)).toEqual(Object.values(FEATURES));
  });
});

describe('the matrix as text', () => {
  it.each([80, 100, 120])('GIVEN a terminal of %d columns THEN no line is wider, and nothing is left out', (width) => {
    const text = renderSupport('text', SUPPORT_MATRIX, { width });
    const words = text.replace(/\s+/g, ' ');

    expect(text.split('\n').filter((line) => columnsOf(line) > width)).toEqual([]);
    expect(NAMES.filter((name) => !text.includes(`\n${name}\n`))).toEqual([]);
    expect(words).toContain('without Lifecycle Management: direct provisioning');
    expect(words).not.toContain('`');
  });

  it('GIVEN another width THEN it is held between 80 and 120', () => {
    expect(renderSupport('text', SUPPORT_MATRIX, { width: 10 })).toBe(
      renderSupport('text', SUPPORT_MATRIX, { width: 80 }),
    );
    expect(renderSupport('text', SUPPORT_MATRIX, { width: 900 })).toBe(
      renderSupport('text', SUPPORT_MATRIX, { width: 120 }),
    );
  });
});

it('GIVEN the command with --format json THEN every provider has the same keys', async () => {
  const { exitCode, stdout } = await runCommand(['support'], { format: 'json' });
  const { providers } = JSON.parse(stdout) as { readonly providers: readonly Record<string, unknown>[] };

  expect(exitCode).toBe(0);
  expect(providers.map(({ kind }) => kind)).toEqual(Object.keys(SUPPORT_MATRIX));
  for (const provider of providers) {
    expect(Object.keys(provider).sort()).toEqual([
      ...[
        'answer',
        'consolePages',
        'declares',
        'features',
        'kind',
        'name',
        'prerequisites',
        'reads',
        'runbook',
        'scim',
        'sso',
      ],
    ]);
    expect(Object.keys(provider.features!)).toEqual(Object.keys(FEATURES));
  }
});
