import { DOCTOR_FORMATS, renderDoctorReport } from '../../src/report/doctor-format.js';
import { doctorJson } from '../../src/report/doctor-json.js';
import { doctorText } from '../../src/report/doctor-text.js';
import { FAILED, PASSED, report, UNKNOWN } from './doctor-report-sample.js';

describe('doctorJson', () => {
  it('GIVEN a report WHEN rendered THEN a parser reads the same, with version and summary', () => {
    const value = report(PASSED, FAILED, UNKNOWN);
    expect(JSON.parse(doctorJson(value))).toEqual(value);
    expect(value).toMatchObject({ version: 1, capturedAt: '2026-11-23T06:00:00.000Z' });
    expect(value.summary).toEqual({ pass: 1, fail: 1, warn: 0, 'not checkable': 1 });
  });

  it('GIVEN text from outside WHEN rendered THEN only visible ASCII comes, and no command of a log', () => {
    const json = doctorJson(report({ ...PASSED, reason: '##[error] ä\u202e\ud800 ###[' }));
    expect(json).toMatch(/^[\n\x20-\x7e]*$/);
    expect(json).not.toContain('##[');
    expect(json.endsWith('}\n')).toBe(true);
  });
});

describe('renderDoctorReport', () => {
  it('GIVEN each format WHEN rendered THEN it is that one', () => {
    const value = report(PASSED);
    expect(DOCTOR_FORMATS.map((format) => renderDoctorReport(format, value))).toEqual([
      doctorText(value),
      doctorJson(value),
    ]);
  });
});
