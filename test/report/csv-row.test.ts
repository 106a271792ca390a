import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { CSV_ROW_END, csvCells, type CsvValue } from '../../src/report/csv-row.js';
import { spreadsheetText } from '../../src/report/spreadsheet-text.js';
import { anyText } from '../text/any-text.js';

describe('csvCells', () => {
  it('GIVEN a quote, a comma and a formula THEN the quote is written twice, all are in quotes, and the formula is none', () => {
    expect(csvCells(['Ada "the" one', 'a,b', '=1+1', 7, true, null, undefined])).toBe(
      `"Ada ""the"" one","a,b","'=1+1",7,"true","",""`,
    );
  });

  it('GIVEN any values THEN a library for CSV writes the same', () => {
    const value = fc.oneof(anyText(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        expect(csvCells(values) + CSV_ROW_END).toBe(byLibrary(values));
      }),
    );
  });
});

function byLibrary(values: readonly CsvValue[]): string {
  const cells = values.map((value) => (typeof value === 'number' ? value : spreadsheetText(String(value ?? ''))));
  return stringify([cells], { record_delimiter: 'windows', quoted_string: true });
}
