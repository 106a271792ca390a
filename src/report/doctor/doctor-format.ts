import { type DoctorReport } from '../../doctor/doctor-report.js';
import { doctorText } from './doctor-text.js';
import { plainJson } from '../plain-json.js';

/** The formats of a doctor's report: for a terminal and for another program. */
export const DOCTOR_FORMATS = ['text', 'json'] as const;

export type DoctorFormat = (typeof DOCTOR_FORMATS)[number];

const RENDERERS: Readonly<Record<DoctorFormat, (report: DoctorReport) => string>> = {
  text: doctorText,
  json: plainJson,
};

/** A doctor's report in a format, ending in a line end. */
export function renderDoctorReport(format: DoctorFormat, report: DoctorReport): string {
  return RENDERERS[format](report);
}
