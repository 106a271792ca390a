import { type DriftReport } from '../../../src/drift/drift-report.js';
import { type ReportOptions } from '../../../src/report/drift/report-options.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { provisioned, compare, declared, exception } from '../../drift/sample-account.js';
import { commandsOf } from './parsed-workflow-commands.js';
import { DRIFTED, IN_SYNC, NOTICED, report, SHA256 } from './sample-report.js';

function github(of: DriftReport, options: Partial<ReportOptions> = {}): string {
  return renderReport('github', of, { color: false, ...options });
}

function people(number: number): readonly ReturnType<typeof declared>[] {
  return Array.from({ length: number }, (_each, index) => declared({ userName: `p${index}@example.com` }));
}

test('GIVEN findings THEN errors for those that fail the run, at the line of the access file', () => {
  const commands = commandsOf(github(report(DRIFTED)));

  expect(commands.map(({ command }) => command)).toEqual(['error', 'error', 'notice', 'notice']);
  expect(commands[0]).toEqual({
    command: 'error',
    properties: { file: 'access.yaml', line: '21', col: '9', title: 'acme: critical role: ada@example.com' },
    message: [
      DRIFTED.findings[0]!.message,
      `Do: ${DRIFTED.findings[0]!.remedy}`,
      'Hop: declared-provisioned (declared analyst, assigned not read, provisioned admin)',
      `Id: ${DRIFTED.findings[0]!.id}`,
    ].join('\n'),
  });
  expect(commands[2]!.properties).toMatchObject({ line: '5', col: '5' });
});

test('GIVEN an expired exception THEN it is annotated at its own line', () => {
  const drift = compare([], [], { exceptions: [exception({ expires: '2026-01-01' })] });

  expect(commandsOf(github(report(drift)))[0]!.properties).toMatchObject({ file: 'access.yaml', line: '31', col: '9' });
});

test('GIVEN findings below what fails the run THEN a warning, or a notice for those that are low', () => {
  const drift = compare([declared(), declared({ userName: 'zoe@example.com' })], [provisioned({ givenName: 'Eve' })]);

  const levels = commandsOf(github(report(drift), { failOn: 'high' })).map(({ command, properties }) => [
    command,
    properties.title,
  ]);

  expect(levels).toEqual([
    ['warning', 'acme: medium missing: zoe@example.com'],
    ['notice', 'acme: low name: ada@example.com'],
    ['notice', 'acme: info owner: owner@example.com'],
    ['notice', 'Klaviyo access: drift report'],
  ]);
});

test('GIVEN an excepted finding THEN it is counted in the verdict, and not annotated', () => {
  expect(github(report(DRIFTED))).not.toContain('agency@example.com');
  expect(commandsOf(github(report(DRIFTED))).at(-1)?.message).toBe(
    'acme: 2 findings at or above medium (1 finding excepted) (totalResults 3, read 3)',
  );
});

test('the evidence of each account stands in the log', () => {
  const log = github(report(DRIFTED, IN_SYNC)).split('\n');

  expect(log).toContain('Account acme: 2 findings at or above medium (1 finding excepted)');
  expect(log).toContain(`  Listing: totalResults 3, read 3, SHA-256 ${SHA256}`);
  expect(log).toContain('  Station declared: roster people.csv, people 2');
  expect(log.some((line) => line.startsWith('  Station assigned: not read: Okta was not read'))).toBe(true);
  expect(commandsOf(log.join('\n')).at(-1)?.message).toMatch(/^2 accounts: 1 with findings at or above medium/);
});

test('GIVEN more findings than GitHub shows THEN the heaviest ten of each level, and a last notice with the rest', () => {
  const drift = compare(
    people(15),
    people(3).map(({ userName }, index) => provisioned({ id: `u${index + 1}`, userName, role: 'admin' })),
  );
  const names = compare(
    people(30),
    people(30).map(({ userName }, index) => provisioned({ id: `u${index + 1}`, userName, givenName: 'Eve' })),
    { name: 'acme-2' },
  );

  const commands = commandsOf(github(report(names, drift), { fullReport: 'https://ci.example.com/runs/1' }));

  const titles = (level: string) =>
    commands.filter(({ command }) => command === level).map(({ properties }) => properties.title!);
  expect(titles('error')).toHaveLength(10);
  expect(
    titles('error')
      .slice(0, 4)
      .map((title) => title.split(': ')[1]),
  ).toEqual(['critical role', 'critical role', 'critical role', 'medium missing']);
  expect(titles('notice')).toHaveLength(10);
  expect(commands.at(-1)?.message.split('\n')[1]).toBe(
    '28 findings more are not annotated. All of them are in the full report: https://ci.example.com/runs/1',
  );
});

test('GIVEN one finding too many, and no address THEN another format is named', () => {
  const commands = commandsOf(github(report(compare(people(11), []))));

  expect(commands.at(-1)?.message).toContain(
    '1 finding more is not annotated. All of them are in another format of the report, such as --report json=FILE.',
  );
});

test('GIVEN no place, or a path as a shell has it THEN no file, or the path as the repository has it', () => {
  const at = (path: string) => ({ path, line: 7, column: 1 });
  const [finding] = DRIFTED.findings;
  const file = (place: ReturnType<typeof at> | null) =>
    commandsOf(github(report({ ...DRIFTED, findings: [{ ...finding!, place }] })))[0]!.properties.file;

  expect(file(null)).toBeUndefined();
  expect(file(at('./access.yaml'))).toBe('access.yaml');
  expect(file(at('.\\infra\\access.yaml'))).toBe('infra/access.yaml');
  expect(file(at('a,b:c=d%2C.yaml'))).toBe('a,b:c=d%2C.yaml');
});

test('GIVEN no account THEN an error, which is no all-clear', () => {
  expect(commandsOf(github(report()))).toEqual([
    { command: 'error', properties: { title: 'Klaviyo access: drift report' }, message: 'No account was checked.' },
  ]);
});

test('GIVEN a notice THEN it is a warning before the findings, so that the pull request shows it', () => {
  const commands = commandsOf(github(report(IN_SYNC, NOTICED)));

  expect(commands.map(({ command }) => command)).toEqual(['warning', 'error', 'error', 'notice', 'notice', 'notice']);
  expect(commands[0]).toEqual({
    command: 'warning',
    properties: { title: 'acme: probable-configuration-fault' },
    message: '9 of 10 people are in drift [90 %].',
  });
});

test('GIVEN a notice and more warnings than GitHub shows THEN a finding makes room for it, and is counted', () => {
  const drift = { ...compare(people(10), []), notices: NOTICED.notices };

  const commands = commandsOf(github(report(drift), { failOn: 'critical' }));

  expect(commands.filter(({ command }) => command === 'warning')).toHaveLength(10);
  expect(commands.at(-1)?.message).toContain('1 finding more is not annotated.');
});
