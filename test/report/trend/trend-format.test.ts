import { parse } from 'csv-parse/sync';
import { marked } from 'marked';
import { trendOf } from '../../../src/history/trend.js';
import { renderTrend } from '../../../src/report/trend/trend-format.js';
import { TREND_FORMATS } from '../../../src/report/formats.js';
import { trendMarkdown } from '../../../src/report/trend/trend-markdown.js';
import { at, finding, run } from '../../history/sample-runs.js';
import { HIDDEN, HOSTILE } from '../drift/sample-report.js';

const [open, back, excepted, gone] = [
  finding('a', { severity: 'critical' }),
  finding('b', { kind: 'role' }),
  finding('c', { excepted: true }),
  finding('d', { severity: 'low' }),
];

const TREND = trendOf([
  run(at(1), { acme: [back, excepted, gone], other: [] }),
  run(at(2), { acme: [open, excepted] }),
  run(at(3), { acme: [open, back, excepted] }),
]);

/** The text, with the lines of a sentence as one. */
const text = renderTrend('text', TREND).replaceAll('\n│ ', ' ');

describe('the text', () => {
  it('GIVEN a trend THEN its reach, the figures, and the account that the newest run did not read come first', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Klaviyo access: trend',
      `3 runs, from ${at(1)} to ${at(3)}.`,
      `4 findings: 2 open, 1 under an exception, 1 resolved. The newest run did not read other; its figures are from ${at(1)}.`,
    ]);
  });

  it('GIVEN findings THEN each stands under its status with its id, its times and how often it came back', () => {
    expect(text.match(/^(Open|Under an exception|Resolved) \(\d\)$/gm)).toEqual([
      'Open (2)',
      'Under an exception (1)',
      'Resolved (1)',
    ]);
    expect(text).toContain(
      `\ncritical unexpected aaaaaaaaaaaa user-a@example.com, account acme first seen ${at(2)}, last seen ${at(3)}, open for 1 day\n`,
    );
    expect(text).toContain(
      `\nhigh role bbbbbbbbbbbb user-b@example.com, account acme first seen ${at(1)}, last seen ${at(3)}, open for 1 day, came back once\n`,
    );
    expect(text).toContain(
      `\nlow unexpected dddddddddddd user-d@example.com, account acme first seen ${at(1)}, resolved ${at(2)}, open for 1 day\n`,
    );
  });

  it('GIVEN runs THEN the totals stand in a table, oldest first', () => {
    const cells = renderTrend('text', TREND)
      .split('\n')
      .filter((line) => line.endsWith('│'))
      .map((line) =>
        line
          .split('│')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(cells).toEqual([
      ['Run', 'critical', 'high', 'medium', 'low', 'info', 'all'],
      [at(1), '0', '1', '0', '1', '0', '2'],
      [at(2), '1', '0', '0', '0', '0', '1'],
      [at(3), '1', '1', '0', '0', '0', '2'],
    ]);
  });

  it('GIVEN a single run without findings THEN it says so', () => {
    const single = renderTrend('text', trendOf([run(at(1), { acme: [] })]));
    expect(single).toContain(
      `\n1 run, at ${at(1)}.\n0 findings: 0 open, 0 under an exception, 0 resolved.\n\nOpen findings at each run\n`,
    );
  });

  it('GIVEN a finding that came back often THEN it says how often', () => {
    const trend = trendOf([1, 2, 3, 4, 5].map((day) => run(at(day), { acme: day % 2 === 1 ? [open] : [] })));
    expect(renderTrend('text', trend).replaceAll('\n│ ', ' ')).toContain('open for 2 days, came back 2 times\n');
  });

  it.each([
    [21, '1 older total is in --format json.'],
    [25, '5 older totals are in --format json.'],
  ])('GIVEN %d runs THEN the newest 20 totals are shown, and that there are more is said', (days, sentence) => {
    const trend = trendOf(Array.from({ length: days }, (_, index) => run(at(index + 1), { acme: [] })));
    for (const format of ['text', 'markdown'] as const) {
      const shown = renderTrend(format, trend);
      expect(shown.replaceAll('`', '')).toContain(sentence);
      expect(shown.match(/^[│|] `?2026-/gm)).toHaveLength(20);
      expect(shown).not.toMatch(new RegExp(`^[│|] .?${at(days - 20)}`, 'm'));
    }
    expect(trend.totals).toHaveLength(days);
  });
});

describe('the Markdown', () => {
  it('GIVEN a trend THEN totals, findings by status and accounts each have a table', () => {
    const markdown = renderTrend('markdown', TREND);
    expect(markdown.match(/^#.*$/gm)).toEqual([
      '## Klaviyo access: trend',
      '### Open findings at each run',
      '### Open (2)',
      '### Under an exception (1)',
      '### Resolved (1)',
      '### Accounts',
    ]);
    expect(markdown).toContain(
      `\n| high | role | \`user-b@example.com\` | acme | \`${at(1)}\` | \`${at(3)}\` |  | 1 | 1 |  | \`bbbbbbbbbbbb\` |\n`,
    );
    expect(markdown).toContain(
      `\n| low | unexpected | \`user-d@example.com\` | acme | \`${at(1)}\` | \`${at(1)}\` | \`${at(2)}\` | 1 | 0 |  | \`dddddddddddd\` |\n`,
    );
    expect(markdown).toContain(`\n| other | 1 | \`${at(1)}\` | \`${at(1)}\` |\n`);
    expect(markdown).toContain('\n**The newest run did not read other; ');
  });

  it('GIVEN thousands of findings THEN it fits into a comment, heaviest first, and says what is left out', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      finding('a', {
        id: index.toString(16).padStart(12, '0'),
        user: `${'é|`'.repeat(60)}@example.com`,
        severity: index === 1999 ? 'critical' : 'low',
      }),
    );
    const markdown = renderTrend('markdown', trendOf([run(at(1), { acme: many })]));
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_536);
    expect(markdown.trimEnd().split('\n').at(-1)).toMatch(/^_\d+ more lines do not fit here\./);
    const rows = markdown.split('\n').filter((line) => /^\| (critical|low) \| unexpected/.test(line));
    expect(rows[0]).toMatch(/^\| critical /);
    for (const row of rows) expect(row).toMatch(/\| `[0-9a-f]{12}` \|$/);
  });

  it('GIVEN a smaller limit THEN it keeps to that', () => {
    expect(Buffer.byteLength(trendMarkdown(TREND, 600))).toBeLessThanOrEqual(600);
  });
});

