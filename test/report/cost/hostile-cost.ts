import { costReport, type CostReport } from '../../../src/cost/cost-report.js';

/** A cost report with one text from outside in every place that is a text. A currency is three capital letters wherever it comes from. */
export function hostileCost(text: string): CostReport {
  const report = costReport({
    stated: { currency: 'EUR', inputs: { employees: 3 } },
    byFlag: new Set(),
    found: undefined,
    capturedAt: '2026-01-10T00:00:00.000Z',
  });
  return {
    ...report,
    figures: report.figures.map((figure) => ({ ...figure, label: text, unit: text, source: text })),
    byHand: report.byHand.map((line) => ({ ...line, label: text, how: text })),
    ways: report.ways.map((way) => ({ ...way, name: text, note: text })),
    found: {
      ...{
        runs: 2,
        from: text,
        to: text,
        orphaned: 1,
        orphanedOpen: 1,
        switchedOff: null,
        signIns: {
          unusedAfterDays: 90,
          accounts: [{ account: text, from: text, until: text, counted: null, why: text }],
        },
        changes: null,
      },
      removals: { gone: 1, there: 0, inTime: 0, longestAtLeastHours: 3 },
    },
    vendor: { employees: 500, source: text, lines: [text] },
  };
}
