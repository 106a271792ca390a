import XMLBuilder from 'fast-xml-builder';
import { type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport, type Notice } from '../../drift/drift-report.js';
import { accountFails } from '../../drift/fail-on.js';
import { type Finding } from '../../drift/finding.js';
import { type ReportOptions } from './report-options.js';
import {
  HOP_EXPLAINED,
  hopWords,
  listingWords,
  NOTHING_CHECKED,
  placePath,
  REPORT_TITLE,
  standing,
  stationRows,
  stationsExplained,
  verdict,
  type Standing,
  reasonWords,
  untilPhrase,
} from './report-words.js';
import { visible } from '../../text/visible.js';

/** An element: its attributes have names that begin with `@`, `#text` is its text, and a list is an element each. */
interface XmlElement {
  readonly [name: string]: string | number | XmlElement | readonly XmlElement[];
}

const xml = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
});

/**
 * The report as JUnit XML, which CI systems show as test results: a test suite for each account. Its first test case
 * passes and holds the evidence that the listing was complete; then a test case for each notice, which fails where a finding
 * of the account does; then one for each finding, which fails if it fails the run, is skipped if it is excepted, and passes
 * with its words as output if it weighs less. A report without accounts is an error, not an empty success.
 *
 * Text from outside goes through `visible`, which leaves nothing that XML 1.0 does not allow; markup is escaped.
 */
export function junitReport(report: DriftReport, options: ReportOptions): string {
  return [...junitParts(report, options)].join('');
}

/** {@link junitReport} part by part, so that the XML of a hundred thousand findings is never in memory as a whole. */
export function* junitParts(report: DriftReport, { failOn }: ReportOptions): Generator<string, undefined> {
  const { accounts, capturedAt } = report;
  const suites = accounts.map((account) => suite(account, capturedAt, failOn));
  const frame = xml.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': REPORT_TITLE,
      ...tally(accounts, failOn),
      testsuite: accounts.length === 0 ? [nothingChecked(capturedAt)] : suites,
    },
  });
  const [first = '', ...rest] = frame.split(testCaseLines([FINDINGS_HERE]));
  yield first;
  for (const [index, part] of rest.entries()) {
    const account = accounts[index]!;
    for (let start = 0; start < account.findings.length; start += CASES_AT_A_TIME) {
      const some = account.findings.slice(start, start + CASES_AT_A_TIME);
      yield testCaseLines(some.map((finding) => testCase(account, finding, standing(finding, failOn))));
    }
    yield part;
  }
}

/** Test cases that become one text in one go: enough to be fast, few enough that they are soon let go. */
const CASES_AT_A_TIME = 200;

/** Stands in a suite in place of its findings. The character is one that XML does not allow, so that no text has it. */
const FINDINGS_HERE: XmlElement = { '@name': '\u0001' };

/** Test cases as they stand in a suite of the report. */
function testCaseLines(cases: readonly XmlElement[]): string {
  const lines = xml.build({ testsuites: { testsuite: { testcase: cases } } });
  return lines.slice(lines.indexOf('    <testcase'), lines.lastIndexOf('  </testsuite>'));
}

/** The counts of test cases; each account has one more than notices and findings, which passes. */
function tally(accounts: DriftReport['accounts'], failOn: Severity | undefined): XmlElement {
  const standings = accounts.flatMap((account) => [
    ...account.notices.map(() => noticeStanding(account, failOn)),
    ...account.findings.map((finding) => standing(finding, failOn)),
  ]);
  const number = (wanted: Standing): number => standings.filter((each) => each === wanted).length;
  const errors = accounts.length === 0 ? 1 : 0;
  return {
    '@tests': standings.length + accounts.length + errors,
    '@failures': number('failing'),
    '@errors': errors,
    '@skipped': number('excepted'),
  };
}

function nothingChecked(capturedAt: string): XmlElement {
  return {
    '@name': REPORT_TITLE,
    ...tally([], undefined),
    '@timestamp': timestamp(capturedAt),
    testcase: {
      '@classname': REPORT_TITLE,
      '@name': 'accounts checked',
      error: { '@message': NOTHING_CHECKED, '@type': 'nothing-checked' },
    },
  };
}

function suite(account: AccountDrift, capturedAt: string, failOn: Severity | undefined): XmlElement {
  const { read, sha256 } = listingWords(account);
  const properties = [
    ['capturedAt', capturedAt],
    ['accountKind', account.kind],
    ['verdict', verdict(account, failOn)],
    ['stations', stationsExplained([account])],
    ['hop', HOP_EXPLAINED],
    ['listing', read],
    ['sha256', sha256],
    ...stationRows(account).map(([station, source, people]) => [station, `${source} (people: ${people})`] as const),
  ] as const;
  return {
    '@name': visible(account.name),
    ...tally([account], failOn),
    '@timestamp': timestamp(capturedAt),
    properties: { property: properties.map(([name, value]) => ({ '@name': name, '@value': visible(value) })) },
    testcase: [
      {
        '@classname': visible(account.name),
        '@name': 'listing complete',
        'system-out': visible(`${read}, SHA-256 ${sha256}`),
      },
      ...account.notices.map((notice) => noticeCase(account, notice, noticeStanding(account, failOn))),
      FINDINGS_HERE,
    ],
  };
}

/** A notice takes nothing from the findings and adds nothing: it fails with the account. */
function noticeStanding(account: AccountDrift, failOn: Severity | undefined): Standing {
  return accountFails(account, failOn) ? 'failing' : 'below';
}

function noticeCase({ name }: AccountDrift, { kind, message }: Notice, stands: Standing): XmlElement {
  return {
    '@classname': visible(name),
    '@name': kind,
    ...(stands === 'failing'
      ? { failure: { '@message': visible(message), '@type': kind } }
      : { 'system-out': visible(message) }),
  };
}

/** JUnit's schemas want a time without fraction and zone. */
function timestamp(capturedAt: string): string {
  return visible(capturedAt.replace(/(\.\d+)?Z$/, ''));
}

function testCase(account: AccountDrift, finding: Finding, stands: Standing): XmlElement {
  const { kind, severity, user, id, message, exception, place } = finding;
  const words = findingWords(account, finding);
  return {
    '@classname': visible(account.name),
    '@name': visible(`${kind}: ${user} (${id})`),
    ...(place && { '@file': visible(placePath(place.path)), '@line': place.line }),
    ...(stands !== 'failing' &&
      exception !== null && {
        skipped: {
          '@message': visible(`excepted, ${untilPhrase(exception)}: ${reasonWords(exception)}`),
        },
      }),
    ...(stands === 'failing'
      ? { failure: { '@message': visible(message), '@type': `${severity} ${kind}`, '#text': words } }
      : { 'system-out': words }),
  };
}

function findingWords(account: AccountDrift, finding: Finding): string {
  const { severity, kind, message, remedy, place } = finding;
  const hop = hopWords(account, finding);
  return [
    `Severity: ${severity}, kind: ${kind}`,
    `What: ${message}`,
    `Do: ${remedy}`,
    ...(hop === undefined ? [] : [`Hop: ${hop}`]),
    ...(place === null ? [] : [`Access file: ${place.path}:${place.line}:${place.column}`]),
  ]
    .map(visible)
    .join('\n');
}
