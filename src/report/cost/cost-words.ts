import { FEWEST_DAYS } from '../../cost/found-figures.js';
import { type FoundSignIns } from '../../cost/found-sign-ins.js';
import { type CostFigure, type CostReport, type CostWay, type Origin } from '../../cost/cost-report.js';
import { count } from '../drift/report-words.js';
import { hoursWords } from '../duration-words.js';

/** What is said of costs alike in every format made for people. Text from outside stands in it as it is: escaping is the format's. */

export const COST_TITLE = 'Klaviyo access: what it costs';

const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  stated: 'stated',
  found: 'found',
  default: 'default',
  none: 'not known',
};

/** How the report is to be read. */
export function costHeadline({ capturedAt, currency, byHandAmount }: CostReport): readonly string[] {
  return [
    `As of ${capturedAt}. Amounts are in ${currency} a year.`,
    byHandAmount === null
      ? 'By hand: not known, since not every amount is stated.'
      : `By hand, by the figures below: ${money(byHandAmount)} ${currency} a year.`,
    'It is an estimate from figures of three sorts: found by the runs of the history, stated by you, and defaults with their sources. ' +
      "A default is a vendor's generic figure or an assumption, never this company's. " +
      "Klaviyo's own price is not computed: it depends on profiles, not on users.",
  ];
}

/** What the history found, and what it did not say. */
export function foundRemarks({ found }: CostReport): readonly string[] {
  if (found === null) {
    return [
      'No history was read, or it has no run of these accounts: nothing is found, and defaults stand in its place.',
    ];
  }
  const { runs, from, to, orphaned, orphanedOpen, switchedOff, signIns, changes, removals } = found;
  const removed = removals.gone + removals.there;
  return [
    `${count(runs, 'run')} from ${from} to ${to}, of the last year at most.`,
    `${count(orphaned, 'orphaned account')} found, ${orphanedOpen} open at the newest run. Excepted ones do not count.`,
    switchedOff === null
      ? 'Unused licences: no run kept how many records are switched off.'
      : `${count(switchedOff, 'record')} in Klaviyo switched off at the newest run. That is all that SCIM shows of unused licences: it has no last sign-in.`,
    ...(signIns === null ? [] : signInRemarks(signIns)),
    changes === null
      ? 'Joiners, movers and leavers: fewer than two runs kept who was there.'
      : `${count(changes.joiners, 'joiner')}, ${count(changes.movers, 'mover')} and ${count(changes.leavers, 'leaver')} of accounts seen in ${count(changes.days, 'day')}` +
        `${changes.days < FEWEST_DAYS ? `; fewer than ${FEWEST_DAYS} days say nothing of a year, so they are not used` : ''}.`,
    removals.longestAtLeastHours === null
      ? 'Time to remove: no run saw anybody leave who had access.'
      : `Time to remove: of ${count(removed, 'removal')}, ${removals.inTime} proved to be within the target, ${removals.there} not seen gone; ` +
        `the longest took at least ${hoursWords(removals.longestAtLeastHours)}. \`klaviyo-access leavers\` names them.`,
  ];
}

function signInRemarks({ accounts, unusedAfterDays }: FoundSignIns): readonly string[] {
  return accounts.map(({ account, from, until, counted, why }) => {
    const log = `Activity log of ${account}, from ${from} to ${until}: `;
    if (counted === null) return `${log}not used, since ${why}.`;
    const { run, active, unused, news } = counted;
    const came =
      news === 0 ? '' : ` ${count(news, 'more')} who came within these days ${news === 1 ? 'is' : 'are'} not counted.`;
    return `${log}${unused} of ${active} with access at the run of ${run} did not sign in within the last ${unusedAfterDays} days of the log.${came}`;
  });
}

/** The vendor's own figures. */
export function vendorRemarks({ vendor }: CostReport): readonly string[] {
  return [
    `${vendor.source}, for ${vendor.employees} employees of any company, as the vendor gives them: ${vendor.lines.join('; ')}.`,
  ];
}

/** A table in words: each cell as text from outside. A heading that ends in ":" is of a right-aligned column. */
export interface CostTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of the report, in order. */
export function costTables({ figures, byHand, byHandAmount, ways, currency }: CostReport): readonly CostTable[] {
  return [
    {
      heading: 'By hand, in a year',
      columns: ['What', 'How', `${currency}:`],
      rows: [
        ...byHand.map(({ label, how, amount }) => [label, how, money(amount)]),
        ['Together', '', money(byHandAmount)],
      ],
    },
    {
      heading: 'The ways, in a year',
      columns: ['Way', 'Fee:', 'Hours:', `${currency}:`, 'What is counted'],
      rows: ways.map(wayCells),
    },
    {
      heading: 'The figures, and where they come from',
      columns: ['Figure', 'Value:', 'Unit', 'Origin', 'Source'],
      rows: figures.map(figureCells),
    },
  ];
}

function wayCells({ name, fee, hours, amount, note }: CostWay): readonly string[] {
  return [name, money(fee), number(hours), money(amount), note];
}

function figureCells({ label, value, isMoney, unit, origin, source }: CostFigure): readonly string[] {
  return [label, isMoney ? money(value) : number(value), unit, ORIGIN_WORDS[origin], source];
}

function number(value: number | null): string {
  return value === null ? 'not known' : grouped(String(value));
}

function money(value: number | null): string {
  return value === null ? 'not known' : grouped(value.toFixed(2));
}

/** Commas between thousands, without a locale: the same on every machine. */
function grouped(digits: string): string {
  return digits.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,');
}
