import { z } from 'zod';
import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { type DriftReport } from '../../drift/drift-report.js';
import { driftReportSchema } from './drift-report-schema.js';
import { contradictions } from './report-contradictions.js';
import { visible } from '../../text/visible.js';

/** A file that should hold a JSON drift report does not. */
export class DriftReportError extends KlaviyoAccessError {
  override readonly name = 'DriftReportError';
}

/** How many faults are told; the first ones show what kind of file it is. */
const TOLD = 5;

/**
 * Reads a JSON drift report, such as `klaviyo-access drift --report json=FILE` writes.
 *
 * @param path what to call the file in messages
 * @throws DriftReportError if it is no JSON, of another version, not of the report's form, or if it contradicts itself
 */
export function parseDriftReport(text: string, path: string): DriftReport {
  const shownPath = visible(path);
  const again = 'Write it again with klaviyo-access drift --report json=FILE.';
  let value: unknown;
  try {
    // RFC 8259, section 8.1: a parser may ignore a byte order mark; some shells write one.
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = visible(error instanceof Error ? error.message : String(error));
    throw new DriftReportError(`${shownPath} is no JSON: ${reason}. ${again}`);
  }
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version !== 1) {
    throw new DriftReportError(
      `${shownPath} is a drift report of version ${version.data.version}, and this program reads version 1. Run the ` +
        'check and the report with the same version of klaviyo-access.',
    );
  }
  const report = driftReportSchema.safeParse(value);
  if (!report.success) {
    const faults = report.error.issues.map(
      (issue) => `${visible(issue.path.join('.') || 'the whole file')}: ${visible(issue.message)}`,
    );
    throw refused(`${shownPath} is no drift report. ${again}`, faults);
  }
  const faults = contradictions(report.data);
  if (faults.length > 0) {
    throw refused(`${shownPath} contradicts itself, so nothing can be concluded from it. ${again}`, faults);
  }
  return report.data;
}

function refused(sentence: string, faults: readonly string[]): DriftReportError {
  return new DriftReportError([sentence, ...faults.slice(0, TOLD).map((fault) => `  ${fault}`)].join('\n'));
}
