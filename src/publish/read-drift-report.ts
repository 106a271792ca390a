import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { SEVERITIES } from '../access/finding-kind.js';
import { type DriftReport } from '../drift/drift-report.js';
import { driftReportSchema } from '../report/drift/drift-report-schema.js';
import { contradictions } from '../report/drift/report-contradictions.js';
import { visible } from '../text/visible.js';
import { type PreviousReport } from './new-findings.js';
import { PublishError } from './publish-error.js';

const previousReportSchema = z.object({
  version: z.literal(1),
  capturedAt: z.iso.datetime(),
  accounts: z.array(
    z.object({
      name: z.string(),
      stations: z.object({ assigned: z.object({ available: z.boolean() }) }).optional(),
      findings: z.array(
        z.object({
          id: z.string(),
          // Any word: another release may know other kinds.
          kind: z.string().optional(),
          severity: z.enum(SEVERITIES),
          user: z.string().optional(),
          exception: z.looseObject({}).nullable(),
        }),
      ),
    }),
  ),
});

/**
 * Reads a JSON drift report.
 *
 * @param path - relative to `folder`
 * @throws PublishError `PUBLISH_REPORT` if it cannot be read, is not of the form of this release, or contradicts itself
 */
export async function readDriftReport(folder: string, path: string): Promise<DriftReport> {
  const report = await readReport(folder, path, driftReportSchema, '');
  const [contradiction] = contradictions(report);
  if (contradiction !== undefined) throw notAReport(path, `it contradicts itself (${contradiction})`);
  return report;
}

/**
 * Reads what matters of an earlier JSON drift report, whatever else it holds.
 *
 * @param path - relative to `folder`
 * @throws PublishError `PUBLISH_REPORT` if it cannot be read or is no such report
 */
export function readPreviousReport(folder: string, path: string): Promise<PreviousReport> {
  return readReport(folder, path, previousReportSchema, ' On a first run leave --previous out.');
}

async function readReport<T>(folder: string, path: string, schema: z.ZodType<T>, ifAbsent: string): Promise<T> {
  let text: string;
  try {
    text = await readFile(resolve(folder, path), 'utf8');
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new PublishError('PUBLISH_REPORT', `The report ${visible(path)} cannot be read: ${code}.${ifAbsent}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAReport(path, 'it is not JSON');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const at = result.error.issues
    .slice(0, 1)
    .map(({ path: steps }) => steps.join('.'))
    .join();
  throw notAReport(path, at === '' ? 'it is of another form' : `it is of another form at ${visible(at)}`);
}

function notAReport(path: string, why: string): PublishError {
  return new PublishError(
    'PUBLISH_REPORT',
    `${visible(path)} is not a drift report: ${why}. \`klaviyo-access drift --report json=PATH\` writes one.`,
  );
}
