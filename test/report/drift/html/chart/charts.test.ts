import { STATIONS } from '../../../../../src/people/station.js';
import { findingsChart } from '../../../../../src/report/drift/html/chart/findings-chart.js';
import { rolesChart } from '../../../../../src/report/drift/html/chart/roles-chart.js';
import { trendChart } from '../../../../../src/report/drift/html/chart/trend-chart.js';
import { htmlOf, type Markup } from '../../../../../src/report/html/markup.js';
import { all, one, parseHtml, texts, type HtmlNode } from '../../../html/parse-html.js';
import { DRIFTED, HISTORY, THREE_STATIONS } from '../sample-html.js';

const drawn = (chart: Markup): HtmlNode => parseHtml(htmlOf(chart));
const figures = (chart: HtmlNode): readonly string[] =>
  all(chart, 'table tr').map((row) => texts(row, 'th, td').join(' '));

/** The widths of the bars of a colour, in the drawing's units. */
function barWidths(chart: HtmlNode, colour: string): readonly number[] {
  return all(chart, `svg rect[fill="var(--${colour})"]`).map((bar) => Number(bar.getAttribute('width')));
}

describe('people by role and station', () => {
  test('has a bar for each station that was read, as long as it has people', () => {
    // GIVEN two analysts declared, three managers assigned, an admin and an owner provisioned
    const chart = drawn(rolesChart(THREE_STATIONS));
    // THEN
    expect(texts(chart, '.legend li')).toEqual([...STATIONS]);
    expect(figures(chart)).toEqual([
      'Role declared assigned provisioned',
      'manager 0 3 0',
      'analyst 2 0 0',
      'admin 0 0 1',
      'owner 0 0 1',
    ]);
    const longest = Math.max(...barWidths(chart, 'assigned'));
    expect(longest).toBeGreaterThan(100);
    expect(Math.max(...barWidths(chart, 'declared')) / longest).toBeCloseTo(2 / 3, 2);
    expect(Math.max(...barWidths(chart, 'provisioned')) / longest).toBeCloseTo(1 / 3, 2);
  });

  test('leaves out a station that was not read', () => {
    const chart = drawn(rolesChart(DRIFTED));
    expect(texts(chart, '.legend li')).toEqual(['declared', 'provisioned']);
    expect(barWidths(chart, 'assigned')).toEqual([]);
  });

  test('shortens a long role in the drawing alone, and shows a hostile one as text', () => {
    // GIVEN
    const role = `${'r'.repeat(40)}<script>\u202e`;
    const roles = {
      ...DRIFTED.roles,
      declared: [
        { role, people: 1 },
        { role: null, people: 1 },
      ],
    };
    // WHEN
    const chart = drawn(rolesChart({ ...DRIFTED, roles }));
    // THEN
    expect(texts(chart, 'svg text')).toContain(`${'r'.repeat(23)}…`);
    expect(figures(chart).join('\n')).toContain(`${'r'.repeat(40)}<script><U+202E> 1 0`);
    expect(figures(chart).join('\n')).toContain('no role 1 0');
    expect(all(chart, 'script')).toEqual([]);
  });

  test('says so if there is nobody', () => {
    const chart = drawn(rolesChart({ ...DRIFTED, roles: { declared: [], assigned: [], provisioned: [] } }));
    expect(texts(chart, '.note')).toEqual(['No station that was read has an active person.']);
  });
});

describe('findings by kind and severity', () => {
  test('has a bar for each kind that counts, divided by severity', () => {
    const chart = drawn(findingsChart(DRIFTED.findings));
    expect(figures(chart)).toEqual([
      'Kind critical high medium low info total',
      'missing 0 0 1 0 0 1',
      'role 1 0 0 0 0 1',
      'owner 0 0 0 0 1 1',
    ]);
    expect(barWidths(chart, 'critical')).toHaveLength(1);
    expect(barWidths(chart, 'high')).toEqual([]);
  });

  test('says so if nothing counts', () => {
    expect(texts(drawn(findingsChart([])), '.note')).toEqual(['No findings to count.']);
  });
});

