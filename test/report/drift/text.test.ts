import { stripVTControlCharacters } from 'node:util';
import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { type ReportOptions } from '../../../src/report/drift/report-options.js';
import { columnsOf } from '../../../src/report/wrap.js';
import { assigned, compare, compareThree, declared, exception, provisioned } from '../../drift/sample-account.js';
import { CAPTURED_AT, DRIFTED, HIDDEN, HOSTILE, hostileReport, IN_SYNC, NOTICED, report } from './sample-report.js';

function text(of: ReturnType<typeof report>, options: Partial<ReportOptions> = {}): string {
  return renderReport('text', of, { color: false, ...options });
}

function lines(of: ReturnType<typeof report>, options: Partial<ReportOptions> = {}): readonly string[] {
  return text(of, options).split('\n');
}

/** So many people who are in Klaviyo with this role, and not declared. */
function strangers(number: number, role: string): readonly ReturnType<typeof provisioned>[] {
  return Array.from({ length: number }, (_, index) =>
    provisioned({ id: `${role}${index}`, userName: `${role}${index}@example.com`, role }),
  );
}

test('GIVEN findings THEN the verdict, a line for each, what was not read, and how to see more', () => {
  expect(text(report(DRIFTED))).toBe(
    `acme: 1 critical, 1 medium, 1 info; 1 excepted; Okta was not read; 0 of 2 people in sync

critical  ada@example.com    role admin in Klaviyo, declared analyst
medium    zoe@example.com    not in Klaviyo, declared analyst
info      owner@example.com  the owner of the account is not managed over SCIM

│ Not read: Okta was not read; what is declared is compared with Klaviyo directly

Declared: by access file and directory. Assigned: has the app in Okta. In Klaviyo: on its user list.
Captured at ${CAPTURED_AT}
All details, and what to do about each finding: the same command with --details
`,
  );
});

test('GIVEN several accounts THEN how many are of which sort, each verdict, and the findings under the name', () => {
  expect(lines(report(DRIFTED, IN_SYNC)).slice(0, 11)).toEqual([
    '2 accounts: 1 with findings at or above medium, 0 with findings below it only, 1 without drift',
    'acme: 1 critical, 1 medium, 1 info; 1 excepted; Okta was not read; 0 of 2 people in sync',
    'acme-2: no drift; 1 info; Okta was not read; 1 of 1 person in sync; listing complete',
    '',
    'acme',
    'critical  ada@example.com    role admin in Klaviyo, declared analyst',
    'medium    zoe@example.com    not in Klaviyo, declared analyst',
    'info      owner@example.com  the owner of the account is not managed over SCIM',
    '',
    'acme-2',
    'info      owner@example.com  the owner of the account is not managed over SCIM',
  ]);
});

test('GIVEN the same note for several accounts THEN it stands there once, with their names', () => {
  const noticed = (name: string): AccountDrift => ({ ...NOTICED, name });

  expect(text(report(noticed('a'), IN_SYNC, noticed('b'), noticed('c'), noticed('d')), { width: 120 })).toContain(
    `
│ Note: a, b, c and 1 more: 9 of 10 people are in drift [90 %].

│ Not read: a, acme-2, b and 2 more: Okta was not read; what is declared is compared with Klaviyo directly

`,
  );
});

test('GIVEN where the details are THEN that stands at the end', () => {
  expect(text(report(DRIFTED), { detailsAt: 'drift.txt' })).toMatch(/about each finding: drift\.txt\n$/);
});

describe('what the verdict says', () => {
  const IN_OKTA = compareThree([declared()], [assigned()], [provisioned()]);
  const NAMED_EVE = compare([declared()], [provisioned({ givenName: 'Eve' })]);
  const verdict = (account: AccountDrift, failOn?: ReportOptions['failOn']) =>
    lines(report(account), { failOn, width: 120 })[0];

  test('GIVEN nothing but the note on the owner THEN no drift, of how many people, and that the listing is complete', () => {
    expect(verdict(IN_OKTA)).toBe('acme: no drift; 1 info; 1 of 1 person in sync; listing complete');
    expect(verdict({ ...IN_OKTA, findings: [], summary: { ...IN_OKTA.summary, bySeverity: IN_SYNC_FIGURES } })).toBe(
      'acme: no drift; 1 of 1 person in sync; listing complete',
    );
  });

  test('GIVEN findings below what fails the run THEN no "no drift"', () => {
    expect(verdict(NAMED_EVE)).toBe(
      'acme: nothing at or above medium, but 1 low, 1 info; Okta was not read; 0 of 1 person in sync',
    );
    expect(verdict(NAMED_EVE, 'low')).toBe('acme: 1 low, 1 info; Okta was not read; 0 of 1 person in sync');
  });

  test('GIVEN excepted findings, a station that was not read, or notes THEN they stand behind "no drift"', () => {
    const excepted = compare([declared()], [provisioned(), provisioned({ id: 'u7', userName: 'agency@example.com' })], {
      exceptions: [exception()],
    });

    expect(verdict({ ...excepted, notices: NOTICED.notices })).toBe(
      'acme: no drift; 1 info; 1 excepted; Okta was not read; 1 note; 1 of 1 person in sync; listing complete',
    );
  });

  test('GIVEN an account that is not deployed, or that nobody has yet THEN that in place of "no drift"', () => {
    expect(verdict({ ...IN_OKTA, state: 'empty' })).toMatch(/^acme: nobody is assigned yet; 1 info;/);
    expect(verdict({ ...NAMED_EVE, state: 'not-deployed' })).toMatch(/^acme: not deployed yet; nothing at or above/);
  });

  test('GIVEN nobody is declared THEN it does not say that everybody is in sync', () => {
    expect(verdict(compareThree([], [], []))).toContain('; nobody is declared');
  });

  test('GIVEN no account THEN that nothing was checked, and nothing else', () => {
    expect(text(report())).toBe('No account was checked.\n');
  });
});

