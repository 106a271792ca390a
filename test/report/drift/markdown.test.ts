import { type DriftReport } from '../../../src/drift/drift-report.js';
import { type ReportOptions } from '../../../src/report/drift/report-options.js';
import { fittedMarkdown } from '../../../src/report/fitted-markdown.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { assigned, provisioned, compare, compareThree, declared, exception } from '../../drift/sample-account.js';
import { markdownFaults, rowsUnder } from '../parsed-markdown.js';
import { DRIFTED, HIDDEN, HOSTILE, hostileReport, IN_SYNC, report, SHA256 } from './sample-report.js';

function markdown(of: DriftReport, options: Partial<ReportOptions> = {}): string {
  return renderReport('markdown', of, { color: false, ...options });
}

const FINDINGS = ['Severity', 'Who', 'What'];
const FINDINGS_OF_SEVERAL = ['Severity', 'Account', 'Who', 'What'];
const INFORMATION = ['Who', 'What', 'Do'];
const EXCEPTED = ['Severity', 'Who', 'What', 'Reason', 'Until'];
const STATIONS = ['Account', 'Station', 'Read from', 'People'];
const EVIDENCE = ['Account', 'Users read', 'Digest', 'Declared', 'Assigned', 'Provisioned', 'In sync', 'Excepted'];

/** What stands folded under a summary that begins so. */
function unfolded(markdown: string, summary: string): string {
  const [, folded] = markdown.split(`<summary>${summary}`);
  return folded?.split('\n</details>')[0] ?? '';
}

/** So many people of one group whom Klaviyo does not have. */
function missingPeople(number: number): readonly ReturnType<typeof declared>[] {
  return Array.from({ length: number }, (_each, index) =>
    declared({ userName: `person-${String(index).padStart(5, '0')}@example.com` }),
  );
}

