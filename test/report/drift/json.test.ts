import fc from 'fast-check';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { DRIFTED, HIDDEN, HOSTILE, hostileReport, IN_SYNC, report } from './sample-report.js';
import { anyText } from '../../text/any-text.js';

function json(of: DriftReport): string {
  return renderReport('json', of, { color: false });
}

/** The value without what is undefined, as JSON has it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, keysReversed(each)]),
  );
}

test('GIVEN a report THEN its value, indented by two blanks, with a line end', () => {
  const drift = report(DRIFTED, IN_SYNC);

  expect(JSON.parse(json(drift))).toEqual(plain(drift));
  expect(json(drift)).toMatch(/^\{\n {2}"version": 2,\n {2}"capturedAt": /);
  expect(json(drift)).toMatch(/\n\}\n$/);
});

test('GIVEN keys in another order THEN the same bytes', () => {
  expect(json(keysReversed(report(DRIFTED)) as DriftReport)).toBe(json(report(DRIFTED)));
});

test('GIVEN a value that is no report THEN it is refused', () => {
  expect(() => json({ ...report(DRIFTED), capturedAt: 'yesterday' })).toThrow(/capturedAt/);
});

test.each(HOSTILE)('GIVEN the text %j THEN it is read back as it was, and nothing hidden is in the file', (hostile) => {
  const drift = hostileReport(hostile);

  const shown = json(drift);

  const wellFormed = plain(drift) as DriftReport;
  const replaced: unknown = JSON.parse(JSON.stringify(wellFormed).replace(/\\u(d[89a-f][0-9a-f]{2})/gi, '\ufffd'));
  expect(JSON.parse(shown)).toEqual(replaced);
  expect(shown.replace(/\p{Zs}/gu, ' ')).not.toMatch(HIDDEN);
  expect(shown).not.toContain('##[');
  expect(shown).not.toMatch(/^\s*::/m);
});

test('GIVEN any text THEN the file is well-formed UTF-8 and JSON', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const bytes = Buffer.from(json(hostileReport(`${text}\ud800`)), 'utf8');
      const back = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      expect((JSON.parse(back) as DriftReport).accounts[0]?.name).toBe(`${text}\ufffd`);
    }),
  );
});
