import fc from 'fast-check';
import { FINDING_KINDS, SEVERITIES } from '../../../src/access/finding-kind.js';
import { HOPS } from '../../../src/people/station.js';
import { type AccountDrift, type DriftReport } from '../../../src/drift/drift-report.js';
import { type Finding } from '../../../src/drift/finding.js';
import { inReportOrder } from '../../../src/drift/order.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { markdownFaults, rowsUnder } from '../parsed-markdown.js';
import { HOSTILE, IN_SYNC, report } from './sample-report.js';

const GITHUB = 65_536;

/** A text that is short, long, hostile, or all of one wide or invisible character. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  fc
    .tuple(fc.constantFrom('a', '|', '`', '\u202e', '👩', 'e\u0301', ' x', '\n', '<b>', '"'), fc.nat(1_500))
    .map(([unit, times]) => unit.repeat(times)),
);

/** Findings as numerous as asked for, made from a few, so that some repeat and others do not. */
const findings = fc
  .record({
    size: fc.oneof(fc.nat(20), fc.nat(400)),
    texts: fc.array(text, { minLength: 1, maxLength: 6 }),
    repeats: fc.boolean(),
  })
  .map(({ size, texts, repeats }) =>
    inReportOrder(Array.from({ length: size }, (_each, index) => finding(index, texts, repeats))),
  );

function finding(index: number, texts: readonly string[], repeats: boolean): Finding {
  const pick = (offset: number): string => texts[(index + offset) % texts.length]!;
  return {
    id: index.toString(16).padStart(12, '0'),
    kind: FINDING_KINDS[index % FINDING_KINDS.length]!,
    severity: SEVERITIES[(index * 7) % SEVERITIES.length]!,
    user: `${index}${pick(0)}`,
    hop: HOPS[index % HOPS.length]!,
    declared: null,
    assigned: { userName: pick(1), givenName: '', familyName: '', role: pick(2), active: false },
    provisioned: null,
    message: repeats ? pick(3) : `${index} ${pick(3)}`,
    remedy: pick(4),
    exception: index % 11 === 3 ? { reason: pick(5), expires: '2026-12-31' } : null,
    place: null,
  };
}

/** How many findings the tables of those that count stand for. A row without a person is of the person above it. */
function findingsIn(markdown: string): number {
  const account = (several: boolean): readonly string[] => (several ? ['Account'] : []);
  let people = 1;
  return [true, false].reduce(
    (sum, several) =>
      [
        ['Severity', ...account(several), 'Who', 'What'],
        [...account(several), 'Who', 'What', 'Do'],
      ].reduce(
        (all, headings) =>
          rowsUnder(markdown, headings).reduce((number, cells) => {
            const who = cells[headings.indexOf('Who')]!;
            if (who !== '') people = Number(/^(\d+) (?:people|accounts), such as /.exec(who)?.[1] ?? 1);
            return number + people;
          }, all),
        sum,
      ),
    0,
  );
}

const account = (sized: fc.Arbitrary<readonly Finding[]>): fc.Arbitrary<AccountDrift> =>
  fc.record({ name: text, found: sized, reason: text }).map(({ name, found, reason }) => ({
    ...IN_SYNC,
    name,
    findings: found,
    stations: { ...IN_SYNC.stations, assigned: { available: false, reason } },
  }));

const reports: fc.Arbitrary<DriftReport> = fc.oneof(
  fc.array(account(findings), { maxLength: 2 }).map((accounts) => report(...accounts)),
  fc
    .tuple(fc.array(account(findings.filter((list) => list.length < 50)), { minLength: 1, maxLength: 5 }), fc.nat(200))
    .map(([accounts, number]) =>
      report(...Array.from({ length: number }, (_each, index) => accounts[index % accounts.length]!)),
    ),
);

test('GIVEN a report of any size with any text THEN it fits GitHub by bytes, units and characters, and is well-formed', () => {
  fc.assert(
    fc.property(reports, fc.option(text, { nil: undefined }), (drift, fullReport) => {
      const markdown = renderReport('markdown', drift, { color: false, fullReport });

      expect(Buffer.byteLength(markdown, 'utf8')).toBeLessThanOrEqual(GITHUB);
      expect(markdownFaults(markdown)).toEqual([]);
      expect(Buffer.from(markdown, 'utf8').toString('utf8')).toBe(markdown);
    }),
    { numRuns: 40 },
  );
});

test('GIVEN any limit THEN it holds, and the notice stands there if a finding does not', () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 4_096, max: 70_000 }), (drift, limit) => {
      const markdown = renderReport('markdown', drift, { color: false, limit });

      expect(Buffer.byteLength(markdown, 'utf8')).toBeLessThanOrEqual(limit);
      const counted = drift.accounts.flatMap((each) => each.findings.filter(({ exception }) => exception === null));
      const shown = findingsIn(markdown);
      const left = Number(/Left out here, to fit into a comment:\*\* (\d+) findings? \(/.exec(markdown)?.[1] ?? 0);
      expect(shown + left).toBe(counted.length);
    }),
    { numRuns: 40 },
  );
});

test.each([0, 1, 20_000])('GIVEN %s findings of one account THEN it fits, and none is forgotten', (size) => {
  const found = Array.from({ length: size }, (_each, index) => finding(index, HOSTILE, false));

  const markdown = renderReport('markdown', report({ ...IN_SYNC, findings: inReportOrder(found) }), { color: false });

  expect(Buffer.byteLength(markdown, 'utf8')).toBeLessThanOrEqual(GITHUB);
  expect(markdownFaults(markdown)).toEqual([]);
  expect(markdown.includes('Left out here')).toBe(size > 1);
});

test('GIVEN 200 accounts with long names and thousands of findings THEN each verdict is there', () => {
  const accounts = Array.from({ length: 200 }, (_each, index) => ({
    ...IN_SYNC,
    name: `${'Account-'.repeat(30)}${index}`,
    findings: Array.from({ length: 100 }, (_finding, number) => finding(index * 100 + number, ['text'], false)),
  }));

  const markdown = renderReport('markdown', report(...accounts), { color: false });

  expect(markdown.match(/^- \*\*Account-.*: .*Okta was not read\.\*\*$/gm)).toHaveLength(200);
  expect(Buffer.byteLength(markdown, 'utf8')).toBeLessThanOrEqual(GITHUB);
});