describe('what the Markdown report says', () => {
  const shown = markdown(report(DRIFTED));

  test('the verdict, in the first line', () => {
    expect(shown.split('\n').slice(0, 3)).toEqual([
      '## Drift check of acme: 1 critical, 1 medium, 1 info; 1 excepted; Okta was not read',
      '',
      '0 of 2 people in sync; listing complete, 3 of 3 users in Klaviyo read.',
    ]);
  });

  test('which station was not read and why, and at the end when it was captured', () => {
    expect(shown).toContain('\n- 1 account: station assigned not read: Okta was not read;');
    expect(shown).toMatch(/\n\nKlaviyo access: drift report, captured at `2026-08-01T06:00:00\.000Z`\.\n$/);
  });

  test('of whom what was found, in a few words', () => {
    expect(rowsUnder(shown, FINDINGS)).toEqual([
      ['critical', '`ada@example.com`', 'role admin in Klaviyo, declared analyst'],
      ['medium', '`zoe@example.com`', 'not in Klaviyo, declared analyst'],
    ]);
  });

  test('what to do, the stations and the rule, folded', () => {
    const details = unfolded(shown, '<code>ada@example.com</code>: critical role</summary>');

    expect(details).toMatch(/\n- \*\*What:\*\* Klaviyo has the role "admin"; the access file declares "analyst"/);
    expect(details).toMatch(/\n- \*\*Do:\*\* Deploy\. Then check in Okta/);
    expect(details).toContain(
      '\n- **Stations:** declared analyst → assigned not read → provisioned admin (declared and provisioned are compared directly)',
    );
    expect(details).toContain('\n- **Rule:** role (A role that differs from the declared one), at `access.yaml:');
    expect(details).toContain(`, id \`${DRIFTED.findings[0]?.id}\``);
    expect(shown).not.toContain('<details open');
  });

  test('an exception to paste, where there may be one', () => {
    expect(unfolded(shown, '<code>ada@example.com</code>')).toContain(
      [
        'If it is meant to be so for a time, paste this under `exceptions` of the account acme, and write the reason:',
        '',
        '```yaml',
        '      - user: ada@example.com',
        '        kinds: [role]',
        '        role: admin',
        '        reason:',
        '        expires: 2026-10-30',
        '```',
      ].join('\n'),
    );
    const torn = compare([], [provisioned({ conflicts: ['x'], role: 'support' })]);
    expect(markdown(report(torn))).not.toContain('```yaml');
  });

  test('what is for information, folded, with what to do', () => {
    const [row] = rowsUnder(unfolded(shown, '1 finding for information'), INFORMATION);

    expect(row?.[0]).toBe('`owner@example.com`');
    expect(row?.[1]).toMatch(/^the owner of the account is not managed over SCIM/);
    expect(row?.[2]).toMatch(/^Nothing to do/);
  });

  test('GIVEN that a run fails on what is for information THEN it is not folded', () => {
    const all = markdown(report(IN_SYNC), { failOn: 'info' });

    expect(all).toMatch(/^## Drift check of acme-2: 1 info; Okta was not read\n/);
    expect(rowsUnder(all, FINDINGS).map(([severity]) => severity)).toEqual(['info']);
  });

  test('the evidence folded, and of the digest as much as tells listings apart', () => {
    expect(rowsUnder(unfolded(shown, 'Evidence'), EVIDENCE)).toEqual([
      ['acme', '3 of 3', `\`${SHA256.slice(0, 12)}\``, '2', 'not read', '3', '0', '1'],
    ]);
    expect(shown).not.toContain(SHA256);
    expect(rowsUnder(unfolded(shown, 'Stations'), STATIONS).map((cells) => [cells[0], cells[1], cells[3]])).toEqual([
      ['acme', 'declared', '2'],
      ['acme', 'assigned', '\\-'],
      ['acme', 'provisioned', '3'],
    ]);
  });

  test('the excepted ones folded, with reason and end date', () => {
    const [cells] = rowsUnder(unfolded(shown, '1 excepted finding, not counted'), EXCEPTED);

    expect(cells?.slice(0, 2)).toEqual(['high', '`agency@example.com`']);
    expect(cells?.slice(3)).toEqual(['SSO-exempt agency, asked for by marketing', '2026-12-31']);
  });

  test('GIVEN no excepted finding THEN none is folded', () => {
    expect(markdown(report(IN_SYNC))).not.toContain('not counted');
  });

  test('GIVEN no finding at all, and no account at all THEN that is said', () => {
    const none = compareThree([declared()], [assigned()], [provisioned()]);
    const summary = { ...none.summary, bySeverity: { ...none.summary.bySeverity, info: 0 } };
    const clear = markdown(report({ ...none, findings: [], summary }));
    expect(clear).toMatch(
      /^## Drift check of acme: no drift\n\n1 of 1 person in sync; listing complete, 2 of 2 users in/,
    );
    expect(rowsUnder(clear, FINDINGS)).toEqual([]);
    expect(markdown(report())).toMatch(/^## Drift check: No account was checked\.\n/);
  });

  test('GIVEN several findings of one person THEN they stand together, in one row group and one fold', () => {
    const drift = compare(
      [declared(), declared({ userName: 'zoe@example.com' })],
      [provisioned({ role: 'admin', givenName: 'Eve' })],
    );

    const together = markdown(report(drift));

    expect(rowsUnder(together, FINDINGS).map((cells) => cells.slice(0, 2))).toEqual([
      ['critical', '`ada@example.com`'],
      ['low', ''],
      ['medium', '`zoe@example.com`'],
    ]);
    const details = unfolded(together, '<code>ada@example.com</code>: critical role, low name</summary>');
    expect(details.match(/^\*\*(critical role|low name)\*\*$/gm)).toHaveLength(2);
  });

  test('GIVEN more than ten people THEN what to do is folded once more', () => {
    const people = Array.from({ length: 11 }, (_each, index) =>
      declared({ userName: `person-${index}@example.com`, role: `role_${index}`, group: `group-${index}` }),
    );

    expect(markdown(report(compare(people, [])))).toContain(
      '\n<details>\n<summary>What to do about each of the 11</summary>\n\nStations: declared (access file',
    );
    expect(markdown(report(compare(people.slice(1), [])))).toContain(
      '\n### What to do\n\nStations: declared (access file',
    );
  });

  test('GIVEN a userName that is too long for a row THEN it is cut there, and stands whole in the details', () => {
    const user = `${'a'.repeat(80)}@example.com`;

    const long = markdown(report(compare([], [provisioned({ userName: user })])));

    expect(rowsUnder(long, FINDINGS)[0]?.[1]).toMatch(/^`a{40,46}…`$/);
    expect(long).toContain(`<summary><code>${user}</code>: `);
  });

  test('GIVEN several accounts THEN the totals, and the verdict of each, those with drift first', () => {
    const shownBoth = markdown(report(IN_SYNC, DRIFTED));

    expect(shownBoth).toMatch(/^## Drift check of 2 accounts: 1 with findings at or above medium, /);
    expect(shownBoth.match(/^- \*\*acme.*?\*\*/gm)).toEqual([
      '- **acme: 1 critical, 1 medium, 1 info; 1 excepted; Okta was not read.**',
      '- **acme-2: no drift; 1 info; Okta was not read.**',
    ]);
    expect(rowsUnder(shownBoth, FINDINGS_OF_SEVERAL).map((cells) => cells[1])).toEqual(['acme', 'acme']);
  });

  test('GIVEN many accounts without drift THEN they are folded, with the verdict', () => {
    const shownMany = markdown(report(DRIFTED, ...Array.from({ length: 11 }, () => IN_SYNC)));

    expect(unfolded(shownMany, '11 accounts without drift').match(/^- \*\*acme-2: /gm)).toHaveLength(11);
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
  test('GIVEN the same of four people THEN one row with the number, and all of them in the details', () => {
    const four = markdown(report(compare(missingPeople(4), [])));

    expect(rowsUnder(four, FINDINGS)).toEqual([
      ['medium', '4 people, such as `person-00000@example.com`', 'not in Klaviyo, declared analyst'],
    ]);
    expect(unfolded(four, '4 people, such as <code>person-00000@example.com</code>: medium missing')).toMatch(
      /\*\*All 4 people, with ids:\*\* `person-00000@example\.com` \(`[0-9a-f]{12}`\), .*`person-00003@example\.com` \(`[0-9a-f]{12}`\)\n/,
    );
  });

  test('GIVEN the same of three people THEN a row for each', () => {
    expect(rowsUnder(markdown(report(compare(missingPeople(3), []))), FINDINGS)).toHaveLength(3);
  });

  test('GIVEN the same of the owner in several accounts THEN one row says in how many', () => {
    const accounts = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...IN_SYNC, name }));

    const rows = rowsUnder(markdown(report(...accounts)), ['Account', 'Who', 'What', 'Do']);

    expect(rows.map((cells) => cells.slice(0, 2))).toEqual([['5 accounts', '5 people, such as `owner@example.com`']]);
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

    expect(few).toHaveLength(20);
    expect(many).toHaveLength(1);
    expect(many[0]?.[1]).toMatch(/^2000 people, such as `/);
    expect(many[0]?.[2]).toMatch(/^such as: named "Given0 Lovelace" in Klaviyo/);
  });

  test('GIVEN excepted findings of one reason THEN they are folded too, with their names', () => {
    const users = missingPeople(5).map(({ userName }) => userName);
    const drift = compare(
      [],
      users.map((userName, index) => provisioned({ id: `u${index + 1}`, userName })),
      { exceptions: users.map((user) => exception({ user })) },
    );

    const shown = markdown(report(drift));

    expect(shown).toContain('<summary>5 excepted findings, not counted</summary>');
    expect(rowsUnder(shown, EXCEPTED).map((cells) => cells[1])).toEqual([
      users.map((user) => `\`${user}\``).join(', '),
    ]);
    expect(shown).not.toContain('Left out here');
  });

  test('GIVEN a remedy that names the person THEN that of several has an ellipsis there', () => {
    const records = missingPeople(4).map(({ userName }, index) => provisioned({ id: `u${index + 1}`, userName }));

    const shown = markdown(report(compare([], records)));

    expect(unfolded(shown, '4 people')).toContain('add an exception for "…" with a reason');
  });

  test('GIVEN more rows than are read at once THEN the less severe ones are folded', () => {
    const people = Array.from({ length: 50 }, (_each, index) =>
      declared({ userName: `person-${index}@example.com`, role: `role_${index}`, group: `group-${index}` }),
    );

    const shown = markdown(report(compare(people, [])));

    expect(rowsUnder(shown, FINDINGS)).toHaveLength(50);
    expect(rowsUnder(unfolded(shown, '10 more findings, less severe'), FINDINGS)).toHaveLength(10);
  });
});

