import { type DriftReport } from '../../../src/drift/drift-report.js';
import { type ReportOptions } from '../../../src/report/drift/report-options.js';
import { fittedMarkdown } from '../../../src/report/fitted-markdown.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { provisioned, compare, declared, exception } from '../../drift/sample-account.js';
import { rowsUnder } from '../parsed-markdown.js';
import { CAPTURED_AT, DRIFTED, HIDDEN, HOSTILE, hostileReport, IN_SYNC, report, SHA256 } from './sample-report.js';

function markdown(of: DriftReport, options: Partial<ReportOptions> = {}): string {
  return renderReport('markdown', of, { color: false, ...options });
}

const FINDINGS = ['Severity', 'Kind', 'Account', 'User', 'What', 'Remedy', 'Hop and stations', 'Id'];
const EXCEPTED = ['Severity', 'Kind', 'Account', 'User', 'What', 'Reason', 'Until', 'Id'];
const STATIONS = ['Account', 'Station', 'Read from', 'People'];
const OVERVIEW = ['Account', 'Kind', 'Verdict', 'Listing', 'Digest'];

/** So many people of one group whom Klaviyo does not have. */
function missingPeople(number: number): readonly ReturnType<typeof declared>[] {
  return Array.from({ length: number }, (_each, index) =>
    declared({ userName: `person-${String(index).padStart(5, '0')}@example.com` }),
  );
}

describe('what the Markdown report says', () => {
  const shown = markdown(report(DRIFTED));

  test('when it was captured, what was read, and that it was complete', () => {
    expect(shown).toMatch(/^## Klaviyo access: drift report\n\nCaptured at `/);
    expect(shown).toContain(`Captured at \`${CAPTURED_AT}\`.`);
    expect(rowsUnder(shown, OVERVIEW)).toEqual([
      [
        'acme',
        'account',
        '2 findings at or above medium (1 finding excepted)',
        'totalResults 3, read 3',
        `\`${SHA256}\``,
      ],
    ]);
    expect(rowsUnder(shown, STATIONS).map((cells) => [cells[0], cells[1], cells[3]])).toEqual([
      ['acme', 'declared', '2'],
      ['acme', 'assigned', '\\-'],
      ['acme', 'provisioned', '3'],
    ]);
  });

  test('a verdict, which station was not read and why, and the figures', () => {
    expect(shown).toContain('\n**Verdict:** acme: 2 findings at or above medium (1 finding excepted)\n');
    expect(shown).toContain('\n- 1 account: station assigned not read: Okta was not read;');
    const header = [
      'Account',
      'Declared',
      'Assigned',
      'Provisioned',
      'In sync',
      'Excepted',
      'Critical',
      'High',
      'Medium',
      'Low',
      'Info',
    ];
    expect(rowsUnder(shown, header)).toEqual([['acme', '2', 'not read', '3', '0', '1', '1', '0', '1', '0', '1']]);
  });

  test('the findings that count, in a table, with hop and stations', () => {
    const rows = rowsUnder(shown, FINDINGS);

    expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
      ['critical', 'role', 'acme', '`ada@example.com`'],
      ['medium', 'missing', 'acme', '`zoe@example.com`'],
      ['info', 'owner', 'acme', '`owner@example.com`'],
    ]);
    expect(rows[0]?.[4]).toMatch(/^Klaviyo has the role "admin"; the access file declares "analyst"/);
    expect(rows[0]?.[5]).toMatch(/^Deploy\. Then check in Okta/);
    expect(rows[0]?.[6]).toBe('declared-provisioned (declared analyst, assigned not read, provisioned admin)');
    expect(rows[0]?.[7]).toBe(`\`${DRIFTED.findings[0]?.id}\``);
  });

  test('the excepted ones folded, with reason and end date', () => {
    const [, folded] = shown.split('<details>\n<summary>1 excepted finding, not counted</summary>\n\n');

    expect(folded).toMatch(/\n\n<\/details>\n/);
    const [cells] = rowsUnder(shown, EXCEPTED);
    expect(cells?.slice(0, 4)).toEqual(['high', 'unexpected', 'acme', '`agency@example.com`']);
    expect(cells?.slice(5, 7)).toEqual(['SSO-exempt agency, asked for by marketing', '2026-12-31']);
  });

  test('GIVEN no excepted finding THEN none is folded', () => {
    expect(markdown(report(IN_SYNC))).not.toContain('not counted</summary>');
    expect(markdown(report(IN_SYNC))).toContain('**Verdict:** acme-2: no drift\n');
  });

  test('GIVEN no finding at all, and no account at all THEN that is said', () => {
    expect(markdown(report({ ...IN_SYNC, findings: [] }))).toContain('\n\nNo findings.\n');
    expect(markdown(report())).toMatch(/\n\nNo account was checked\.\n$/);
  });

  test('GIVEN all stations read THEN nothing is said to be missing', () => {
    const stations = { ...IN_SYNC.stations, assigned: { available: true, source: 'Okta acme', people: 1 } } as const;

    const summary = { ...IN_SYNC.summary, assigned: 1 };

    expect(markdown(report({ ...IN_SYNC, stations, summary }))).not.toContain('not read');
  });

  test('GIVEN several accounts THEN the totals, and those with drift first', () => {
    const shownBoth = markdown(report(IN_SYNC, DRIFTED));

    expect(shownBoth).toContain('**Verdict:** 2 accounts: 1 with findings at or above medium,');
    expect(rowsUnder(shownBoth, OVERVIEW).map(([name]) => name)).toEqual(['acme', 'acme-2']);
    expect(shownBoth.indexOf('### Accounts with drift')).toBeLessThan(shownBoth.indexOf('### Accounts without drift'));
  });

  test('GIVEN findings below what fails the run only THEN the account still counts as one with drift', () => {
    const below = compare([declared()], [provisioned({ givenName: 'Eve' })]);

    expect(markdown(report(below))).toContain('### Accounts with drift');
    expect(rowsUnder(markdown(report(below)), OVERVIEW)[0]?.[2]).toBe('no finding at or above medium, 1 below it');
  });

  test('GIVEN many accounts without drift THEN they are folded, with verdict and evidence', () => {
    const shownMany = markdown(report(DRIFTED, ...Array.from({ length: 11 }, () => IN_SYNC)));

    expect(shownMany).toContain('<summary>11 accounts without drift</summary>');
    expect(rowsUnder(shownMany, OVERVIEW)).toHaveLength(12);
  });

  test('GIVEN more than three reasons why a station was not read THEN the rest is counted', () => {
    const accounts = ['a', 'b', 'c', 'd', 'e'].map((reason) => ({
      ...IN_SYNC,
      stations: { ...IN_SYNC.stations, assigned: { available: false as const, reason } },
    }));

    expect(markdown(report(...accounts))).toContain(
      '- 1 account: station assigned not read: c\n- 2 more reasons, under the stations below\n',
    );
  });
});