describe('the trend', () => {
  const current = {
    capturedAt: '2026-08-01T06:00:00.000Z',
    open: { critical: 1, high: 0, medium: 1, low: 0, info: 2 },
  };

  test('shows the runs in the order of time, this one last', () => {
    const chart = drawn(trendChart(HISTORY, current));
    expect(figures(chart)).toEqual([
      'Captured at critical high medium low info total',
      '2026-07-30T06:00:00.000Z 0 3 5 2 1 11',
      '2026-07-31T06:00:00.000Z 2 1 4 0 1 8',
      '2026-08-01T06:00:00.000Z 1 0 1 0 2 4',
    ]);
    expect(all(chart, 'svg path[fill="var(--critical)"]')).toHaveLength(1);
    expect(texts(chart, 'svg text').filter((text) => /^2026-0\d-\d\d$/.test(text))).not.toEqual([]);
  });

  test('takes this run as the history has it: with what it could not see and an earlier one did', () => {
    const known = { ...current, open: { ...current.open, high: 3 } };
    expect(figures(drawn(trendChart([...HISTORY, known], current))).at(-1)).toBe(
      '2026-08-01T06:00:00.000Z 1 3 1 0 2 7',
    );
  });

  test('has marks at the points, unless they are many', () => {
    const marks = (chart: HtmlNode): number => all(chart, 'svg circle[fill="var(--critical-edge)"]').length;
    const many = Array.from({ length: 60 }, (_, day) => ({
      capturedAt: new Date(Date.UTC(2026, 4, day + 1)).toISOString(),
      open: current.open,
    }));
    expect(marks(drawn(trendChart(HISTORY, current)))).toBe(3);
    expect(marks(drawn(trendChart(many, current)))).toBe(0);
  });

  test.each([[[]], [[current]]])('says that there is no history where no earlier run is known', (history) => {
    expect(texts(drawn(trendChart(history, current)), '.note')[0]).toContain('There is no history');
  });
});

test.each([
  [1 / 12, ['2026-05-01 06:10:00', '2026-05-01 06:12:30', '2026-05-01 06:15:00']],
  [2, ['2026-05-01 06:10', '2026-05-01 07:10', '2026-05-01 08:10']],
  [24 * 90, ['2026-05-01 06:10', '2026-06-15 06:10', '2026-07-30 06:10']],
])('GIVEN runs over %d hours THEN the axis names the day and the time of each', (hours, expected) => {
  const hour = 60 * 60 * 1000;
  const runs = [0, hours / 2, hours].map((after) => ({
    capturedAt: new Date(Date.UTC(2026, 4, 1, 6, 10) + after * hour).toISOString(),
    open: { critical: 0, high: 0, medium: 1, low: 0, info: 0 },
  }));
  expect(times(drawn(trendChart(runs, runs[2]!)))).toEqual(expected);
});

test('GIVEN more runs than there is room for THEN the axis names the first, the last and some between', () => {
  const runs = Array.from({ length: 100 }, (_, day) => ({
    capturedAt: new Date(Date.UTC(2026, 4, 1 + day, 6)).toISOString(),
    open: { critical: 0, high: 0, medium: 1, low: 0, info: 0 },
  }));
  const named = times(drawn(trendChart(runs, runs[99]!)));
  expect([named[0], named.at(-1)]).toEqual(['2026-05-01 06:00', '2026-08-08 06:00']);
  expect(named.length).toBeGreaterThan(2);
  expect(named.length).toBeLessThanOrEqual(5);
});

function times(chart: HtmlNode): readonly string[] {
  const words = texts(chart, 'svg text[text-anchor="middle"]');
  return words.flatMap((day, index) => (day.includes('-') ? [`${day} ${words[index + 1]}`] : []));
}

test('a counting axis names whole numbers only', () => {
  const counts = texts(drawn(findingsChart(DRIFTED.findings)), 'svg text[text-anchor="middle"]');
  expect(counts).toEqual(['0', '1']);
});

test('a chart has a name, a description with its figures, and no style, class or id', () => {
  const charts = [rolesChart(THREE_STATIONS), findingsChart(DRIFTED.findings), trendChart(HISTORY, HISTORY[0]!)];
  const [roles, kinds, trend] = charts.map((chart) => {
    const svg = one(drawn(chart), 'svg');
    expect(svg.getAttribute('role')).toBe('img');
    expect(one(svg, 'title').textContent).toMatch(/^(?:Bar|Area) chart: /);
    expect(all(svg, '[id], [class], [style], [clip-path], style, defs')).toEqual([]);
    return one(svg, 'desc').textContent;
  });
  expect(roles).toContain('manager: 0 declared, 3 assigned, 0 provisioned; analyst: 2 declared');
  expect(kinds).toContain('missing: 1, role: 1, owner: 1.');
  expect(trend).toContain('11 open at 2026-07-30T06:00:00.000Z');
});
