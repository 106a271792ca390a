import { toUSVString } from 'node:util';
import { type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { driftReportSchema, findingSchema } from './drift-report-schema.js';
import { escapeHidden } from './json-escape.js';
import { plainFindingJson } from './json-finding.js';

/**
 * The report as JSON: the value itself, indented by two blanks, keys in the schema's order, a line end at the end.
 * schema/drift-report.schema.json describes it.
 *
 * Characters that would not show are written as `\u` escapes, and so is the first of `##[`, which a GitHub Actions log
 * takes for a command: a parser reads the same text. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
 *
 * @throws ZodError if the value is not of the report's form
 */
export function jsonReport(report: DriftReport): string {
  return [...jsonParts(report)].join('');
}

/**
 * {@link jsonReport} part by part, so that the JSON of a hundred thousand findings is never in memory as a whole.
 *
 * @throws ZodError if the value is not of the report's form, which may show after some parts
 */
export function* jsonParts(report: DriftReport): Generator<string, undefined> {
  if (!hasFindings(report)) {
    yield throughSchema(report);
    return;
  }
  const without = { ...report, accounts: report.accounts.map((account) => ({ ...account, findings: [] })) };
  // It is a line of the report and never part of a text, since no text has a line end in it.
  const [first = '', ...rest] = throughSchema(without).split(EMPTY_LIST);
  yield first;
  for (const [index, part] of rest.entries()) {
    yield* findingsParts(report, report.accounts[index]!.findings);
    yield part;
  }
}

const EMPTY_LIST = '\n      "findings": []';

/** What a caller gives as a report may be none; the schema then says what is wrong with it. */
function hasFindings(report: { readonly accounts?: unknown }): boolean {
  const accounts: unknown = report.accounts;
  return (
    Array.isArray(accounts) &&
    accounts.every((account: { readonly findings?: unknown } | null | undefined) => Array.isArray(account?.findings))
  );
}

/** All of it through the schema, so that keys stand in its order and nothing comes out that it does not describe. */
function throughSchema(report: DriftReport): string {
  return `${escapeHidden(JSON.stringify(driftReportSchema.parse(report), wellFormed, 2))}\n`;
}

/** An account's findings, as they stand in the report. */
function* findingsParts(report: DriftReport, findings: readonly Finding[]): Generator<string, undefined> {
  if (findings.length === 0) {
    yield EMPTY_LIST;
    return;
  }
  let before = '\n      "findings": [\n        ';
  for (const finding of findings) {
    const json = plainFindingJson(finding) ?? findingJson(finding);
    if (json === undefined) {
      // The schema says what is wrong, and where in the report.
      driftReportSchema.parse(report);
      throw new TypeError('A finding is not of the form of the report.');
    }
    yield before + json;
    before = ',\n        ';
  }
  yield '\n      ]';
}

function findingJson(finding: Finding): string | undefined {
  const reading = findingSchema.safeParse(finding);
  if (!reading.success) return undefined;
  return escapeHidden(JSON.stringify(reading.data, wellFormed, 2)).replaceAll('\n', '\n        ');
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? toUSVString(value) : value;
}
