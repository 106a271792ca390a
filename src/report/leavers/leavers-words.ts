import {
  type Leaver,
  type Leavers,
  type LeaversAccount,
  type LeavingWay,
  REMOVAL_VERDICTS,
  type Removal,
  type RemovalVerdict,
  type RunGap,
  type UnclearPerson,
} from '../../history/leavers/leaver.js';
import { count } from '../drift/report-words.js';
import { hoursWords } from '../duration-words.js';

/** What is said of leavers alike in every format made for people. Text from outside stands in it as it is: escaping is the format's. */

export const LEAVERS_TITLE = 'Klaviyo access: leavers';

export const VERDICT_WORDS: Readonly<Record<RemovalVerdict, string>> = {
  overdue: 'still there, beyond the target',
  open: 'still there, within the target so far',
  excepted: 'still there, under an exception',
  late: 'gone after the target',
  unproven: 'gone, and not proved to be within the target',
  'in-time': 'gone within the target',
  returned: 'in the directory again before they were gone',
};

const WAY_WORDS: Readonly<Record<LeavingWay, string>> = {
  inactive: 'the directory lists them as inactive',
  absent: 'the directory does not have them any more',
  'no-member':
    'they are in no assigned group any more; only the members of those were read, so they may have another job',
};

/** The period, the runs, and how many people and removals there are. */
export function leaversHeadline(leavers: Leavers): readonly string[] {
  const { since, until, capturedAt, runs } = leavers;
  const removals = leavers.leavers.flatMap((leaver) => leaver.removals);
  const figures = REMOVAL_VERDICTS.flatMap((verdict) => {
    const number = removals.filter((removal) => removal.verdict === verdict).length;
    return number === 0 ? [] : [`${number} ${VERDICT_WORDS[verdict]}`];
  });
  const left = leavers.leavers.filter(({ leftInPeriod }) => leftInPeriod).length;
  const before = leavers.leavers.length - left;
  return [
    `From ${since} to ${until}, as of ${capturedAt}, by ${count(runs, 'run')} of the history.`,
    `${count(left, 'person', 'people')} of these accounts left the directory` +
      `${before === 0 ? '' : `, and ${before} who left before the period ${before === 1 ? 'was' : 'were'} still in an account`}. ` +
      `Their access: ${figures.join(', ') || 'none'}.`,
    'Times are those of runs: "between A and B" means after the run at A and by the run at B.',
  ];
}

/** Gaps that are listed one by one; of more, the longest is named. */
const LISTED_GAPS = 3;

const BUT_FINDINGS = 'but for people with a finding "leaver"';

/** What the runs cannot show, each as a sentence. */
export function coverageRemarks(leavers: Leavers): readonly string[] {
  const { accounts, leftOut, since } = leavers;
  return [
    ...directoryRemarks(leavers),
    ...accounts.flatMap((account) => accountRemarks(account, since)),
    ...(leftOut.length === 0
      ? []
      : [
          `Not in this report, though runs of the history read ${leftOut.length === 1 ? 'it' : 'them'}: ${leftOut.join(', ')}.`,
        ]),
  ];
}

function directoryRemarks({ directoryFrom, directoryTo, lastRun, since }: Leavers): readonly string[] {
  if (directoryFrom === null) {
    return [
      `No run of these accounts says what the directory had of people, so who left is not known, ${BUT_FINDINGS}.`,
    ];
  }
  return [
    ...(isLater(directoryFrom, since)
      ? [`Who left is not known from runs before ${directoryFrom}, ${BUT_FINDINGS}.`]
      : []),
    ...(directoryTo !== null && isLater(lastRun, directoryTo)
      ? [
          `Who left is not known from runs after ${directoryTo}, ${BUT_FINDINGS}: they do not say what the directory had of people.`,
        ]
      : []),
  ];
}

function accountRemarks(
  { name, firstRun, peopleFrom, gaps, targetHours }: LeaversAccount,
  since: string,
): readonly string[] {
  if (firstRun === null) return [`${name}: no run has read it, so nothing is known of it.`];
  return [
    ...(peopleFrom === null ? [`${name}: no run kept who was there, so nobody is known to be gone.`] : []),
    ...(peopleFrom !== null && peopleFrom !== firstRun && isLater(peopleFrom, since)
      ? [`${name}: who was there is not known from runs before ${peopleFrom}, but for people with a finding.`]
      : []),
    ...gapRemarks(name, gaps, targetHours),
  ];
}

