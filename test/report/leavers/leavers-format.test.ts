import { parse } from 'csv-parse/sync';
import { marked } from 'marked';
import { leaversOf } from '../../../src/history/leavers/leavers.js';
import { LEAVERS_FORMATS } from '../../../src/report/formats.js';
import { LEAVERS_COLUMNS } from '../../../src/report/leavers/leavers-csv.js';
import { renderLeavers } from '../../../src/report/leavers/leavers-format.js';
import { leaversMarkdown } from '../../../src/report/leavers/leavers-markdown.js';
import { directoryRun } from '../../history/leavers/directory-runs.js';
import { at, finding } from '../../history/sample-runs.js';

const [ADA, ALAN, GRACE, OWNER] = ['ada', 'alan', 'grace', 'owner'].map((name) => `${name}@example.com`) as [
  string,
  string,
  string,
  string,
];

const RUNS = [
  directoryRun(at(1), { acme: { there: [ADA, GRACE, OWNER] } }, { elsewhere: [ALAN] }),
  directoryRun(at(2), { acme: { there: [ADA, GRACE, OWNER] } }, { inactive: [GRACE], absent: [ALAN, OWNER] }),
  directoryRun(
    at(4),
    { acme: { there: [ADA, OWNER], findings: [finding('a', { user: ADA })] }, shop: { there: [] } },
    { inactive: [GRACE], absent: [ALAN, OWNER] },
  ),
];

const leavers = (since = at(1, 0)) =>
  leaversOf(RUNS, { accounts: [{ name: 'acme', owner: OWNER, targetHours: 24 }], since, capturedAt: at(5) });

/** The text, with the lines of a sentence as one. */
const text = renderLeavers('text', leavers()).replaceAll('\n│ ', ' ');

describe('the text', () => {
  it('GIVEN leavers THEN the gravest stand first, and the owner is named as one whom only a hand-over takes out', () => {
    const headings = text.match(/^[A-Z][^│\n]* \(\d\)/gm);
    expect(headings).toEqual([
      'Still there, beyond the target (1)',
      'Gone, and not proved to be within the target (1)',
    ]);
    expect(text).toContain(
      `still there at ${at(4)}; the owner, who must hand the account over in Klaviyo: for at least 48 hours; target 24 hours`,
    );
    expect(text).toContain(`gone between ${at(2)} and ${at(4)}: between 0 hours and 3 days; target 24 hours`);
  });

  it('GIVEN a run over another account, and a time without a run THEN both are named', () => {
    expect(text).toContain(
      `no run between ${at(2)} and ${at(4)} (48 hours), which is longer than the target of 24 hours.`,
    );
    expect(text).toContain('Not in this report, though runs of the history read it: shop.');
  });

  it('GIVEN a period that begins after the first runs THEN nothing is said of what they could not tell', () => {
    expect(text).toContain(`Who left is not known from runs before ${at(1)}`);
    expect(renderLeavers('text', leavers(at(2, 0)))).not.toContain('Who left is not known');
  });
});

test('the Markdown: GIVEN little room THEN what the runs do not cover is still there, and it says that lines are left out', () => {
  const whole = leaversMarkdown(leavers());
  const tables = marked.lexer(whole).filter(({ type }) => type === 'table');
  const short = leaversMarkdown(leavers(), 1_200);

  expect(tables).toHaveLength(3);
  expect(whole).toContain('`owner@example.com`');
  expect(short).toContain('no run between');
  expect(short).toMatch(/_\d+ more lines do not fit here\./);
  expect(Buffer.byteLength(short)).toBeLessThanOrEqual(1_200);
});

test('the CSV: GIVEN leavers THEN a row for each and account, and what is not known is empty', () => {
  const rows: readonly Record<string, string>[] = parse(renderLeavers('csv', leavers()), { columns: true });
  expect(Object.keys(rows[0]!)).toEqual(LEAVERS_COLUMNS);
  expect(
    rows.map(({ user, account, verdict, atMostHours, goneBy }) => [user, account, verdict, atMostHours, goneBy]),
  ).toEqual([
    [GRACE, 'acme', 'unproven', '72', at(4)],
    [OWNER, 'acme', 'overdue', '', ''],
  ]);
});

test('the JSON: GIVEN leavers THEN it is them', () => {
  expect(JSON.parse(renderLeavers('json', leavers()))).toEqual(leavers());
});

test.each(LEAVERS_FORMATS)('GIVEN the same leavers THEN %s is the same, byte for byte', (format) => {
  expect(renderLeavers(format, leavers())).toBe(renderLeavers(format, leavers()));
});

test.each([
  [40, 60],
  [80, 80],
  [400, 120],
])('GIVEN a terminal of %d columns THEN no line of the text is longer than %d', (columns, longest) => {
  const lengths = renderLeavers('text', leavers(), columns)
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
  expect(Math.max(...lengths)).toBeGreaterThan(longest - 20);
});
