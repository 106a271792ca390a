import { z } from 'zod';
import { FINDING_KINDS } from '../../access/finding-kind.js';
import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { DRIFT_REPORT_VERSION, type DriftReport } from '../../drift/drift-report.js';
import { driftReportSchema } from './drift-report-schema.js';
import { contradictions } from './report-contradictions.js';
import { type JsonFault, parseJsonText } from '../../text/json-text.js';
import { formFault } from '../../text/form-fault.js';
import { quoted } from '../../text/quoted.js';
import { visible } from '../../text/visible.js';

/** A file that should hold a JSON drift report does not. */
export class DriftReportError extends KlaviyoAccessError {
  override readonly name = 'DriftReportError';
}

/** How many faults are named; the first ones show what kind of file it is. */
const NAMED = 5;

/** What to do about a file that is not a report of any version. */
const AGAIN = 'Write it again with klaviyo-access drift --report json=FILE.';

/**
 * Reads a JSON drift report, such as `klaviyo-access drift --report json=FILE` writes. Every command that reads one reads it
 * here. A report of version 1 is read too: pipelines keep such files.
 *
 * @param path the file's path, for messages
 * @throws DriftReportError if it is not JSON, of a later version, not of the report's form, or if it contradicts itself
 */
export function parseDriftReport(text: string, path: string): DriftReport {
  const shownPath = visible(path);
  const parsed = parseJsonText(text);
  if (!parsed.ok) throw new DriftReportError(`${shownPath} ${faultWords(parsed.fault)} ${AGAIN}`);
  const { value } = parsed;
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > DRIFT_REPORT_VERSION) {
    throw new DriftReportError(
      `${shownPath} is a drift report of version ${version.data.version}, and this program reads versions 1 to ` +
        `${DRIFT_REPORT_VERSION}. Update klaviyo-access here to the version that wrote the report.`,
    );
  }
  const report = driftReportSchema.safeParse(upgraded(value));
  if (!report.success) {
    const faults = report.error.issues.map((issue) =>
      visible(formFault(issue, issue.path.join('.') || 'the whole file')),
    );
    throw refused(`${shownPath} is not a drift report. ${AGAIN}`, faults);
  }
  const faults = contradictions(report.data);
  if (faults.length > 0) {
    throw refused(`${shownPath} contradicts itself, so nothing can be concluded from it. ${AGAIN}`, faults);
  }
  return report.data;
}

function faultWords(fault: JsonFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'is not JSON: the file is empty.';
    case 'utf-16':
      return 'is not JSON in UTF-8: it is UTF-16, as Windows PowerShell 5 writes what `>` sends to a file.';
    case 'surrounded':
      return `has text around its JSON. The first line of that text is ${quoted(fault.line)}.`;
    case 'repeated name':
      return `has an object with the name ${quoted(fault.name)} twice, so nobody can say which value counts.`;
    case 'not json':
      return `is not JSON: ${visible(fault.reason)}.`;
  }
}

function refused(sentence: string, faults: readonly string[]): DriftReportError {
  return new DriftReportError([sentence, ...faults.slice(0, NAMED).map((fault) => `  ${fault}`)].join('\n'));
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The value in the form of the present version; what is not of the form of a report stays as it is. Version 1 called the
 * stations `desired` and `actual` in the figures and in the findings. A kind that the release before did not know has no
 * figure in its reports: there were none. A summary without the figure `assigned` gets that of the station. An account without a
 * state was deployed, since the releases before refused any other.
 */
function upgraded(value: unknown): unknown {
  if (!isFields(value)) return value;
  const names = value.version === 1 ? VERSION_1_NAMES : {};
  const version = value.version === 1 ? DRIFT_REPORT_VERSION : value.version;
  return { ...value, version, accounts: each(value.accounts, (account) => upgradedAccount(account, names)) };
}

const VERSION_1_NAMES: Readonly<Record<string, string>> = { desired: 'declared', actual: 'provisioned' };

function upgradedAccount(account: Fields, names: Readonly<Record<string, string>>): Fields {
  const summary = isFields(account.summary) ? renamed(account.summary, names) : account.summary;
  const byKind = isFields(summary) && isFields(summary.byKind) ? summary.byKind : undefined;
  const none = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0]));
  return {
    state: 'deployed',
    ...account,
    summary:
      byKind === undefined
        ? summary
        : { assigned: assignedPeople(account), waiting: 0, ...(summary as Fields), byKind: { ...none, ...byKind } },
    findings: each(account.findings, (finding) => renamed(finding, names)),
  };
}

function assignedPeople({ stations }: Fields): unknown {
  const assigned = isFields(stations) ? stations.assigned : undefined;
  return isFields(assigned) && assigned.available === true ? assigned.people : null;
}

function renamed(fields: Fields, names: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [names[name] ?? name, value]));
}

function each(list: unknown, change: (item: Fields) => Fields): unknown {
  return Array.isArray(list) ? list.map((item: unknown) => (isFields(item) ? change(item) : item)) : list;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
