import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Tokens } from 'marked';
import { REVIEW_FLAGS } from '../../src/review/flag.js';
import { FLAG_WORDS } from '../../src/review/flag-words.js';
import { ROOT } from '../docs/documents.js';

test('GIVEN the flags THEN the page about reviews has all of them in their order, with what a reviewer reads', () => {
  const tables = marked
    .lexer(readFileSync(join(ROOT, 'docs/reviews.md'), 'utf8'))
    .filter((token): token is Tokens.Table => token.type === 'table');
  const rows = tables.find(({ header }) => header[0]!.text === 'flag')!.rows.map((row) => row.map(({ text }) => text));
  expect(rows.map(([flag]) => flag)).toEqual(REVIEW_FLAGS.map((flag) => `\`${flag}\``));
  // The document names the setting, which a reviewer does not know.
  const withoutSetting = REVIEW_FLAGS.filter((flag) => flag !== 'unused');
  const meanings = new Map(rows.map(([flag = '', meaning = '']) => [flag, meaning.replace(/\[(.*?)\]\(.*?\)/g, '$1')]));
  expect(withoutSetting.map((flag) => meanings.get(`\`${flag}\``))).toEqual(
    withoutSetting.map((flag) => FLAG_WORDS[flag]),
  );
});
