import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultMarkdown } from './fault-markdown.js';
import { FAULT_TABLE } from './fault-table.js';

const document = readFileSync(join(__dirname, '../../docs/faults.md'), 'utf8');

test('GIVEN docs/faults.md THEN its table is the one that the matrix is compared with', () => {
  const lines = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('|'));
  const cells = (line: string) => line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const ofDocument = lines(document.slice(document.indexOf('| fault '))).filter((line) => !/^\|[\s|:-]+$/.test(line));
  const ofTable = lines(faultMarkdown(FAULT_TABLE)).filter((line) => !/^\|[\s|:-]+$/.test(line));
  expect(ofDocument.map(cells)).toEqual(ofTable.map(cells));
});
