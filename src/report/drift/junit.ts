import { create } from 'xmlbuilder2';
import { type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport, type Notice } from '../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { type Finding } from '../../drift/finding.js';
import { type ReportOptions } from './report-options.js';
import {
  hopWords,
  listingWords,
  NOTHING_CHECKED,
  placePath,
  REPORT_TITLE,
  standing,
  stationRows,
  verdict,
  type Standing,
  reasonWords,
  untilWords,
} from './report-words.js';
import { visible } from '../../text/visible.js';

type Element = ReturnType<typeof create>;

/**
 * The report as JUnit XML, which CI systems show as test results: a test suite for each account. Its first test case
 * passes and holds the evidence that the listing was complete; then a test case for each notice, which fails where a finding
 * of the account does; then one for each finding, which fails if it fails the run, is skipped if it is excepted, and passes
 * with its words as output if it weighs less. A report without accounts is an error, not an empty success.
 *
 * Text from outside goes through `visible`, which leaves nothing that XML 1.0 does not allow; markup is escaped.
 */
export function junitReport(report: DriftReport, { failOn }: ReportOptions): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: REPORT_TITLE,
    ...tally(report.accounts, failOn),
  });
  if (report.accounts.length === 0) nothingChecked(root, report.capturedAt);
  for (const account of report.accounts) suite(root, account, report.capturedAt, failOn);
  return `${root.end({ prettyPrint: true })}\n`;
}

/** The counts of test cases; each account has one more than notices and findings, which passes. */
function tally(accounts: DriftReport['accounts'], failOn: Severity | undefined): Readonly<Record<string, number>> {
  const standings = accounts.flatMap((account) => [
    ...account.notices.map(() => noticeStanding(account, failOn)),
    ...account.findings.map((finding) => standing(finding, failOn)),
  ]);
  const number = (wanted: Standing): number => standings.filter((each) => each === wanted).length;
  const errors = accounts.length === 0 ? 1 : 0;
  return {
    tests: standings.length + accounts.length + errors,
    failures: number('failing'),
    errors,
    skipped: number('excepted'),
  };
}

function nothingChecked(root: Element, capturedAt: string): void {
  root
    .ele('testsuite', { name: REPORT_TITLE, ...tally([], undefined), timestamp: timestamp(capturedAt) })
    .ele('testcase', { classname: REPORT_TITLE, name: 'accounts checked' })
    .ele('error', { message: NOTHING_CHECKED, type: 'nothing-checked' });
}

function suite(root: Element, account: AccountDrift, capturedAt: string, failOn: Severity | undefined): void {
  const { read, sha256 } = listingWords(account);
  const element = root.ele('testsuite', {
    name: visible(account.name),
    ...tally([account], failOn),
    timestamp: timestamp(capturedAt),
  });
  const properties = element.ele('properties');
  for (const [name, value] of [
    ['capturedAt', capturedAt],
    ['accountKind', account.kind],
    ['verdict', verdict(account, failOn)],
    ['listing', read],
    ['sha256', sha256],
    ...stationRows(account).map(([station, source, people]) => [station, `${source} (people: ${people})`] as const),
  ] as const) {
    properties.ele('property', { name, value: visible(value) });
  }
  element
    .ele('testcase', { classname: visible(account.name), name: 'listing complete' })
    .ele('system-out')
    .txt(visible(`${read}, SHA-256 ${sha256}`));
  for (const notice of account.notices) noticeCase(element, account, notice, noticeStanding(account, failOn));
  for (const finding of account.findings) testCase(element, account, finding, standing(finding, failOn));
}

/** A notice takes nothing from the findings and adds nothing: it fails with them. */
function noticeStanding(account: AccountDrift, failOn: Severity | undefined): Standing {
  return accountFailsOn(account, failOn ?? DEFAULT_FAIL_ON).length > 0 ? 'failing' : 'below';
}

function noticeCase(suiteElement: Element, { name }: AccountDrift, { kind, message }: Notice, stands: Standing): void {
  const element = suiteElement.ele('testcase', { classname: visible(name), name: kind });
  if (stands === 'failing') element.ele('failure', { message: visible(message), type: kind });
  else element.ele('system-out').txt(visible(message));
}

/** JUnit's schemas want a time without fraction and zone. */
function timestamp(capturedAt: string): string {
  return visible(capturedAt.replace(/(\.\d+)?Z$/, ''));
}

function testCase(suiteElement: Element, account: AccountDrift, finding: Finding, stands: Standing): void {
  const { kind, severity, user, id, message, exception, place } = finding;
  const element = suiteElement.ele('testcase', {
    classname: visible(account.name),
    name: visible(`${kind}: ${user} (${id})`),
    ...(place && { file: visible(placePath(place.path)), line: place.line }),
  });
  const words = findingWords(account, finding);
  if (stands === 'failing') {
    element.ele('failure', { message: visible(message), type: `${severity} ${kind}` }).txt(words);
  } else {
    if (exception !== null) {
      const reason = `excepted until ${untilWords(exception)}: ${reasonWords(exception)}`;
      element.ele('skipped', { message: visible(reason) });
    }
    element.ele('system-out').txt(words);
  }
}

function findingWords(account: AccountDrift, finding: Finding): string {
  const { severity, kind, message, remedy, place } = finding;
  return [
    `Severity: ${severity}, kind: ${kind}`,
    `What: ${message}`,
    `Do: ${remedy}`,
    `Hop: ${hopWords(account, finding)}`,
    ...(place === null ? [] : [`Access file: ${place.path}:${place.line}:${place.column}`]),
  ]
    .map(visible)
    .join('\n');
}
