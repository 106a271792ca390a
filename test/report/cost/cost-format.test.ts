import { marked } from 'marked';
import { costReport, type CostReport } from '../../../src/cost/cost-report.js';
import { COST_FORMATS } from '../../../src/report/formats.js';
import { renderCost } from '../../../src/report/cost/cost-format.js';
import { costTables } from '../../../src/report/cost/cost-words.js';

const report = (currency?: string): CostReport =>
  costReport({
    stated: { currency, inputs: { employees: 12_000, hourlyRate: 50 } },
    byFlag: new Set(),
    found: {
      ...{ runs: 9, from: '2026-01-01T00:00:00.000Z', to: '2026-01-09T00:00:00.000Z', orphaned: 2, orphanedOpen: 1 },
      switchedOff: null,
      signIns: null,
      changes: { days: 8, joiners: 3, movers: 1, leavers: 2 },
      removals: { gone: 1, there: 1, inTime: 0, longestAtLeastHours: 60 },
    },
    capturedAt: '2026-01-10T00:00:00.000Z',
  });

const cellsOf = (heading: string, of = report()): readonly (readonly string[])[] =>
  costTables(of).find((table) => table.heading === heading)!.rows;

test('the figures: GIVEN one of each origin THEN each says which it is, with its unit and its source', () => {
  const figures = cellsOf('The figures, and where they come from', report('EUR'));
  const row = (label: string): readonly string[] => figures.find(([first]) => first === label)!.slice(1);
  expect(row('Employees of the company')).toEqual(['12,000', 'people', 'stated', 'the access file']);
  expect(row('Orphaned accounts').slice(0, 3)).toEqual(['2', 'accounts', 'found']);
  expect(row('Manual work').slice(0, 3)).toEqual(['2,424', 'hours a year', 'default']);
  expect(row("A third party's flat fee").slice(0, 3)).toEqual(['not known', 'EUR a year', 'not known']);
});

test('the ways: GIVEN large amounts THEN thousands are set apart, alike on every machine', () => {
  expect(cellsOf('The ways, in a year').map((cells) => cells.slice(0, 4))).toEqual([
    ['By hand', '0.00', '2,424', expect.stringMatching(/^\d{3},\d{3}\.\d\d$/)],
    ["The identity provider's add-on", '864,000.00', '12', '864,600.00'],
    ["A third party's flat fee", '5,000.00', '12', '5,600.00'],
    ['Direct provisioning of klaviyo-access', '0.00', '12', '600.00'],
  ]);
});

describe.each(COST_FORMATS.filter((format) => format !== 'json'))('%s', (format) => {
  const shown = renderCost(format, report())
    .replace(/&#39;|\\/g, '')
    .replaceAll('\n│ ', ' ')
    .replace(/\n/g, ' ');

  it('GIVEN a report THEN it says when it was made, that it is an estimate, whose figures the defaults are, and what is not computed', () => {
    expect(shown).toContain('2026-01-10T00:00:00.000Z');
    expect(shown).toContain('It is an estimate');
    expect(shown).toContain('generic figure or an assumption');
    expect(shown).toContain('for 500 employees of any company');
    expect(shown).toContain('own price is not computed');
    expect(shown).not.toMatch(/\b(sav(e|ing)|will cost|guarantee)/i);
  });

  it('GIVEN few days of runs THEN what was seen in them is shown, and that it is not used', () => {
    expect(shown).toContain('3 joiners, 1 mover and 2 leavers of accounts seen in 8 days; fewer than 30 days');
    expect(shown).toContain(
      'of 2 removals, 0 proved to be within the target, 1 not seen gone; the longest took at least 2.5 days',
    );
  });
});

test('the Markdown: GIVEN a report THEN it has the three tables', () => {
  expect(marked.lexer(renderCost('markdown', report())).filter(({ type }) => type === 'table')).toHaveLength(3);
});

test('the JSON: GIVEN a report THEN it is it', () => {
  expect(JSON.parse(renderCost('json', report()))).toEqual(report());
});
