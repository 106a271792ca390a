import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, readDocument, ROOT } from './documents.js';

/** The examples of a section of a page, by its heading, in their order. */
export function sectionExamples(file: string, heading: string): readonly Example[] {
  const { examples } = readDocument(file);
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  const from = lines.indexOf(heading) + 1;
  expect(from).toBeGreaterThan(0);
  const to = lines.findIndex((line, index) => index >= from && line.startsWith('## '));
  return examples.filter(({ line }) => line > from && (to === -1 || line <= to));
}
