import { jsonMessage } from '../../src/publish/json-message.js';
import { newFindings, type NewFindings } from '../../src/publish/new-findings.js';
import { SLACK_LONGEST_FINDING, slackMessage, slackText } from '../../src/publish/slack-message.js';
import { DRIFTED, HIDDEN, HOSTILE, hostileReport, report } from '../report/drift/sample-report.js';

const NEWS = newFindings({ report: report(DRIFTED), previous: undefined, minSeverity: 'medium' });

function many(count: number): NewFindings {
  return { ...NEWS, findings: Array.from({ length: count }, () => NEWS.findings[0]!) };
}

const NOTICE = {
  account: 'acme <x>',
  kind: 'probable-configuration-fault',
  message: '9 of 10 people are in drift.',
} as const;

describe('a message for Slack', () => {
  test('GIVEN new findings THEN each is a block of plain text, and the notification says how many of which severity', () => {
    const { text, blocks } = slackMessage(NEWS);
    expect(text).toBe('Klaviyo access: 2 new findings (1 critical, 1 medium)');
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'section']);
    expect(blocks[0]?.text.text).toBe('Klaviyo access: 2 new findings');
    expect(blocks[1]?.text.text).toMatch(/^CRITICAL role: ada@example\.com in acme \([0-9a-f]{12}\)\n.+\n.+/);
    expect(blocks[3]?.text.text).toBe('Captured at 2026-08-01T06:00:00.000Z, the first report.');
    expect(new Set(blocks.map((block) => block.text.type))).toEqual(new Set(['plain_text']));
  });

  test('GIVEN a report before THEN it says since when they are new', () => {
    const { blocks } = slackMessage({ ...NEWS, previousCapturedAt: '2026-07-31T06:00:00.000Z' });
    expect(blocks.at(-1)?.text.text).toContain('new since 2026-07-31T06:00:00.000Z.');
  });

  test('GIVEN a finding that grew worse THEN both formats say what it was before', () => {
    const worse = ['severity was high', 'provisioned with the role "x@y" before'];
    const news = { ...NEWS, findings: [{ ...NEWS.findings[0]!, worse }] };
    expect(slackMessage(news).blocks[1]?.text.text.split('\n')[1]).toBe(`Worse than before: ${worse.join(', ')}.`);
    expect(jsonMessage(news).findings[0]?.worse).toEqual(worse);
    expect(slackMessage(NEWS).blocks[1]?.text.text).not.toContain('Worse');
    expect(jsonMessage(NEWS).findings[0]?.worse).toEqual([]);
  });

  test('GIVEN notices THEN they stand before the findings, no more than four', () => {
    const { blocks } = slackMessage({ ...NEWS, notices: Array.from({ length: 9 }, () => NOTICE) });
    expect(blocks.slice(1, 5).map(({ text }) => text.text)).toEqual(
      Array.from({ length: 4 }, () => 'Note on acme &lt;x&gt;: 9 of 10 people are in drift.'),
    );
    expect(blocks[5]?.text.text).toMatch(/^CRITICAL role: ada@example\.com/);
  });

  test('GIVEN accounts whose findings may be older THEN it says so', () => {
    const { blocks } = slackMessage({ ...NEWS, mayBeOlder: ['acme', '@acme-2'] });
    expect(blocks.at(-1)?.text.text).toContain(
      'The report before had not read the identity provider for acme, @\u200bacme-2, so these findings may be older.',
    );
    expect(jsonMessage({ ...NEWS, mayBeOlder: ['acme'] }).mayBeOlder).toEqual(['acme']);
  });

  test("GIVEN more findings than a message takes THEN the rest is counted and Slack's limits hold", () => {
    const { blocks } = slackMessage(many(500));
    expect(blocks).toHaveLength(22);
    expect(blocks.at(-1)?.text.text).toMatch(/^480 more not listed here: see the report\./);
    expect(blocks.map((block) => block.text.text.length).reduce((sum, length) => sum + length)).toBeLessThan(13_000);
  });

  test.each(HOSTILE)('GIVEN the hostile text %j everywhere THEN it is inert and in bounds', (text) => {
    const hostile = newFindings({ report: hostileReport(text), previous: undefined, minSeverity: 'info' });
    const message = slackMessage(hostile);
    expect(message.text).toMatch(/^Klaviyo access: \d+ new findings \([a-z0-9, ]+\)$/);
    for (const { text: sent } of message.blocks) {
      expect(sent.text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)|(?:^|[^\p{L}\p{N}_])[@#][^\s\u200b]/u);
      expect(sent.text.replaceAll('\u200b', '')).not.toMatch(HIDDEN);
      expect(sent.text.length).toBeLessThanOrEqual(SLACK_LONGEST_FINDING);
    }
  });

  test.each([
    ['a&b <!channel> c', 'a&amp;b &lt;!channel&gt; c'],
    ['@here (@U1) ada@example.com #general a#b', '@\u200bhere (@\u200bU1) ada@example.com #\u200bgeneral a#b'],
    ['a @ b', 'a @ b'],
  ])('GIVEN %j THEN it is sent as %j', (text, sent) => {
    expect(slackText(text)).toBe(sent);
  });

  test('GIVEN a text that is too long THEN it is cut before an entity or a character, never within', () => {
    expect(slackText(`${'a'.repeat(497)}&b`)).toBe(`${'a'.repeat(497)}…`);
    expect(slackText(`${'a'.repeat(498)}🌈`)).toBe(`${'a'.repeat(498)}…`);
  });
});

describe('a message for a program', () => {
  test('GIVEN new findings THEN they are reported without the records of the person', () => {
    expect(jsonMessage(NEWS)).toMatchObject({
      version: 1,
      event: 'new-findings',
      capturedAt: '2026-08-01T06:00:00.000Z',
      previousCapturedAt: null,
      minSeverity: 'medium',
      total: 2,
      leftOut: 0,
    });
    const [first] = jsonMessage(NEWS).findings;
    expect(Object.keys(first!)).toEqual([
      'account',
      'id',
      'kind',
      'severity',
      'user',
      'hop',
      'message',
      'remedy',
      'worse',
    ]);
    expect(first).toMatchObject({ account: 'acme', kind: 'role', severity: 'critical', user: 'ada@example.com' });
  });

  test('GIVEN a notice THEN it is reported with its account', () => {
    expect(jsonMessage({ ...NEWS, notices: [NOTICE] }).notices).toEqual([NOTICE]);
  });

  test('GIVEN more findings than a message takes THEN it says how many are left out', () => {
    const message = jsonMessage(many(130));
    expect([message.total, message.leftOut, message.findings.length]).toEqual([130, 30, 100]);
  });
});

test('GIVEN a text that is cut right behind a sign THEN the sign is left out with the space that makes it inert', () => {
  const sent = slackText(`${'a'.repeat(SLACK_LONGEST_FINDING - 3)} #team`);
  expect(sent).not.toContain('#…');
  expect(sent.endsWith(' …')).toBe(true);
});
