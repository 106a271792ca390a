import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { SEVERITIES } from '../access/finding-kind.js';
import { type DriftReport } from '../drift/drift-report.js';
import { driftReportSchema } from '../report/drift-report-schema.js';
import { visible } from '../report/visible-text.js';
import { type PreviousReport } from './new-findings.js';
import { PublishError } from './publish-error.js';

const previousReportSchema = z.object({
  version: z.literal(1),
  capturedAt: z.iso.datetime(),
  accounts: z.array(
    z.object({
      name: z.string(),
      findings: z.array(
        z.object({ id: z.string(), severity: z.enum(SEVERITIES), exception: z.looseObject({}).nullable() }),
      ),
    }),
  ),
});

/**
 * Reads a JSON drift report.
 *
 * @param path - relative to `folder`
 * @throws PublishError `PUBLISH_REPORT` if it cannot be read or is not of the form of this release
 */
export function readDriftReport(folder: string, path: string): Promise<DriftReport> {
  return readReport(folder, path, driftReportSchema, '');
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