describe('repeats', () => {
  test('GIVEN the same of four people THEN one row with the number and the first three', () => {
    const [row, owner] = rowsUnder(markdown(report(compare(missingPeople(4), []))), FINDINGS);

    expect(row?.[3]).toBe(
      '**4 findings:** `person-00000@example.com`, `person-00001@example.com`, `person-00002@example.com` and 1 more',
    );
    expect(row?.[4]).toMatch(/^Declared as "analyst"/);
    expect(row?.[7]).toMatch(/^`[0-9a-f]{12}`, `[0-9a-f]{12}`, `[0-9a-f]{12}` …$/);
    expect(owner?.[1]).toBe('owner');
  });

  test('GIVEN the same of three people THEN a row for each', () => {
    expect(rowsUnder(markdown(report(compare(missingPeople(3), []))), FINDINGS)).toHaveLength(4);
  });

  test('GIVEN the same in several accounts THEN one row names the first three', () => {
    const accounts = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...IN_SYNC, name }));

    expect(rowsUnder(markdown(report(...accounts)), FINDINGS).map((cells) => cells[2])).toEqual(['a, b, c and 2 more']);
  });

  test('GIVEN names that differ THEN they are folded only where there is no room for all', () => {
    const people = (number: number) =>
      compare(
        missingPeople(number),
        missingPeople(number).map(({ userName }, index) =>
          provisioned({ id: `u${index + 1}`, userName, givenName: `Given${index}` }),
        ),
      );

    const few = rowsUnder(markdown(report(people(20))), FINDINGS);
    const many = rowsUnder(markdown(report(people(2_000))), FINDINGS);

    expect(few).toHaveLength(21);
    expect(many).toHaveLength(2);
    expect(many[0]?.[3]).toMatch(/^\*\*2000 findings:\*\* /);
    expect(many[0]?.[4]).toMatch(/^Such as: In Klaviyo the given name is/);
  });

  test('GIVEN excepted findings of one reason THEN they are folded too', () => {
    const users = missingPeople(5).map(({ userName }) => userName);
    const drift = compare(
      [],
      users.map((userName, index) => provisioned({ id: `u${index + 1}`, userName })),
      { exceptions: users.map((user) => exception({ user })) },
    );

    const rows = rowsUnder(markdown(report(drift)), EXCEPTED);

    expect(markdown(report(drift))).toContain('<summary>5 excepted findings, not counted</summary>');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[3]).toMatch(/^\*\*5 findings:\*\* /);
  });

  test('GIVEN a remedy that names the person THEN a row for several has an ellipsis there', () => {
    const records = missingPeople(4).map(({ userName }, index) => provisioned({ id: `u${index + 1}`, userName }));

    const [row] = rowsUnder(markdown(report(compare([], records))), FINDINGS);

    expect(row?.[3]).toMatch(/^\*\*4 findings:\*\* /);
    expect(row?.[5]).toContain('add an exception for "…" with a reason');
  });
});

