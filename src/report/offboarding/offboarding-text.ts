import {
  type LeaverRecord,
  type OffboardedAccount,
  type Offboarding,
} from '../../reconcile/offboarding/offboarding.js';
import { quoted } from '../../text/quoted.js';
import { count } from '../drift/report-words.js';
import { visibleLines } from '../visible-lines.js';
import { remainingSteps } from './remaining-steps.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

type Planned = Pick<Offboarding, 'user' | 'accounts' | 'warnings' | 'leftOut'>;

/** What an offboarding is about to do, for a terminal. Text from outside goes through `visible`. */
export function offboardingPlanText({ user, accounts, warnings, leftOut }: Planned): string {
  const active = accounts.filter(({ before }) => before.records.some((record) => record.active));
  const records = active.flatMap(({ before }) => before.records.filter((record) => record.active));
  const head =
    records.length === 0
      ? `${quoted(user)} has no active record in ${accountsWords(accounts)}: nothing is to be written.`
      : `${quoted(user)} will be deactivated: ${count(records.length, 'record')} in ${count(active.length, 'account')}.`;
  return [
    ...line(0, head),
    ...accounts.flatMap(({ account, before }) => ['', ...line(0, account), ...plannedRecords(before.records)]),
    ...(leftOut.length === 0 ? [] : ['', ...line(0, `Not looked at, because of --account: ${leftOut.join(', ')}.`)]),
    ...warningLines(warnings),
    '',
  ].join('\n');
}

function plannedRecords(records: readonly LeaverRecord[]): readonly string[] {
  if (records.length === 0) return line(2, 'not there');
  return records.flatMap(({ userName, id, active, role }) =>
    line(2, `${active ? 'deactivate' : 'inactive already'}: ${quoted(userName)}, ${roleWords(role)}, id ${quoted(id)}`),
  );
}

function warningLines(warnings: readonly string[]): readonly string[] {
  return warnings.length === 0 ? [] : ['', ...warnings.flatMap((warning) => line(0, `WARNING: ${warning}`))];
}

/** How an offboarding ended, for a terminal: each account, what stays to be done by hand, and where the evidence is. */
export function offboardingResultText(offboarding: Offboarding, evidence: string): string {
  const { user, result, accounts, leftOut, warnings } = offboarding;
  const head =
    result === 'out'
      ? `${quoted(user)} is out of ${accountsWords(accounts)}.`
      : `${quoted(user)} is NOT out everywhere, or it is not known. See what to do below, and run the same command again with another evidence file.`;
  const steps = remainingSteps(
    accounts.map(({ account }) => account),
    leftOut,
  );
  return [
    ...line(0, head),
    ...accounts.flatMap((account) => ['', ...accountLines(account)]),
    ...warningLines(warnings),
    '',
    'What SCIM cannot take away, to do by hand:',
    ...steps.flatMap(({ place, what }, index) => line(2, `${index + 1}. ${place}: ${what}`)),
    '',
    ...line(0, `Evidence: ${evidence}`),
    '',
  ].join('\n');
}

function accountLines({ account, before, writes, after, whyNotListed, isOut }: OffboardedAccount): readonly string[] {
  const verdict =
    isOut === null ? 'not known' : isOut ? (writes.length === 0 ? 'was out already' : 'out, verified') : 'NOT out';
  const listing = after ?? before;
  return [
    ...line(0, `${account}: ${verdict} (${count(listing.totalResults, 'user')} listed at ${listing.at})`),
    ...writes.flatMap(({ userName, id, outcome, message }) =>
      line(2, `${outcome}: ${quoted(userName)}, id ${quoted(id)}${message === undefined ? '' : `. ${message}`}`),
    ),
    ...(isOut === false
      ? listing.records
          .filter(({ active }) => active)
          .flatMap(({ userName, id, role }) =>
            line(2, `active: ${quoted(userName)}, ${roleWords(role)}, id ${quoted(id)}`),
          )
      : []),
    ...(whyNotListed === undefined ? [] : line(2, whyNotListed)),
  ];
}

function accountsWords(accounts: Planned['accounts']): string {
  return accounts.map(({ account }) => account).join(', ');
}

function roleWords(role: string | null): string {
  return role === null ? 'no role' : `role ${quoted(role)}`;
}

/** Running text behind so many blanks, further lines behind two more. */
function line(blanks: number, text: string): readonly string[] {
  return visibleLines(text, WIDTH - blanks - 2).map(
    (each, index) => `${' '.repeat(blanks + (index === 0 ? 0 : 2))}${each}`,
  );
}
