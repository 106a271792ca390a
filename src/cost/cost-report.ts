import { COST_INPUTS, type CostInput, DEFAULT_CURRENCY, VENDOR_EMPLOYEES } from '../access/cost-inputs.js';
import { COST_INPUT_NAMES, type CostInputName, type StatedCosts } from '../access/stated-costs.js';
import { changesAYear, type FoundFigures } from './found-figures.js';
import { unusedIn } from './found-sign-ins.js';

/**
 * Where a figure comes from. `stated`: the access file or the command line; `found`: the runs of the history; `default`: the source that is
 * named with it; `none`: nowhere, since the default is money of another currency.
 */
export const ORIGINS = ['stated', 'found', 'default', 'none'] as const;

export type Origin = (typeof ORIGINS)[number];

/** A figure that the report works with. */
export interface CostFigure {
  readonly name: CostInputName;
  readonly label: string;
  readonly unit: string;
  readonly isMoney: boolean;
  /** Null if it is not known. */
  readonly value: number | null;
  readonly origin: Origin;
  /** What was found, where the default comes from, or who stated it. */
  readonly source: string;
}

/** A part of what access done by hand costs in a year. */
export interface CostLine {
  readonly label: string;
  /** How the amount is worked out, in words with figures. */
  readonly how: string;
  /** Null if a figure is not known. */
  readonly amount: number | null;
}

/** A way to manage access, and what it costs in a year. */
export interface CostWay {
  readonly name: string;
  /** Paid to others. */
  readonly fee: number | null;
  readonly hours: number | null;
  /** The fee, the work, and what else is counted. */
  readonly amount: number | null;
  readonly note: string;
}

/** What access done by hand costs a company, and the other ways, as plain data that JSON can hold. It is an estimate, and promises nothing. */
export interface CostReport {
  readonly version: 1;
  readonly capturedAt: string;
  readonly currency: string;
  readonly figures: readonly CostFigure[];
  /** What the history found; null without one, or without a run of these accounts. */
  readonly found: FoundFigures | null;
  readonly byHand: readonly CostLine[];
  readonly byHandAmount: number | null;
  readonly ways: readonly CostWay[];
  /** The vendor's own figures, as it gives them. */
  readonly vendor: { readonly employees: number; readonly source: string; readonly lines: readonly string[] };
}

/** What a cost report is made from. */
export interface CostReportInput {
  readonly stated: StatedCosts;
  /** Which names were stated on the command line; the others in the access file. */
  readonly byFlag: ReadonlySet<CostInputName>;
  readonly found: FoundFigures | undefined;
  readonly capturedAt: string;
}

/** The cost report. A stated figure comes before one that was found, and that before a default. */
export function costReport({ stated, byFlag, found, capturedAt }: CostReportInput): CostReport {
  const currency = stated.currency ?? DEFAULT_CURRENCY;
  const employees = stated.inputs.employees ?? COST_INPUTS.employees.default;
  const ofFound = foundInputs(found, stated.inputs.hoursPerChange ?? COST_INPUTS.hoursPerChange.default);
  const figures = COST_INPUT_NAMES.map((name): CostFigure => {
    const input: CostInput = COST_INPUTS[name];
    const { label, isMoney } = input;
    const unit = isMoney ? `${currency} ${input.unit}` : input.unit;
    const head = { name, label, unit, isMoney };
    const said = stated.inputs[name];
    if (said !== undefined) {
      return {
        ...head,
        value: said,
        origin: 'stated',
        source: byFlag.has(name) ? 'the command line' : 'the access file',
      };
    }
    const seen = ofFound[name];
    if (seen !== undefined) return { ...head, ...seen, origin: 'found' };
    if (isMoney && currency !== DEFAULT_CURRENCY) {
      const source = `the default is in ${DEFAULT_CURRENCY} and is not converted; state it`;
      return { ...head, value: null, origin: 'none', source };
    }
    const scale = input.scaled ? employees / VENDOR_EMPLOYEES : 1;
    const scaled = input.scaled ? `; ${input.default} scaled by ${employees} employees` : '';
    return { ...head, value: rounded(input.default * scale), origin: 'default', source: `${input.source}${scaled}` };
  });
  const values = new Map(figures.map(({ name, value }) => [name, value]));
  const of = (name: CostInputName): number | null => values.get(name) ?? null;
  const byHand = byHandLines(of, currency);
  const byHandAmount = sum(byHand.map(({ amount }) => amount));
  return {
    version: 1,
    capturedAt,
    currency,
    figures,
    found: found ?? null,
    byHand,
    byHandAmount,
    ways: waysOf(of, byHandAmount),
    vendor: {
      employees: VENDOR_EMPLOYEES,
      source: 'https://www.stitchflow.com/scim/klaviyo',
      lines: [
        '7 orphaned accounts, 12 unused licences, 101 hours of manual work a year',
        'USD 3,925 for unused licences, 6,088 for work and 1,741 for compliance misses a year',
      ],
    },
  };
}