describe('what does not fit', () => {
  const drift = report(
    compare(
      missingPeople(1_500),
      missingPeople(1_500).map(({ userName }, index) =>
        index < 40
          ? provisioned({ id: `u${index + 1}`, userName, role: 'admin' })
          : provisioned({ id: `u${index + 1}`, userName, conflicts: [`Form ${index} differs.`] }),
      ),
    ),
  );
  const shown = markdown(drift, { limit: 8_192, fullReport: 'https://ci.example.com/runs/1 @octocat' });

  test('THEN whole rows are left out, the least severe ones, and the notice counts them', () => {
    const rows = rowsUnder(shown, FINDINGS);
    const shownFindings = rows.reduce((sum, cells) => sum + Number(/\*\*(\d+) findings/.exec(cells[3]!)?.[1] ?? 1), 0);
    const left = /Left out here, to fit into a comment:\*\* (\d+) findings? \(/.exec(shown);

    expect(shownFindings + Number(left?.[1])).toBe(drift.accounts[0]!.findings.length);
    expect(rows[0]?.[3]).toMatch(/^\*\*40 findings:/);
    expect(rows.map(([severity]) => severity)).toEqual(['critical', ...Array<string>(rows.length - 1).fill('high')]);
    expect(shown).toMatch(/\(14\d\d high, 1 info\); the people of 37 findings in rows that stand for several\. All/);
  });

  test('THEN it is said where all of it is, as text', () => {
    expect(shown).toContain('All of them are in the full report: `https://ci.example.com/runs/1` `@octocat`\n');
    expect(markdown(drift, { limit: 8_192 })).toContain('All of them are in another format of the report, such as');
    expect(markdown(drift, { limit: 8_192, fullReport: 'x'.repeat(5_000) })).toMatch(
      /the full report: `x{300,500}…`\n/,
    );
  });

  test('GIVEN room for the findings alone THEN the notice tells of stations and figures', () => {
    const wide = {
      ...IN_SYNC,
      stations: { ...IN_SYNC.stations, declared: { available: true as const, source: 'x '.repeat(2_000), people: 1 } },
    };
    const accounts = Array.from({ length: 15 }, () => wide);

    expect(markdown(report(...accounts), { limit: 6_500 })).toMatch(/comment:\*\* rows of stations and figures\. All/);
  });

  test('GIVEN more accounts than there is room for THEN those with drift are shown, and the rest is counted', () => {
    const accounts = Array.from({ length: 1_000 }, (_each, index) => ({ ...IN_SYNC, name: `account-${index}` }));

    const many = markdown(report(...accounts, DRIFTED));

    expect(rowsUnder(many, OVERVIEW)[0]?.[0]).toBe('acme');
    const rows = rowsUnder(many, OVERVIEW).length;
    expect(many).toContain(
      `the verdicts of ${1_001 - rows} accounts: 0 with findings at or above medium, 0 with findings below it only, ` +
        `${1_001 - rows} without drift`,
    );
  });

  test('GIVEN more accounts with drift than there is room for THEN those left out are counted as such', () => {
    const accounts = Array.from({ length: 1_000 }, (_each, index) => ({ ...DRIFTED, name: `account-${index}` }));

    const many = markdown(report(IN_SYNC, ...accounts));

    const left = 1_000 - rowsUnder(many, OVERVIEW).length;
    expect(many).toContain(
      `the verdicts of ${left + 1} accounts: ${left} with findings at or above medium, 0 with findings below it only, ` +
        '1 without drift',
    );
  });

  test('GIVEN a limit that is too small for what must be said THEN it is refused', () => {
    expect(() => markdown(report(DRIFTED), { limit: 4_095 })).toThrow(
      'A Markdown report needs at least 4096 bytes, got a limit of 4095.',
    );
    expect(() => markdown(report(DRIFTED), { limit: Number.NaN })).toThrow(/needs at least/);
  });
});

describe.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))('GIVEN the text %s', (_shown, hostile) => {
  const drift = hostileReport(hostile);
  const shown = markdown(drift);

  test('THEN every finding has its row', () => {
    const { findings } = drift.accounts[0]!;
    const excepted = findings.filter((finding) => finding.exception !== null);

    expect(rowsUnder(shown, FINDINGS)).toHaveLength(findings.length - excepted.length);
    expect(rowsUnder(shown, EXCEPTED)).toHaveLength(1);
    expect(rowsUnder(shown, STATIONS)).toHaveLength(3);
  });

  test('THEN no line begins with it but the item of the notice, so no block is made of it', () => {
    const own =
      /^(\||##? |### |Captured at `|\*\*Verdict:\*\* |- 1 account: station assigned|<\/?details>$|<summary>(1 excepted|Stations: |Figures: )|$)/;

    expect(shown.split('\n').filter((line) => !own.test(line))).toEqual([
      `- ${fittedMarkdown(`${hostile}: ${hostile}`, 600)}`,
    ]);
  });

  test('THEN nothing hidden is written', () => {
    expect(shown).not.toMatch(HIDDEN);
    expect(shown).not.toContain('##[');
  });
});
