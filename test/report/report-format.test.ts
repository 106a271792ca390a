import { REPORT_FORMATS, renderReport } from '../../src/report/report-format.js';
import { DRIFTED, report, SHA256, CAPTURED_AT } from './sample-report.js';

test('there is text, json and markdown', () => {
  expect(REPORT_FORMATS).toEqual(['text', 'json', 'markdown']);
});

test.each(REPORT_FORMATS)(
  'GIVEN the format %s THEN evidence and time are in it, it ends in a line end, and is the same again',
  (format) => {
    const shown = renderReport(format, report(DRIFTED), { color: false });

    expect(shown).toContain(SHA256);
    expect(shown).toContain(CAPTURED_AT);
    expect(shown).toMatch(/totalResults"?:? 3/);
    expect(shown).toMatch(/read"?:? 3/);
    expect(shown).toMatch(/[^\n]\n$/);
    expect(renderReport(format, report(DRIFTED), { color: false })).toBe(shown);
  },
);
