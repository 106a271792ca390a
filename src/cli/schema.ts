import { accessFileJsonSchema } from '../access/json-schema.js';
import { driftReportJsonSchema } from '../report/drift/drift-report-json-schema.js';
import { explainJsonSchema } from '../report/explain/explain-json.js';
import { leaversJsonSchema } from '../report/leavers/leavers-json.js';
import { offboardingJsonSchema } from '../report/offboarding/offboarding-json.js';
import { peopleJsonSchema } from '../report/people/people-json-schema.js';
import {
  reviewEvidenceJsonSchema,
  reviewJournalJsonSchema,
  reviewPopulationJsonSchema,
  reviewStepsJsonSchema,
  reviewVerificationJsonSchema,
} from '../report/review/review-json-schemas.js';
import { reviewStatusJsonSchema } from '../report/review/status/status-json.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

const SCHEMAS = {
  access: accessFileJsonSchema,
  'drift-report': driftReportJsonSchema,
  people: peopleJsonSchema,
  explain: explainJsonSchema,
  offboarding: offboardingJsonSchema,
  leavers: leaversJsonSchema,
  'review-status': reviewStatusJsonSchema,
  'review-evidence': reviewEvidenceJsonSchema,
  'review-population': reviewPopulationJsonSchema,
  'review-journal': reviewJournalJsonSchema,
  'review-steps': reviewStepsJsonSchema,
  'review-verification': reviewVerificationJsonSchema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** `klaviyo-access schema [access|drift-report|…]`: prints a JSON Schema. */
export function schema(of: SchemaName, io: CliIo): ExitCode {
  io.stdout.write(`${JSON.stringify(SCHEMAS[of](), null, 2)}\n`);
  return EXIT.clean;
}
