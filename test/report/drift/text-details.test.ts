import { stripVTControlCharacters } from 'node:util';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { columnsOf } from '../../../src/report/wrap.js';
import { CAPTURED_AT, DRIFTED, HIDDEN, HOSTILE, hostileReport, IN_SYNC, report, SHA256 } from './sample-report.js';

function text(of: ReturnType<typeof report>, options: { width?: number; color?: boolean } = {}): string {
  return renderReport('text', of, { color: false, details: true, ...options });
}

/** The text as if it had been written on one endless line: bars and line ends gone. */
function unwrapped(shown: string): string {
  return shown.replace(/\n│ +/g, ' ');
}

describe('what the text report says with details', () => {
  const shown = text(report(DRIFTED));

  test('when it was captured, what was read, and that it was complete', () => {
    expect(shown).toContain(`Captured at ${CAPTURED_AT}`);
    expect(shown).toContain('Listing: totalResults 3, read 3');
    expect(shown).toContain(`SHA-256: ${SHA256}`);
    expect(shown).toMatch(/│ declared +│ roster people\.csv +│ 2 +│/);
    expect(shown).toMatch(/│ assigned +│ not read: Okta was not read;/);
    expect(shown).toMatch(/│ provisioned +│ Klaviyo SCIM https:\/\/klaviyo\.example\.com\/scim\/v2 +│ 3 +│/);
  });

  test('the figures', () => {
    expect(shown).toContain('\nPeople:  declared 2, assigned not read, provisioned 3, in sync 0, excepted 1\n');
    expect(shown).toContain('\nCounted: critical 1, high 0, medium 1, low 0, info 1\n');
  });

  test('each finding in words, once', () => {
    const [role, missing] = DRIFTED.findings.filter((finding) => finding.exception === null);

    expect(shown).toContain(`1. critical role ${role?.id}\n│ ada@example.com\n│ What: Klaviyo has the role "admin"`);
    expect(shown).toContain(`2. medium missing ${missing?.id}\n│ zoe@example.com\n`);
    for (const { id } of DRIFTED.findings) expect(shown.split(id)).toHaveLength(2);
    expect(unwrapped(shown)).toContain(`Do:   ${role?.remedy}`);
    expect(unwrapped(shown)).toContain(`What: ${missing?.message}`);
    expect(unwrapped(shown)).toContain(
      'Hop:  declared-provisioned (declared analyst, assigned not read, provisioned admin) Line: access.yaml:21:9\n',
    );
    expect(unwrapped(shown)).toContain('(declared analyst, assigned not read, provisioned not there)');
  });

  test('the excepted findings apart, with reason and end date', () => {
    const [table, excepted] = shown.split('Excepted (1), not counted');

    expect(table).not.toContain('agency@example.com');
    expect(excepted).toContain('4. high unexpected 6e08d5c86fe8\n│ agency@example.com');
    expect(excepted).toContain('│ Reason: SSO-exempt agency, asked for by marketing\n│ Until:  2026-12-31');
    expect(unwrapped(excepted!)).toContain('Hop:    declared-provisioned (declared not there, assigned not read,');
  });

  test('the verdicts at the very end', () => {
    const lines = text(report(DRIFTED, IN_SYNC)).split('\n').slice(-4);

    expect(lines).toEqual([
      '2 accounts: 1 with findings at or above medium, 0 with findings below it only, 1 without drift',
      'acme: 1 critical, 1 medium, 1 info; 1 excepted; Okta was not read; 0 of 2 people in sync',
      'acme-2: no drift; 1 info; Okta was not read; 1 of 1 person in sync; listing complete',
      '',
    ]);
  });

  test('GIVEN no account THEN that nothing was checked, which is no all-clear', () => {
    expect(text(report())).toMatch(/\nNo account was checked\.\n$/);
    expect(text(report())).not.toContain('no drift');
  });

  test('GIVEN an account without any finding THEN that there is none', () => {
    expect(text(report({ ...IN_SYNC, findings: [] }))).toContain('\nNo findings\n');
  });
});

describe('how it is laid out', () => {
  test.each([
    [undefined, 100],
    [20, 80],
    [80, 80],
    [110, 110],
    [500, 120],
  ])('GIVEN a terminal of %s columns THEN no line is wider than %s, and tables fill it', (width, widest) => {
    const lines = text(report(DRIFTED), width === undefined ? {} : { width }).split('\n');

    expect(Math.max(...lines.map(columnsOf))).toBe(widest);
  });

  test('GIVEN colour THEN the same text, in colour', () => {
    const coloured = text(report(DRIFTED), { color: true });

    expect(coloured).toContain('\u001b[31mcritical');
    expect(coloured).toContain('\u001b[33mmedium\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(text(report(DRIFTED)));
  });
});

describe.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))('GIVEN the text %s', (_shown, hostile) => {
  const shown = text(hostileReport(hostile), { width: 80 });

  test('THEN nothing that does not show is printed but line ends', () => {
    expect(shown).not.toMatch(HIDDEN);
  });

  test('THEN no line is a command to a log, and none is too wide', () => {
    expect(shown).not.toContain('##[');
    const lines = shown.split('\n');
    expect(lines.filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
    const bounded = lines.filter((line) => line.startsWith('│'));
    expect(bounded.filter((line) => columnsOf(line) > 80)).toEqual([]);
  });
});
