import { z } from 'zod';
import { DRIFT_REPORT_VERSION } from '../../drift/drift-report.js';
import { driftReportSchema } from './drift-report-schema.js';

/** The schema of the JSON report as JSON Schema draft-07. schema/drift-report.schema.json holds it. */
export function driftReportJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(driftReportSchema, { target: 'draft-7' });
  return {
    $schema,
    $id: `urn:klaviyo-access:schema:drift-report:${DRIFT_REPORT_VERSION}`,
    title: 'klaviyo-access: drift report',
    description: 'What one drift run found, over all accounts that it read.',
    ...schema,
  };
}
