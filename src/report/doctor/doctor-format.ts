import { type DoctorReport } from '../../doctor/doctor-report.js';
import { doctorText, type DoctorTextOptions } from './doctor-text.js';
import { plainJson } from '../plain-json.js';
import { type DoctorFormat } from '../formats.js';

const RENDERERS: Readonly<Record<DoctorFormat, (report: DoctorReport, options: DoctorTextOptions) => string>> = {
  text: doctorText,
  json: (report) => plainJson(report),
};

/** A doctor's report in a format, ending in a line end. The options are for the text. */
export function renderDoctorReport(
  format: DoctorFormat,
  report: DoctorReport,
  options: DoctorTextOptions = {},
): string {
  return RENDERERS[format](report, options);
}