function gapRemarks(name: string, gaps: readonly RunGap[], targetHours: number): readonly string[] {
  const longer = `longer than the target of ${hoursWords(targetHours)}`;
  const words = ({ from, to }: RunGap): string => `between ${from} and ${to} (${hoursWords(hoursBetween(from, to))})`;
  if (gaps.length <= LISTED_GAPS) return gaps.map((gap) => `${name}: no run ${words(gap)}, which is ${longer}.`);
  const longest = gaps.reduce((one, other) =>
    hoursBetween(other.from, other.to) > hoursBetween(one.from, one.to) ? other : one,
  );
  return [
    `${name}: ${gaps.length} times no run for ${longer}, the longest time ${words(longest)}. --format json has them all.`,
  ];
}

function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

function hoursBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 360_000) / 10;
}

/** When somebody was seen to have left: `between A and B`. */
export function leftWords({ leftAfter, leftBy }: Leaver): string {
  return leftAfter === null ? `by ${leftBy}; since when is not known` : `between ${leftAfter} and ${leftBy}`;
}

/** How they left, and whether they came back. */
export function wayWords({ how, returnedBy }: Leaver): string {
  return `${WAY_WORDS[how]}${returnedBy === null ? '' : `; in the directory again by ${returnedBy}`}`;
}

/** When they were seen gone, or where they still are. */
export function goneWords({ presence, lastSeen, goneBy, isOwner }: Removal): string {
  const owner = isOwner ? '; the owner, who must hand the account over in Klaviyo' : '';
  if (goneBy !== null) return `gone between ${lastSeen} and ${goneBy}`;
  if (presence === 'assigned') return `not active, but still assigned in the identity provider at ${lastSeen}${owner}`;
  return `still there at ${lastSeen}${owner}`;
}

/** The time from leaving to being gone. */
export function timeWords({ atLeastHours, atMostHours, goneBy }: Removal): string {
  const least = hoursWords(atLeastHours);
  if (goneBy === null) return `for at least ${least}`;
  if (atMostHours === null) return `at least ${least}, at most not known`;
  return `between ${least} and ${hoursWords(atMostHours, 'up')}`;
}

/** Why it is not known whether somebody left, as a sentence's end. */
export function unclearWords({ why }: UnclearPerson): string {
  return why === 'not-said'
    ? 'the newest run does not say what the directory has of them'
    : 'no run has seen them in the directory, so they may have left before the first one';
}

/** One removal with whose it is, and the account's target. */
export interface LeaverRow {
  readonly leaver: Leaver;
  readonly removal: Removal;
  readonly targetHours: number;
}

/** The removals of each verdict that has any, the gravest first, with the heading over them. */
export function removalSections({ leavers, accounts }: Leavers): readonly {
  readonly heading: string;
  readonly rows: readonly LeaverRow[];
}[] {
  const target = new Map(accounts.map(({ name, targetHours }) => [name, targetHours]));
  const rows = leavers.flatMap((leaver) =>
    leaver.removals.map((removal) => ({ leaver, removal, targetHours: target.get(removal.account) ?? 0 })),
  );
  return REMOVAL_VERDICTS.map((verdict) => {
    const words = VERDICT_WORDS[verdict];
    const ofVerdict = rows.filter(({ removal }) => removal.verdict === verdict);
    return { heading: `${words.charAt(0).toUpperCase()}${words.slice(1)} (${ofVerdict.length})`, rows: ofVerdict };
  }).filter((section) => section.rows.length > 0);
}

/** Who left and had no access to these accounts by then. */
export function withoutAccess({ leavers }: Leavers): readonly Leaver[] {
  return leavers.filter(({ removals }) => removals.length === 0);
}

export const WITHOUT_ACCESS = 'Left without access to these accounts';

export const UNCLEAR = 'Not known whether they left';