describe('the CSV', () => {
  it('GIVEN a trend THEN a line for each finding, under headings', () => {
    const [first, ...others] = parse(renderTrend('csv', TREND), { columns: true });
    expect(first).toEqual({
      account: 'acme',
      id: open.id,
      kind: 'unexpected',
      severity: 'critical',
      user: open.user,
      status: 'open',
      firstSeen: at(2),
      lastSeen: at(3),
      resolvedAt: '',
      reopened: '0',
      daysOpen: '1',
      worseAt: '',
      worseBy: '',
    });
    expect(others).toMatchObject([
      { reopened: '1' },
      { status: 'excepted' },
      { status: 'resolved', resolvedAt: at(2) },
    ]);
  });

  it('GIVEN no finding THEN the headings alone', () => {
    expect(renderTrend('csv', trendOf([run(at(1), { acme: [] })]))).toBe(
      'account,id,kind,severity,user,status,firstSeen,lastSeen,resolvedAt,reopened,daysOpen,worseAt,worseBy\r\n',
    );
  });
});

test('GIVEN a finding that grew worse THEN each format for people, and the CSV, says when and by what', () => {
  const state = (role: string) => ({ severity: 'high', provisioned: { role, active: true } }) as const;
  const trend = trendOf([
    run(at(1), { acme: [finding('a', state('support'))] }),
    run(at(2), { acme: [finding('a', { ...state('admin'), severity: 'critical' })] }),
  ]);
  const clauses = ['severity was high', 'provisioned with the role "support" before'];
  expect(renderTrend('text', trend).replaceAll('\n│ ', ' ')).toContain(
    `, open for 1 day, worse since ${at(2)}: ${clauses.join(', ')}\n`,
  );
  const cells = renderTrend('markdown', trend)
    .split('\n')
    .find((line) => line.includes('`aaaaaaaaaaaa`'))
    ?.split(' | ');
  expect(cells?.at(-2)).toContain(clauses[0]);
  const [row] = parse(renderTrend('csv', trend), { columns: true });
  expect(row).toMatchObject({ worseAt: at(2), worseBy: clauses.join('; ') });
});

test('the JSON is the trend', () => {
  expect(JSON.parse(renderTrend('json', TREND))).toEqual(TREND);
});

describe.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))('GIVEN the text %s', (_shown, hostile) => {
  const trend = trendOf([run(at(1), { [hostile]: [finding('a', { user: hostile })] }), run(at(2), { acme: [] })]);

  it.each(TREND_FORMATS)(
    'THEN in %s nothing hidden is written, and nothing that a log takes for a command',
    (format) => {
      const shown = renderTrend(format, trend);
      expect(shown.replaceAll('\r\n', '\n')).not.toMatch(HIDDEN);
      expect(shown).not.toContain('##[');
      expect(shown).not.toMatch(/^\s*::/m);
    },
  );

  it('THEN no line of the text begins with it', () => {
    const own = /^(|Klaviyo access: trend|\d+ (runs|finding).*|Open.*|high unexpected a{12}|[│┌├└].*)$/u;
    expect(
      renderTrend('text', trend)
        .split('\n')
        .filter((line) => !own.test(line)),
    ).toEqual([]);
  });

  it('THEN no markup comes out of it in Markdown', () => {
    const kinds: string[] = [];
    void marked.walkTokens(marked.lexer(renderTrend('markdown', trend)), ({ type }) => {
      kinds.push(type);
    });
    for (const kind of ['html', 'link', 'image', 'list']) expect(kinds).not.toContain(kind);
    expect(kinds.filter((kind) => kind === 'table')).toHaveLength(3);
  });

  it('THEN no cell of the CSV is a formula', () => {
    const [row] = parse(renderTrend('csv', trend), { columns: true }) as [Record<string, string>];
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s"`]*[=+\-@＝＋－＠]/u);
  });
});
