import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultMarkdown, writeFaultMarkdown } from './fault-markdown.js';
import { FAULT_TABLE } from './fault-table.js';
import { WRITE_FAULT_TABLE } from './write-fault-table.js';

const document = readFileSync(join(__dirname, '../../docs/faults.md'), 'utf8');

/** The cells of the first table of a Markdown text that begins with these words. */
function tableOf(markdown: string, begin: string): readonly (readonly string[])[] {
  const lines = markdown.slice(markdown.indexOf(begin)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .filter((line) => !/^\|[\s|:-]+$/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

test.each([
  ['a listing', '| fault ', faultMarkdown(FAULT_TABLE)],
  ['writes', '| moment ', writeFaultMarkdown(WRITE_FAULT_TABLE)],
])('GIVEN docs/faults.md THEN its table of %s is the one that the matrix is compared with', (_what, begin, table) => {
  expect(tableOf(document, begin)).toEqual(tableOf(table, begin));
});
