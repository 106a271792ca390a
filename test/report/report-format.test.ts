import { REPORT_FORMATS, renderReport } from '../../src/report/report-format.js';
import { CAPTURED_AT, DRIFTED, report, SHA256 } from './sample-report.js';

test('the formats, in the order in which they are told', () => {
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
    const shown = renderReport(format, report(DRIFTED), { color: false });

    expect(shown).toContain(SHA256);
    expect(shown).toContain(CAPTURED_AT);
    // totalResults and read, beside each other where the evidence is one line or row.
    expect(shown).toMatch(/totalResults"?:? 3[\s\S]*read"?:? 3|,3,3,/);
    expect(shown).toMatch(/[^\n]\n$/);
    expect(renderReport(format, report(DRIFTED), { color: false })).toBe(shown);
  },
);
