import { writeFileSync } from 'node:fs';
import process from 'node:process';
import prettier from 'prettier';
import { rolldown } from 'rolldown';

/**
 * `node build/reviewer-page.mjs [FILE]`: bundles the script of a reviewer's page and writes it as the text that the page holds, into FILE or to
 * standard output. The text is committed, so that the page is the same byte for byte whatever ran the code that makes it; a test compares.
 */
const FOLDER = 'src/report/review/page';

const bundle = await rolldown({
  input: `${FOLDER}/browser/main.ts`,
  platform: 'browser',
  resolve: { extensionAlias: { '.js': ['.ts'] } },
  tsconfig: `${FOLDER}/browser/tsconfig.json`,
});
const { output } = await bundle.generate({
  format: 'iife',
  comments: false,
  minify: false,
});
const [{ code }] = output;
/** A page is read in UTF-8 whatever happens; a text that is committed had better be plain. */
const ascii = (line) =>
  line.replace(/[^\x20-\x7e\t]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const lines = [
  "'use strict';",
  ...code
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ascii(line.replaceAll('/* @__PURE__ */ ', ''))),
];
const text = [
  '/* eslint-disable max-lines -- It is made: change the files in browser/ and form/, then run `npm run page`. */',
  '',
  "/** The script of a reviewer's page, as it stands in the page. */",
  `export const PAGE_SCRIPT = [${lines.map((line) => JSON.stringify(line)).join(',\n')}].join('\\n');`,
].join('\n');
const file = `${FOLDER}/page-script.ts`;
const formatted = await prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
const [, , to] = process.argv;
if (to === undefined) process.stdout.write(formatted);
else writeFileSync(to, formatted);
