import { newFindings } from '../../../src/publish/new-findings.js';
import { newsLines, type NewsSince } from '../../../src/report/drift/markdown-news.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { compare, declared, findingsOf, provisioned } from '../../drift/sample-account.js';
import { HOSTILE, report } from './sample-report.js';

const ROOM = 64_512;
const HOSTILE_TEXT = Object.values(HOSTILE).join(' ');
const zoe = { userName: 'zoe@example.com' };
const BEFORE = report(compare([declared(zoe)], [provisioned({ ...zoe, role: 'manager' })]));
const NOW = {
  ...report(compare([declared(zoe), declared()], [provisioned({ ...zoe, role: 'admin' })])),
  capturedAt: '2026-08-02T06:00:00.000Z',
};
const NEWS = newFindings({ report: NOW, previous: BEFORE, minSeverity: 'info' });

test('GIVEN a finding that grew worse and a new one THEN both are named, with what it was before', () => {
  expect(newsLines(NEWS, ROOM)).toEqual([
    '',
    'Since `2026-08-01T06:00:00.000Z`: **1 new, 1 worse.**',
    '',
    expect.stringMatching(
      /^- worse: critical `zoe@example\.com` role admin in Klaviyo, declared analyst \(.*severity was high.*\)$/,
    ),
    '- new: medium `ada@example.com` not in Klaviyo, declared analyst',
  ]);
});

test('GIVEN nothing has changed THEN the numbers say so; without a report before, nothing is said', () => {
  const none = { previousCapturedAt: BEFORE.capturedAt, findings: [] };
  expect(newsLines(none, ROOM)).toEqual(['', 'Since `2026-08-01T06:00:00.000Z`: **0 new, 0 worse.**']);
  expect(newsLines({ previousCapturedAt: null, findings: NEWS.findings }, ROOM)).toEqual([]);
  expect(newsLines(undefined, ROOM)).toEqual([]);
});

const many = (user: string, number: number): NewsSince => {
  const [finding] = findingsOf(compare([declared()], []));
  const each = { account: 'acme', finding: { ...finding!, user }, worse: [] };
  return { previousCapturedAt: BEFORE.capturedAt, findings: Array.from({ length: number }, () => each) };
};

test('GIVEN many THEN ten are named and the others counted; in a small room there are the numbers alone', () => {
  expect(newsLines(many('ada@example.com', 13), ROOM).slice(-1)).toEqual(['- and 3 more findings']);
  expect(newsLines(many('ada@example.com', 13), ROOM)).toHaveLength(14);
  expect(newsLines(many('ada@example.com'.repeat(20), 13), 2_000)).toHaveLength(2);
});

test.each([4_096, ROOM])('GIVEN hostile text and a limit of %i THEN the report holds it', (limit) => {
  const shown = renderReport('markdown', NOW, { color: false, limit, news: many(HOSTILE_TEXT, 200) });

  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(limit);
  expect(shown).not.toContain(HOSTILE_TEXT);
});

test('GIVEN a report before WHEN the Markdown report is made THEN the news stands above the table', () => {
  const shown = renderReport('markdown', NOW, { color: false, news: NEWS });

  expect(shown.indexOf('1 new, 1 worse')).toBeGreaterThan(0);
  expect(shown.indexOf('1 new, 1 worse')).toBeLessThan(shown.indexOf('| Severity |'));
});
