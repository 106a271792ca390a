import { trendOf } from '../../../src/history/trend.js';
import { accountRemarks } from '../../../src/report/trend/trend-words.js';
import { renderTrend } from '../../../src/report/trend/trend-format.js';
import { at, run } from '../../history/sample-runs.js';

const states = ['deployed', 'empty', 'not-deployed'] as const;
const runs = states.map((state) => {
  const entry = run(at(1), { [`acme-${state}`]: [] });
  return { ...entry, accounts: entry.accounts.map((account) => ({ ...account, state })) };
});
const [first] = runs;
const TREND = trendOf([{ ...first!, accounts: runs.flatMap(({ accounts }) => accounts) }]);

it('GIVEN accounts of each state THEN those that are no all-clear are named, and no other', () => {
  expect(accountRemarks(TREND)).toEqual([
    `acme-empty is no all-clear: at ${at(1)}, nobody was assigned yet.`,
    `acme-not-deployed is no all-clear: at ${at(1)}, it was not deployed yet.`,
  ]);
});

it.each(['text', 'markdown'] as const)('WHEN the trend is shown as %s THEN it says so', (format) => {
  const shown = renderTrend(format, TREND).replace(/[\s│\\]+/g, ' ');

  expect(shown).toContain('nobody was assigned yet');
  expect(shown).toContain('it was not deployed yet');
});
