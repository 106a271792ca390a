import type { Location, Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import { FINDING_KINDS, type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport, type Notice, NOTICE_KINDS } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { isAboutPerson, KINDS } from '../../drift/kinds.js';
import { type ReportOptions } from './report-options.js';
import {
  HOP_EXPLAINED,
  NOT_READ,
  NOTHING_CHECKED,
  placePath,
  reasonWords,
  standing,
  stationsExplained,
  stationStates,
  totals,
  untilPhrase,
  verdict,
} from './report-words.js';
import { visible } from '../../text/visible.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVEL: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** What each kind of notice says. */
const NOTICES: Readonly<Record<Notice['kind'], string>> = {
  'probable-configuration-fault': 'So much differs that the cause is probably the configuration.',
  'not-deployed': 'The app is not in the identity provider yet.',
  empty: 'Nobody is assigned to the app yet.',
};

/**
 * The report as SARIF 2.1.0 (OASIS), for code scanning: one run, a rule for each kind of finding, a result for each
 * finding with its id as fingerprint and its place in the access file as location. Excepted findings are suppressed, with
 * the reason. The evidence of each account's listing is in the run's properties. A report without accounts is a run
 * that did not succeed. A notice is a notification about the configuration.
 *
 * Text from outside goes through `visible`; in messages what SARIF reads as links or placeholders is escaped.
 */
export function sarifReport(report: DriftReport, options: ReportOptions): string {
  return [...sarifParts(report, options)].join('');
}

/** {@link sarifReport} part by part, so that the log of a hundred thousand findings is never in memory as a whole. */
export function* sarifParts(report: DriftReport, { failOn }: ReportOptions): Generator<string, undefined> {
  const { accounts } = report;
  const notifications = accounts.flatMap(configurationNotifications);
  const run: Run = {
    tool: {
      driver: {
        name: 'klaviyo-access',
        rules: FINDING_KINDS.map(rule),
        notifications: NOTICE_KINDS.map(noticeDescriptor),
      },
    },
    invocations: [
      {
        executionSuccessful: accounts.length > 0,
        startTimeUtc: visible(report.capturedAt),
        ...(accounts.length === 0 && {
          toolExecutionNotifications: [{ level: 'error', message: { text: NOTHING_CHECKED } }],
        }),
        ...(notifications.length > 0 && { toolConfigurationNotifications: notifications }),
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: [],
    properties: {
      capturedAt: visible(report.capturedAt),
      stations: stationsExplained(accounts),
      hop: HOP_EXPLAINED,
      totals: totals(accounts, failOn),
      accounts: accounts.map((account) => evidence(account, failOn)),
    },
  };
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  // It is a line of the log and never part of a text, since no text has a line end in it.
  const [before = '', after = ''] = JSON.stringify(log, shown, 2).split(NO_RESULTS);
  yield before;
  yield* resultsParts(accounts, failOn);
  yield `${after}\n`;
}

const NO_RESULTS = '\n      "results": []';

/** The results of all accounts, as they stand in the log. */
function* resultsParts(accounts: readonly AccountDrift[], failOn: Severity | undefined): Generator<string, undefined> {
  let start = '\n      "results": [\n        ';
  for (const account of accounts) {
    for (const finding of account.findings) {
      yield start + JSON.stringify(result(account, finding, failOn), shown, 2).replaceAll('\n', '\n        ');
      start = ',\n        ';
    }
  }
  yield start.startsWith(',') ? '\n      ]' : NO_RESULTS;
}

/** Every text of the log on one line and without what does not show; property names are ours. */
function shown(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? visible(value) : value;
}

function rule(kind: (typeof FINDING_KINDS)[number]): ReportingDescriptor {
  const { title, help } = KINDS[kind];
  return { id: kind, shortDescription: { text: `${title}.` }, fullDescription: { text: help }, help: { text: help } };
}

function noticeDescriptor(id: Notice['kind']): ReportingDescriptor {
  return { id, shortDescription: { text: NOTICES[id] } };
}

function configurationNotifications({ name, notices }: AccountDrift): readonly Notification[] {
  return notices.map(({ kind, message }) => ({
    descriptor: { id: kind },
    level: 'warning',
    message: { text: messageText(`${name}: ${message}`) },
  }));
}

function evidence(account: AccountDrift, failOn: Severity | undefined): Readonly<Record<string, unknown>> {
  const { name, kind, listing, stations, summary } = account;
  const { totalResults, read, sha256 } = listing;
  return { name, kind, verdict: verdict(account, failOn), totalResults, read, sha256, stations, summary };
}

function result(account: AccountDrift, finding: Finding, failOn: Severity | undefined): Result {
  const { id, kind, severity, user, hop, message, remedy, exception, place } = finding;
  return {
    ruleId: kind,
    ruleIndex: FINDING_KINDS.indexOf(kind),
    level: LEVEL[severity],
    message: { text: messageText(`${user} (${account.name}): ${message} Do: ${remedy}`) },
    ...(place && { locations: [location(place)] }),
    partialFingerprints: { 'klaviyoAccessFinding/v1': id },
    ...(exception && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `${reasonWords(exception)} (${untilPhrase(exception)})`,
        },
      ],
    }),
    properties: {
      account: account.name,
      user,
      severity,
      standing: standing(finding, failOn),
      ...(isAboutPerson(kind) && {
        hop,
        stations: Object.fromEntries(
          Object.entries(stationStates(account, finding)).map(([station, state]) => [
            station,
            state === undefined ? NOT_READ : state,
          ]),
        ),
      }),
      remedy,
    },
  };
}

function location({ path, line, column }: NonNullable<Finding['place']>): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriReference(path) },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** A file's path as a URI reference (RFC 3986): relative where the path is; a drive or a share becomes a file URI. */
function uriReference(path: string): string {
  const reference = visible(placePath(path)).split('/').map(encodeURIComponent).join('/');
  if (reference.startsWith('//')) return `file:${reference}`;
  if (reference.startsWith('/')) return `file://${reference}`;
  return /^[a-z]%3A\//i.test(reference) ? `file:///${reference.replace('%3A', ':')}` : reference;
}

/** SARIF 2.1.0, sections 3.11.5 and 3.11.6: `{0}` is a placeholder and `[text](target)` a link, unless escaped. */
function messageText(text: string): string {
  return visible(text)
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}