const IN_SYNC_FIGURES = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

describe('which findings are shown', () => {
  test('GIVEN several of one person THEN they stand together, at the place of the heaviest', () => {
    const drift = compare(
      [declared(), declared({ userName: 'zoe@example.com' })],
      [provisioned({ role: 'admin' }), provisioned({ id: 'u2', userName: 'Ada@example.com' })],
    );

    expect(lines(report(drift)).slice(2, 5)).toEqual([
      'critical  ada@example.com    role admin in Klaviyo, declared analyst',
      'high      ada@example.com    several records in Klaviyo have this userName',
      'medium    zoe@example.com    not in Klaviyo, declared analyst',
    ]);
  });

  test('GIVEN more than a hundred THEN the heaviest hundred of all accounts, and how many more', () => {
    const many = compare([], strangers(90, 'analyst'), { name: 'many' });
    const heavy = compare([], [...strangers(20, 'support'), ...strangers(30, 'admin')], { name: 'heavy' });
    const shown = lines(report(many, heavy));

    expect(shown.filter((line) => line.startsWith('critical'))).toHaveLength(30);
    expect(shown.filter((line) => line.startsWith('high'))).toHaveLength(70);
    expect(shown.filter((line) => line.startsWith('info'))).toEqual([]);
    expect(shown).toContain('and 42 findings more, none of them heavier');
  });

  test('GIVEN a finding about the account THEN its user is not taken for a person', () => {
    const drift = compareThree([declared()], [assigned()], [provisioned()], {}, []);

    expect(lines(report(drift), { width: 120 })).toContain(
      'high      the account        the app in Okta lists no roles',
    );
  });
});

describe('how it is laid out', () => {
  test.each([
    [undefined, 100],
    [20, 40],
    [60, 60],
    [80, 80],
    [500, 160],
  ])('GIVEN a terminal of %s columns THEN no line is wider than %s', (width, widest) => {
    const of = report(DRIFTED, NOTICED, compare([declared()], [provisioned({ role: `role ${'x'.repeat(200)}` })]));
    const shown = lines(of, { width });

    expect(Math.max(...shown.map(columnsOf))).toBeLessThanOrEqual(widest);
  });

  test('GIVEN a headline that does not fit THEN it is cut, and the userName is not', () => {
    const drift = compare([], [provisioned({ userName: `${'x'.repeat(38)}@example.com`, role: 'admin' })]);

    expect(lines(report(drift), { width: 94 })).toContain(
      `critical  ${'x'.repeat(38)}@example.com  not declared, but active in Kla…`,
    );
  });

  test('GIVEN a userName as long as the line THEN all of it is there, and the headline below', () => {
    const user = `${'x'.repeat(90)}@example.com`;
    const shown = lines(report(compare([], [provisioned({ userName: user, role: 'admin' })])), { width: 80 });

    expect(shown.slice(2, 5)).toEqual([
      `critical  ${user.slice(0, 70)}`,
      `          ${user.slice(70)}`,
      '          not declared, but active in Klaviyo as admin',
    ]);
  });

  test('GIVEN colour THEN the same text, in colour', () => {
    const coloured = text(report(DRIFTED), { color: true });

    expect(coloured).toContain('\u001b[31mcritical');
    expect(stripVTControlCharacters(coloured)).toBe(text(report(DRIFTED)));
  });
});

describe.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))('GIVEN the text %s', (_shown, hostile) => {
  const shown = text(hostileReport(hostile), { width: 80, detailsAt: hostile });

  test('THEN nothing that does not show is printed but line ends', () => {
    expect(shown).not.toMatch(HIDDEN);
  });

  test('THEN no line is a command to a log', () => {
    expect(shown).not.toContain('##[');
    expect(shown.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
  });
});