type FoundInput = Pick<CostFigure, 'value' | 'source'>;

function foundInputs(
  found: FoundFigures | undefined,
  hoursPerChange: number,
): Readonly<Partial<Record<CostInputName, FoundInput>>> {
  if (found === undefined) return {};
  const { orphaned, orphanedOpen, changes, from, to } = found;
  const yearly = changes === null ? undefined : changesAYear(changes);
  return {
    orphanedAccounts: {
      value: orphaned,
      source: `different ones in the findings "leaver" and "unexpected" from ${from} to ${to}; ${orphanedOpen} of them open at the newest run`,
    },
    ...unusedLicenses(found),
    ...(changes !== null &&
      yearly !== undefined && {
        manualHours: {
          value: rounded(yearly * hoursPerChange),
          source:
            `${many(changes.joiners, 'joiner')}, ${many(changes.movers, 'mover')} and ${many(changes.leavers, 'leaver')} of accounts in ` +
            `${many(changes.days, 'day')}, ` +
            `as a year's, ${hoursPerChange} hours each`,
        },
      }),
  };
}

/** Records that are switched off, and active ones whose people do not sign in, as far as either is known. */
function unusedLicenses({
  switchedOff,
  signIns,
}: FoundFigures): Readonly<Partial<Record<'unusedLicenses', FoundInput>>> {
  const unused = signIns === null ? undefined : unusedIn(signIns);
  const off = 'records in Klaviyo that are switched off, at the newest run';
  if (unused === undefined) {
    const source = `${off}; who does not sign in is not known from SCIM`;
    return switchedOff === null ? {} : { unusedLicenses: { value: switchedOff, source } };
  }
  const idle = `${unused} active without a sign-in in ${signIns!.unusedAfterDays} days, by activity logs`;
  const source = switchedOff === null ? idle : `${idle}; ${switchedOff} ${off}`;
  return { unusedLicenses: { value: (switchedOff ?? 0) + unused, source } };
}

type ValueOf = (name: CostInputName) => number | null;

function byHandLines(of: ValueOf, currency: string): readonly CostLine[] {
  const line = (label: string, number: CostInputName, price: CostInputName, noun: string): CostLine => {
    const [count, each] = [of(number), of(price)];
    const how = `${count === null ? `? ${noun}s` : many(count, noun)} at ${currency} ${each ?? '?'}`;
    return { label, how, amount: product(count, each) };
  };
  return [
    line('Manual work', 'manualHours', 'hourlyRate', 'hour'),
    line('Unused licences', 'unusedLicenses', 'licenseCost', 'licence'),
    line('Compliance misses of orphaned accounts', 'orphanedAccounts', 'orphanCost', 'account'),
  ];
}

function waysOf(of: ValueOf, byHandAmount: number | null): readonly CostWay[] {
  const upkeep = of('upkeepHours');
  const work = product(upkeep, of('hourlyRate'));
  const addOn = product(product(of('providerAddOn'), of('employees')), 12);
  const automated = 'The same hours of upkeep are counted for every automated way; set-up is not counted.';
  const way = (name: string, fee: number | null, note: string): CostWay => ({
    ...{ name, fee, hours: upkeep, amount: sum([fee, work]), note: `${note} ${automated}` },
  });
  return [
    {
      ...{ name: 'By hand', fee: 0, hours: of('manualHours'), amount: byHandAmount },
      note: 'Work, unused licences and compliance misses, as above.',
    },
    way(
      "The identity provider's add-on",
      addOn,
      'For every employee, and for all applications, not for Klaviyo alone.',
    ),
    way("A third party's flat fee", of('thirdPartyFee'), 'For Klaviyo alone.'),
    way('Direct provisioning of klaviyo-access', 0, 'No fee; the machine that runs it is not counted.'),
  ];
}

function many(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function product(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : rounded(one * other);
}

function sum(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>(
    (all, amount) => (all === null || amount === null ? null : rounded(all + amount)),
    0,
  );
}

/** To two places, since more would pretend to be exact. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
