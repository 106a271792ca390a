import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type z } from 'zod';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import { driftReportJsonSchema } from '../../../src/report/drift/drift-report-json-schema.js';
import { driftReportSchema } from '../../../src/report/drift/drift-report-schema.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { DRIFTED, HOSTILE, hostileReport, IN_SYNC, report } from './sample-report.js';

const FILE = join(__dirname, '../../../schema/drift-report.schema.json');

type Fixed<Value> = Value extends object ? { readonly [Key in keyof Value]: Fixed<Value[Key]> } : Value;

const ajv = new Ajv({ strict: true });
addFormats(ajv);
const validate = ajv.compile(driftReportJsonSchema());

function valid(value: unknown): boolean {
  return validate(value);
}

test('whatever is a report by its type fits the schema', () => {
  // Checked by the compiler: whatever is a report fits the schema.
  const asSchema: Fixed<z.input<typeof driftReportSchema>> = report(DRIFTED);
  const asType: Pick<DriftReport, 'version' | 'capturedAt'> = driftReportSchema.parse(asSchema);

  expect(asType.capturedAt).toBe(asSchema.capturedAt);
});

test('the file holds what the function gives', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(`${JSON.stringify(driftReportJsonSchema(), null, 2)}\n`);
});

test.each<readonly [string, DriftReport]>([
  ['with findings and exceptions', report(DRIFTED, IN_SYNC)],
  ['without accounts', report()],
  ...HOSTILE.map((hostile) => [`with ${JSON.stringify(hostile)}`, hostileReport(hostile)] as const),
])('GIVEN a JSON report %s THEN it validates', (_what, drift) => {
  expect(valid(JSON.parse(renderReport('json', drift, { color: false })))).toBe(true);
});

test.each([
  ['another version', { version: 3 }],
  ['a captured time without a zone', { capturedAt: '2026-08-01T06:00:00' }],
  ['an unknown key', { extra: true }],
  ['an unknown kind', { accounts: [{ ...DRIFTED, findings: [{ ...DRIFTED.findings[0], kind: 'gone' }] }] }],
  ['a summary without a kind', { accounts: [{ ...DRIFTED, summary: { ...DRIFTED.summary, byKind: { missing: 1 } } }] }],
  ['a short digest', { accounts: [{ ...DRIFTED, listing: { ...DRIFTED.listing, sha256: '0a' } }] }],
])('GIVEN %s THEN it does not', (_what, changes) => {
  expect(valid(JSON.parse(JSON.stringify({ ...report(DRIFTED), ...changes })))).toBe(false);
});
