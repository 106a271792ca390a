import { type DoctorReport } from '../../doctor/doctor-report.js';
import { doctorText } from './doctor-text.js';
import { plainJson } from '../plain-json.js';
import { type DoctorFormat } from '../formats.js';

const RENDERERS: Readonly<Record<DoctorFormat, (report: DoctorReport) => string>> = {
  text: doctorText,
  json: plainJson,
};

/** A doctor's report in a format, ending in a line end. */
export function renderDoctorReport(format: DoctorFormat, report: DoctorReport): string {
  return RENDERERS[format](report);
}
