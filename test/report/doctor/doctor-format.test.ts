import { renderDoctorReport } from '../../../src/report/doctor/doctor-format.js';
import { DOCTOR_FORMATS } from '../../../src/report/formats.js';
import { doctorText } from '../../../src/report/doctor/doctor-text.js';
import { FAILED, PASSED, report, UNKNOWN } from './doctor-report-sample.js';

describe('renderDoctorReport', () => {
  const value = report(PASSED, FAILED, UNKNOWN);

  it('GIVEN json WHEN rendered THEN a parser reads the report, with version and summary', () => {
    expect(JSON.parse(renderDoctorReport('json', value))).toEqual(value);
    expect(value).toMatchObject({ version: 1, capturedAt: '2026-11-23T06:00:00.000Z' });
    expect(value.summary).toEqual({ pass: 1, fail: 1, warn: 0, 'not checkable': 1 });
  });

  it('GIVEN text WHEN rendered THEN it is the one for a terminal', () => {
    expect(renderDoctorReport('text', value)).toBe(doctorText(value));
  });

  it('GIVEN each format WHEN rendered THEN it ends in one line end', () => {
    for (const format of DOCTOR_FORMATS) expect(renderDoctorReport(format, value)).toMatch(/[^\n]\n$/);
  });
});
