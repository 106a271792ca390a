import { renderReport } from '../../src/report/report-format.js';
import { CAPTURED_AT, DRIFTED, HIDDEN, HOSTILE, hostileReport, IN_SYNC, report, SHA256 } from './sample-report.js';

function markdown(of: ReturnType<typeof report>): string {
  return renderReport('markdown', of, { color: false });
}

/** The cells of the rows that follow a header: raw pipes alone separate them. */
function rowsUnder(shown: string, header: string): readonly (readonly string[])[] {
  const lines = shown.split('\n');
  const start = lines.indexOf(header);
  expect(start).toBeGreaterThan(0);
  expect(lines[start - 1]).toBe('');
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const FINDINGS = '| Severity | Kind | User | What | Remedy | Id |';
const EXCEPTED = '| Severity | Kind | User | What | Reason | Until | Id |';

describe('what the Markdown report says', () => {
  const shown = markdown(report(DRIFTED));

  test('when it was captured, what was read, and that it was complete', () => {
    expect(shown).toMatch(/^## Klaviyo access: drift report\n\nCaptured at `/);
    expect(shown).toContain(`Captured at \`${CAPTURED_AT}\`.`);
    expect(shown).toContain(`Listing: totalResults 3, read 3, SHA-256 \`${SHA256}\`.`);
    expect(rowsUnder(shown, '| Station | Read from | People |').map((cells) => [cells[0], cells[2]])).toEqual([
      ['declared', '2'],
      ['assigned', '`-`'],
      ['provisioned', '3'],
    ]);
  });

  test('a heading, a verdict and the figures for the account', () => {
    expect(shown).toContain(
      '\n### acme (account)\n\n**Verdict:** acme: 2 findings at or above medium (1 finding excepted)\n',
    );
    const header = '| Desired | Actual | In sync | Excepted | Critical | High | Medium | Low | Info |';
    expect(rowsUnder(shown, header)).toEqual([['2', '3', '0', '1', '1', '0', '1', '0', '1']]);
  });

  test('the findings that count, in a table', () => {
    const rows = rowsUnder(shown, FINDINGS);

    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['critical', 'role', '`ada@example.com`'],
      ['medium', 'missing', '`zoe@example.com`'],
      ['info', 'owner', '`owner@example.com`'],
    ]);
    expect(rows[0]?.[3]).toMatch(/^Klaviyo has the role "admin"; desired is "analyst"/);
    expect(rows[0]?.[4]).toMatch(/^Deploy, then check in Okta/);
    expect(rows[0]?.[5]).toBe(`\`${DRIFTED.findings[0]?.id}\``);
  });

  test('the excepted ones folded, with reason and end date', () => {
    const [, folded] = shown.split('<details>\n<summary>1 excepted finding, not counted</summary>\n\n');

    expect(folded).toMatch(/\n\n<\/details>\n$/);
    const [cells] = rowsUnder(shown, EXCEPTED);
    expect(cells?.slice(0, 3)).toEqual(['high', 'unexpected', '`agency@example.com`']);
    expect(cells?.slice(4, 6)).toEqual(['SSO-exempt agency, asked for by marketing', '2026-12-31']);
  });

  test('GIVEN no excepted finding THEN nothing is folded', () => {
    expect(markdown(report(IN_SYNC))).not.toContain('<details>');
    expect(markdown(report(IN_SYNC))).toContain('**Verdict:** `acme-2:` no drift\n');
  });

  test('GIVEN no finding at all, and no account at all THEN that is said', () => {
    expect(markdown(report({ ...IN_SYNC, findings: [] }))).toMatch(/\n\nNo findings\.\n$/);
    expect(markdown(report())).toMatch(/\n\nNo account was checked\.\n$/);
  });

  test('GIVEN several accounts THEN a section for each, in order', () => {
    const headings = markdown(report(DRIFTED, IN_SYNC)).match(/^### .*$/gm);

    expect(headings).toEqual(['### acme (account)', '### `acme-2` (account)']);
  });
});

describe.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))('GIVEN the text %s', (_shown, hostile) => {
  const drift = hostileReport(hostile);
  const shown = markdown(drift);

  test('THEN every row has as many cells as its header', () => {
    const { findings } = drift.accounts[0]!;
    const excepted = findings.filter(({ exception }) => exception !== null);

    expect(rowsUnder(shown, FINDINGS).map((cells) => cells.length)).toEqual(
      Array<number>(findings.length - excepted.length).fill(6),
    );
    expect(rowsUnder(shown, EXCEPTED).map((cells) => cells.length)).toEqual([7]);
    expect(rowsUnder(shown, '| Station | Read from | People |').map((cells) => cells.length)).toEqual([3, 3, 3]);
  });

  test('THEN no line begins with it, so no block is made of it', () => {
    const own =
      /^(\||##? |### |Captured at `|\*\*Verdict:\*\* |Listing: totalResults|<\/?details>$|<summary>1 excepted|$)/;

    expect(shown.split('\n').filter((line) => !own.test(line))).toEqual([]);
  });

  test('THEN nothing hidden is written', () => {
    expect(shown).not.toMatch(HIDDEN);
    expect(shown).not.toContain('##[');
  });
});
