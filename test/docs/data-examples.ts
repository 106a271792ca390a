import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { parseRoster } from '../../src/directory/parse-roster.js';
import { ROOT } from './documents.js';

/** A whole access file must be one; any other YAML must at least be YAML. */
export function checkYaml(text: string): void {
  const document = parseDocument(text);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw fault;
  if (document.has('version')) parseAccessFile(text, { path: 'access.yaml' });
}

/** A CSV file that begins with userName is a roster; any other must at least have equal lines. */
export function checkCsv(text: string): void {
  if (/^\s*userName\b/i.test(text)) parseRoster(text, { path: 'people.csv' });
  else parseCsv(text);
}

const ajv = new Ajv({ strict: true, allErrors: true });
addFormats(ajv);
const isDriftReport = ajv.compile(
  JSON.parse(readFileSync(join(ROOT, 'schema/drift-report.schema.json'), 'utf8')) as object,
);

/** JSON with a version and accounts is a drift report and must fit its schema. */
export function checkJson(text: string): void {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('version' in value && 'accounts' in value)) return;
  if (!isDriftReport(value)) throw new Error(`no drift report: ${ajv.errorsText(isDriftReport.errors)}`);
}

/** The shell scripts in a YAML text: what stands under `run` in a pipeline's steps. */
export function scriptsInYaml(text: string): readonly string[] {
  const scripts: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'run' && typeof member === 'string') scripts.push(member);
      visit(member);
    }
  };
  visit(parseDocument(text).toJS());
  return scripts;
}
