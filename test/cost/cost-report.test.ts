import fc from 'fast-check';
import { COST_INPUTS } from '../../src/access/cost-inputs.js';
import { COST_INPUT_NAMES, type CostInputName, type StatedCosts } from '../../src/access/stated-costs.js';
import { type CostFigure, costReport } from '../../src/cost/cost-report.js';
import { type FoundFigures } from '../../src/cost/found-figures.js';

const FOUND: FoundFigures = {
  runs: 40,
  from: '2026-01-01T06:00:00.000Z',
  to: '2026-03-15T06:00:00.000Z',
  orphaned: 3,
  orphanedOpen: 1,
  switchedOff: 4,
  signIns: null,
  changes: { days: 73, joiners: 5, movers: 2, leavers: 3 },
  removals: { gone: 3, there: 0, inTime: 2, longestAtLeastHours: 30 },
};

const report = (stated: Partial<StatedCosts> = {}, found?: FoundFigures, byFlag: readonly CostInputName[] = []) =>
  costReport({
    stated: { inputs: {}, ...stated },
    byFlag: new Set(byFlag),
    found,
    capturedAt: '2026-03-16T00:00:00.000Z',
  });

const figure = (name: CostInputName, of: ReturnType<typeof report>): CostFigure =>
  of.figures.find((each) => each.name === name)!;

describe('costReport', () => {
  it('GIVEN nothing stated or found THEN the amounts are those of the vendor for its 500 employees, and every figure is a default with a source', () => {
    const of = report();
    expect(of.byHand.map(({ amount }) => Math.round(amount!))).toEqual([6088, 3925, 1741]);
    expect(of.figures.map(({ origin }) => origin)).toEqual(COST_INPUT_NAMES.map(() => 'default'));
    expect(of.figures.filter(({ source }) => source === '')).toEqual([]);
    expect(of).toMatchObject({ currency: 'USD', found: null, vendor: { employees: 500 } });
  });

  it('GIVEN employees THEN what the vendor gives for 500 is scaled, and the source says so; prices are not', () => {
    const of = report({ inputs: { employees: 250 } });
    expect(figure('manualHours', of)).toMatchObject({ value: 50.5, origin: 'default' });
    expect(figure('manualHours', of).source).toContain('101 scaled by 250 employees');
    expect(figure('hourlyRate', of)).toMatchObject({ value: COST_INPUTS.hourlyRate.default });
  });

  it('GIVEN found figures THEN they take the place of defaults; GIVEN stated ones THEN these come first', () => {
    const of = report({}, FOUND);
    expect(figure('orphanedAccounts', of)).toMatchObject({ value: 3, origin: 'found' });
    expect(figure('unusedLicenses', of)).toMatchObject({ value: 4, origin: 'found' });
    // 10 changes in 73 days are 50 a year, of half an hour each.
    expect(figure('manualHours', of)).toMatchObject({ value: 25, origin: 'found' });
    const stated = report({ inputs: { manualHours: 80, orphanedAccounts: 9 } }, FOUND, ['orphanedAccounts']);
    expect(figure('manualHours', stated)).toMatchObject({ value: 80, origin: 'stated', source: 'the access file' });
    expect(figure('orphanedAccounts', stated)).toMatchObject({
      value: 9,
      origin: 'stated',
      source: 'the command line',
    });
  });

  it('GIVEN few days of runs, or none that kept who was there THEN the default stays', () => {
    const short = { ...FOUND, changes: { ...FOUND.changes!, days: 29.9 } };
    expect(figure('manualHours', report({}, short)).origin).toBe('default');
    const old = { ...FOUND, changes: null, switchedOff: null };
    expect(figure('manualHours', report({}, old)).origin).toBe('default');
    expect(figure('unusedLicenses', report({}, old)).origin).toBe('default');
  });

  it('GIVEN an activity log THEN who does not sign in counts as an unused licence beside the records that are switched off', () => {
    const period = { from: '2026-06-01T00:00:00.000Z', until: '2026-11-30T00:00:00.000Z' };
    const counted = { run: period.until, active: 9, unused: 3, news: 0 };
    const signIns = { unusedAfterDays: 90, accounts: [{ account: 'acme', ...period, counted, why: null }] };
    expect(figure('unusedLicenses', report({}, { ...FOUND, signIns }))).toMatchObject({
      ...{ value: 7, origin: 'found' },
      source:
        '3 active without a sign-in in 90 days, by activity logs; 4 records in Klaviyo that are switched off, at the newest run',
    });
    expect(figure('unusedLicenses', report({}, { ...FOUND, signIns, switchedOff: null })).value).toBe(3);
    const unused = { ...signIns, accounts: [{ account: 'acme', ...period, counted: null, why: 'no run' }] };
    expect(figure('unusedLicenses', report({}, { ...FOUND, signIns: unused })).value).toBe(4);
  });

  it('GIVEN another currency THEN no default of money is taken for an amount in it, and what depends on one is not known', () => {
    const of = report({ currency: 'EUR' });
    expect(figure('hourlyRate', of)).toMatchObject({ value: null, origin: 'none', unit: 'EUR an hour' });
    expect(of.byHandAmount).toBeNull();
    expect(of.ways.map(({ amount }) => amount)).toEqual([null, null, null, null]);
    const known = report({ currency: 'EUR', inputs: { hourlyRate: 50, licenseCost: 0, orphanCost: 0 } });
    expect(known.byHandAmount).toBe(5050);
  });

  it('GIVEN the ways THEN each has its fee and the same hours of upkeep, and the add-on is paid for each employee and month', () => {
    expect(
      report({ inputs: { employees: 10, hourlyRate: 100 } }).ways.map(({ name, fee, hours, amount }) => [
        name,
        fee,
        hours,
        amount,
      ]),
    ).toEqual([
      ['By hand', 0, 2.02, 202 + 0.24 * 327.08 + 0.14 * 248.71].map((cell) =>
        typeof cell === 'number' && cell > 100 ? Math.round(cell * 100) / 100 : cell,
      ),
      ["The identity provider's add-on", 720, 12, 1920],
      ["A third party's flat fee", 5000, 12, 6200],
      ['Direct provisioning of klaviyo-access', 0, 12, 1200],
    ]);
  });
});

it('GIVEN any stated figures THEN each is shown as stated, and the amount by hand is what they make', () => {
  const amount = fc.integer({ min: 0, max: 100_000 });
  const inputs = fc.record(
    Object.fromEntries(COST_INPUT_NAMES.map((name) => [name, amount])) as Record<CostInputName, typeof amount>,
  );
  fc.assert(
    fc.property(inputs, (stated) => {
      const of = report({ inputs: stated }, FOUND);
      expect(of.figures.map(({ name, value, origin }) => [name, value, origin])).toEqual(
        COST_INPUT_NAMES.map((name) => [name, stated[name], 'stated']),
      );
      const { manualHours, hourlyRate, unusedLicenses, licenseCost, orphanedAccounts, orphanCost } = stated;
      expect(of.byHandAmount).toBe(
        manualHours * hourlyRate + unusedLicenses * licenseCost + orphanedAccounts * orphanCost,
      );
    }),
  );
});
