import { STATIONS } from '../../../../people/station.js';
import { type StationReading } from '../../../../drift/drift-report.js';
import { type VerifiedAccount } from '../../../../review/journal-entry.js';
import { type ActivityLogSource } from '../../../../review/population.js';
import { count } from '../../../drift/report-words.js';
import { markup, type Markup, type Part } from '../../../html/markup.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { breakable, code, section, summaryTable } from './summary-table.js';
import { timeWords } from './summary-words.js';

/** What shows that nobody was left out: each account as it was read, when the review was opened and by the last verification. */
export function proofSection({ accounts, verifications, activityLogs = [], review }: ReviewEvidence): Markup {
  const looks = verifications.length;
  const last = verifications.at(-1);
  const read = accounts.flatMap((account) => {
    const again = last?.accounts.find((one) => one.account === account.name);
    return [
      reading(account.name, 'the review', { ...account, account: account.name }, account.baseUrl),
      ...(again === undefined ? [] : [reading(account.name, 'the last verification', again, account.baseUrl)]),
    ];
  });
  return section('proof', 'Proof that nobody was left out', [
    markup`<p>Klaviyo was read until it had listed as many people as it said that there are (<code>totalResults</code>); without that there would be no review. The SHA-256 is of all users as Klaviyo listed them, in one form and in order of id. ${
      last === undefined
        ? 'Nobody has looked whether what was decided is so.'
        : `Whether what was decided is so was looked at ${looks === 1 ? 'once' : `${looks} times`}, last at ${timeWords(last.at)}.`
    }</p>
`,
    summaryTable({
      label: 'How each account was read',
      columns: ['Account', 'For', 'Read at', 'totalResults:', 'read:', 'pages:', 'SHA-256 of the listing', 'Stations'],
      rows: read,
      all: 'tables/accounts.csv',
    }),
    markup`<p>${
      activityLogs.length === 0
        ? 'No activity log was given: the review does not say when people last signed in.'
        : activityLogs.map(activityLogWords)
    }${
      review.previous === undefined
        ? ' There was no review before that this one is compared with.'
        : markup` It is compared with the review whose population has the SHA-256 ${code(review.previous)}.`
    }</p>
`,
  ]);
}

function activityLogWords(log: ActivityLogSource): Markup {
  const { account, file, sha256, from, until, withoutZone, unusedAfterDays } = log;
  return markup`When people last signed in to ${account} is from ${file}, a report of Klaviyo's activity log that somebody downloaded (SHA-256 ${code(sha256)}). It covers ${timeWords(from)} to ${timeWords(until)}${withoutZone ? ', as its times without a zone read in UTC' : ''}; who signed in last more than ${count(unusedAfterDays, 'day')} before it ends counts as unused. `;
}

function reading(
  account: string,
  of: string,
  { listing, stations, readAt }: VerifiedAccount,
  baseUrl: string,
): readonly Part[] {
  const { totalResults, read, pages, sha256 } = listing;
  return [
    ...[
      markup`${breakable(account)}<span class="note">${breakable(baseUrl)}</span>`,
      of,
      timeWords(readAt),
      totalResults,
      read,
      pages,
    ],
    code(sha256),
    STATIONS.map((station) => markup`<div>${breakable(`${station}: ${stationWords(stations[station])}`)}</div>`),
  ];
}

function stationWords(reading: StationReading): string {
  return reading.available
    ? `${count(reading.people, 'person', 'people')} from ${reading.source}`
    : `not read: ${reading.reason}`;
}
