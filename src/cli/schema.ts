import { accessFileJsonSchema } from '../access/json-schema.js';
import { driftReportJsonSchema } from '../report/drift-report-schema.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

const SCHEMAS: Readonly<Record<string, () => object>> = {
  access: accessFileJsonSchema,
  'drift-report': driftReportJsonSchema,
};

/** `klaviyo-access schema [access|drift-report]`: prints a JSON Schema. */
export function schema(of: string, io: CliIo): ExitCode {
  const make = Object.hasOwn(SCHEMAS, of) ? SCHEMAS[of] : undefined;
  if (make === undefined) {
    throw new CliError(`There is no schema "${of}"; there are ${Object.keys(SCHEMAS).join(' and ')}.`);
  }
  io.stdout.write(`${JSON.stringify(make(), null, 2)}\n`);
  return EXIT.clean;
}
