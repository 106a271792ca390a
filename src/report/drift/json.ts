import { toUSVString } from 'node:util';
import { type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { driftReportSchema, findingSchema } from './drift-report-schema.js';
import { escapeHidden } from './json-escape.js';
import { plainFindingJson } from './json-finding.js';

/** Findings that become one text in one go: enough to be fast, few enough that their parts are soon let go. */
const FINDINGS_AT_A_TIME = 200;

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
  if (!hasFindings(report)) return throughSchema(report);
  const lists: (readonly string[])[] = [];
  for (const { findings } of report.accounts) {
    const list = findingsJson(findings);
    if (list === undefined) return throughSchema(report);
    lists.push(list);
  }
  const without = { ...report, accounts: report.accounts.map((account) => ({ ...account, findings: [] })) };
  // It is a line of the report and never part of a text, since no text has a line end in it.
  const [first = '', ...rest] = throughSchema(without).split(EMPTY_LIST);
  return [first, ...rest.flatMap((part, index) => [...lists[index]!, part])].join('');
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

/** An account's findings as parts of the report; undefined if one of them is not of the report's form. */
function findingsJson(findings: readonly Finding[]): readonly string[] | undefined {
  if (findings.length === 0) return [EMPTY_LIST];
  const parts: string[] = [];
  for (let start = 0; start < findings.length; start += FINDINGS_AT_A_TIME) {
    const some: string[] = [];
    for (const finding of findings.slice(start, start + FINDINGS_AT_A_TIME)) {
      const json = plainFindingJson(finding) ?? findingJson(finding);
      if (json === undefined) return undefined;
      some.push(json);
    }
    parts.push(`${start === 0 ? '\n      "findings": [' : ','}\n        ${some.join(',\n        ')}`);
  }
  return [...parts, '\n      ]'];
}

function findingJson(finding: Finding): string | undefined {
  const reading = findingSchema.safeParse(finding);
  if (!reading.success) return undefined;
  return escapeHidden(JSON.stringify(reading.data, wellFormed, 2)).replaceAll('\n', '\n        ');
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? toUSVString(value) : value;
}