/** How many accounts have a line with their verdict. */
function verdictsIn(shown: string): number {
  return shown.match(/^- \*\*(?:acme|account-\d+): [^*]*\*\*/gm)?.length ?? 0;
}

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

  test('THEN details are left out first, then whole rows, the least severe ones, and the notice counts them', () => {
    const rows = rowsUnder(shown, FINDINGS);
    const shownFindings = rows.reduce((sum, cells) => sum + Number(/^(\d+) people/.exec(cells[1]!)?.[1] ?? 1), 0);
    const left = /Left out here, to fit into a comment:\*\* (\d+) findings? \(/.exec(shown);

    expect(shownFindings + Number(left?.[1]) + rowsUnder(shown, INFORMATION).length).toBe(
      drift.accounts[0]!.findings.length,
    );
    expect(rows[0]?.[1]).toMatch(/^40 people/);
    expect(rows.map(([severity]) => severity)).toEqual(['critical', ...Array<string>(rows.length - 1).fill('high')]);
    expect(shown).toMatch(/\(1[34]\d\d high\); what to do about \d+ findings[;.] /);
  });

  test('THEN it is said where all of it is, as text', () => {
    expect(shown).toContain('All of them are in the full report: `https://ci.example.com/runs/1` `@octocat`\n');
    expect(markdown(drift, { limit: 8_192 })).toContain('All of them are in another format of the report, such as');
    expect(markdown(drift, { limit: 8_192, fullReport: 'x'.repeat(5_000) })).toMatch(
      /the full report: `x{300,500}…`\n/,
    );
  });

  test('GIVEN room for the findings alone THEN the notice tells of stations and evidence', () => {
    const wide = {
      ...IN_SYNC,
      stations: { ...IN_SYNC.stations, declared: { available: true as const, source: 'x '.repeat(2_000), people: 1 } },
    };
    const accounts = Array.from({ length: 15 }, () => wide);

    expect(markdown(report(...accounts), { limit: 8_500 })).toMatch(/comment:\*\* rows of stations and evidence\. All/);
  });

  test('GIVEN more accounts than there is room for THEN those with drift are shown, and the rest is counted', () => {
    const accounts = Array.from({ length: 1_000 }, (_each, index) => ({ ...IN_SYNC, name: `account-${index}` }));

    const many = markdown(report(...accounts, DRIFTED));

    expect(many).toMatch(
      /\n\n- \*\*acme: 1 critical, 1 medium, .*\n\n<details>\n<summary>1000 accounts without drift</,
    );
    const rows = verdictsIn(many);
    expect(many).toContain(
      `the verdicts of ${1_001 - rows} accounts: 0 with findings at or above medium, 0 with findings below it only, ` +
        `${1_001 - rows} without drift`,
    );
  });

  test('GIVEN more accounts with drift than there is room for THEN those left out are counted as such', () => {
    const accounts = Array.from({ length: 1_000 }, (_each, index) => ({ ...DRIFTED, name: `account-${index}` }));

    const many = markdown(report(IN_SYNC, ...accounts));

    const left = 1_000 - verdictsIn(many);
    const quiet = many.includes('**acme-2: ') ? 0 : 1;
    expect(many).toContain(
      `the verdicts of ${left + quiet} accounts: ${left} with findings at or above medium, 0 with findings below it only, ` +
        `${quiet} without drift`,
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
    const counted = rowsUnder(shown, FINDINGS).length + rowsUnder(shown, INFORMATION).length;

    expect(counted).toBe(findings.length - excepted.length);
    expect(rowsUnder(shown, EXCEPTED)).toHaveLength(1);
    expect(rowsUnder(shown, STATIONS)).toHaveLength(3);
  });

  test('THEN no line begins with it but the verdict and the item of the notice, so no block is made of it', () => {
    const [first, ...lines] = shown.split('\n');
    const own =
      /^(\||0 of 2 people in sync; |### What to do$|Stations: |- 1 account: station assigned|- \*\*(?:What|Why|Do|Stations|Rule):\*\* |\*\*[a-z]+ [a-z-]+\*\*$|<\/?details>$|<summary>(?:<code>|1 |Stations: |Evidence: )|If it is meant |```|  {5}|Klaviyo access: drift report, captured|$)/;

    expect(first).toMatch(/^## Drift check of .*: 2 critical, /);
    expect(lines.filter((line) => !own.test(line))).toEqual([`- ${fittedMarkdown(hostile, 600)}`]);
    expect(markdownFaults(shown)).toEqual([]);
  });

  test('THEN nothing hidden is written', () => {
    expect(shown).not.toMatch(HIDDEN);
    expect(shown).not.toContain('##[');
  });
});
