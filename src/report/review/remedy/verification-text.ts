import { type VerificationReport, type VerifiedPerson } from '../../../review/remedy/verification-report.js';
import { quoted } from '../../../text/quoted.js';
import { count } from '../../drift/report-words.js';
import { hoursWords } from '../../duration-words.js';
import { visibleLines } from '../../visible-lines.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

/** What `review verify-remediation` says at a terminal: what is not as decided, with its age. */
export function verificationText(report: VerificationReport): string {
  const { people, accounts, verifiedAt } = report;
  const open = people.filter(({ isAsDecided }) => !isAsDecided);
  return [
    ...line(0, headWords(report)),
    ...accounts.flatMap(({ account, listing, readAt, stations: { assigned } }) => {
      const unread =
        assigned.available || assigned.provider === undefined
          ? ''
          : ` ${assigned.provider} was not read: ${assigned.reason}.`;
      return line(0, `${account}: all ${count(listing.totalResults, 'user')} listed at ${readAt}.${unread}`);
    }),
    ...open.flatMap(personLines),
    '',
    ...line(0, `Recorded at ${verifiedAt}.`),
    '',
  ].join('\n');
}

function headWords({ people, review }: VerificationReport): string {
  if (people.length === 0)
    return `The review ${review.name}: nothing was decided to be revoked or changed, so nothing is to be verified.`;
  const back = people.filter(({ isBack }) => isBack).length;
  const so = people.filter(({ isAsDecided }) => isAsDecided).length;
  const left = people.length - so - back;
  const parts = [
    ...(back === 0 ? [] : [`${back} CAME BACK`]),
    ...(left === 0 ? [] : [`${left} not as decided yet`]),
    ...(so === 0 ? [] : [`${so} as decided`]),
  ];
  return `The review ${review.name}: of ${count(people.length, 'row')} to be revoked or changed, ${parts.join(', ')}.`;
}

function personLines({
  userName,
  account,
  decision,
  newRole,
  ageHours,
  isBack,
  look,
}: VerifiedPerson): readonly string[] {
  const what = decision === 'revoke' ? 'revoked' : `to be ${newRole ?? ''}`;
  const state = isBack ? 'CAME BACK (critical)' : 'not yet';
  return [
    '',
    ...line(0, `${state}: ${quoted(userName)} in ${account}, ${what} ${hoursWords(ageHours)} ago`),
    ...line(2, look?.found ?? 'Nobody has looked since.'),
  ];
}

/** Running text behind so many blanks, further lines behind two more. */
function line(blanks: number, text: string): readonly string[] {
  return visibleLines(text, WIDTH - blanks - 2).map(
    (each, index) => `${' '.repeat(blanks + (index === 0 ? 0 : 2))}${each}`,
  );
}
