import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CSV_HEADER } from '../../../src/report/drift/csv.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { REPORT_FORMATS } from '../../../src/report/formats.js';
import { tablesOf } from '../parsed-markdown.js';
import { CAPTURED_AT, DRIFTED, report, SHA256 } from './sample-report.js';

test('the formats, in the order in which they are listed', () => {
  expect(REPORT_FORMATS.filter((format) => format !== ('html' as string))).toEqual([
    'text',
    'json',
    'markdown',
    'github',
    'junit',
    'sarif',
    'csv',
  ]);
});

test.each(REPORT_FORMATS)(
  'GIVEN the format %s THEN evidence and time are in it, it ends in a line end, and is the same again',
  (format) => {
    const options = { color: false, details: true };
    const shown = renderReport(format, report(DRIFTED), options);

    // A comment has the digest's first characters, by which the whole one is found in the other formats.
    expect(shown).toContain(format === 'markdown' ? SHA256.slice(0, 12) : SHA256);
    expect(shown).toContain(CAPTURED_AT);
    // totalResults and read, beside each other where the evidence is one line or row.
    expect(shown).toMatch(/totalResults"?:? 3[\s\S]*read"?:? 3|,3,3,|\b3 of 3\b/);
    expect(shown).toMatch(/[^\n]\n$/);
    expect(renderReport(format, report(DRIFTED), options)).toBe(shown);
  },
);

describe('docs/drift.md, "Reports"', () => {
  const tables = tablesOf(readFileSync(join(__dirname, '../../../docs/drift.md'), 'utf8').split(/^## /m).at(-1)!);
  const namesUnder = (heading: string): readonly string[] =>
    tables
      .filter(({ header }) => header[0]?.text === heading)
      .flatMap(({ rows }) => rows.flatMap(([first]) => first!.text.match(/(?<=`)\w+(?=`)/g) ?? []));

  test('tells every format that there is, in order', () => {
    expect(namesUnder('format')).toEqual(REPORT_FORMATS);
  });

  test('tells every column of the CSV report, in order', () => {
    expect(namesUnder('columns')).toEqual(CSV_HEADER);
  });
});
