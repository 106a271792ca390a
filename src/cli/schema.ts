import { accessFileJsonSchema } from '../access/json-schema.js';
import { driftReportJsonSchema } from '../report/drift/drift-report-json-schema.js';
import { peopleJsonSchema } from '../report/people/people-json-schema.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

const SCHEMAS = {
  access: accessFileJsonSchema,
  'drift-report': driftReportJsonSchema,
  people: peopleJsonSchema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** `klaviyo-access schema [access|drift-report|people]`: prints a JSON Schema. */
export function schema(of: SchemaName, io: CliIo): ExitCode {
  io.stdout.write(`${JSON.stringify(SCHEMAS[of](), null, 2)}\n`);
  return EXIT.clean;
}
