import { folderWith, runCli } from './cli-run.js';

/** An access file with these lines below its one account, and others at its end. */
function accessFile(
  assignments: readonly string[],
  rest: readonly string[] = [],
  account: readonly string[] = [],
): string {
  return [
    'version: 1',
    'directory: { roster: people.csv }',
    'accounts:',
    '  - name: acme',
    '    kind: account',
    '    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }',
    '    owner: owner@example.com',
    ...account.map((line) => `    ${line}`),
    '    policy: { minimumAdmins: 0 }',
    '    assignments:',
    ...assignments.map((line) => `      - ${line}`),
    ...rest,
    '',
  ].join('\n');
}

const PEOPLE = [
  'userName,givenName,familyName,groups,status,department',
  'ada@example.com,Ada,Lovelace,,active,Marketing',
  'grace@example.com,Grace,Hopper,klaviyo-support,active,Support',
  'joan@example.com,Joan,Clarke,,inactive,Marketing',
  '',
].join('\n');

const MARKETING = '{ role: manager, group: marketing, when: { attribute: department, equals: marketing } }';
const SUPPORT = '{ role: support, group: klaviyo-support, members: roster }';

async function validate(file: string, people = PEOPLE, ...flags: readonly string[]) {
  const cwd = folderWith({ 'access.yaml': file, 'people.csv': people });
  return runCli(['validate', '--without-credentials', ...flags], { cwd, now: new Date('2026-11-29T12:00:00Z') });
}

describe('klaviyo-access validate, of rules and members', () => {
  test('GIVEN rules, the roster, members and everyone WHEN it runs THEN how many each of them gives a role', async () => {
    const members =
      '{ role: admin, group: admins, members: [{ user: ADA@example.com, until: 2026-11-29, reason: Covers }] }';
    const run = await validate(accessFile([members, MARKETING, SUPPORT, '{ role: analyst, everyone: true }']));

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('1. admin for group admins by 1 member: 1 person');
    expect(run.stdout).toContain('2. manager for group marketing by rule: 0 people');
    expect(run.stdout).toContain('3. support for group klaviyo-support by roster: 1 person');
    expect(run.stdout).toContain('4. analyst for everyone: 0 people');
  });

  test('GIVEN a membership that has ended WHEN it runs THEN it is a warning at its line', async () => {
    const ended =
      '{ role: admin, group: admins, members: [grace@example.com, { user: ada@example.com, until: 2026-11-28, reason: x }] }';
    const run = await validate(accessFile([ended]));

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^Warning: access\.yaml:10:\d+: the membership of "ada@example.com" in "admins" ended on 2026-11-28\./m,
    );
  });

  test.each([
    ['late in the evening in New York, after midnight in UTC', '2026-11-30T23:30:00-05:00', true],
    ['early in the morning in Tokyo, before midnight in UTC', '2026-12-01T08:30:00+09:00', false],
  ])('GIVEN a last day WHEN it is %s THEN the day in UTC counts', async (_when, now, hasEnded) => {
    const until =
      '{ role: admin, group: admins, members: [grace@example.com, { user: ada@example.com, until: 2026-11-30, reason: x }] }';
    const cwd = folderWith({ 'access.yaml': accessFile([until]), 'people.csv': PEOPLE });
    const { stdout } = await runCli(['validate', '--without-credentials'], { cwd, now: new Date(now) });

    expect(stdout.includes('ended on 2026-11-30')).toBe(hasEnded);
  });

  test('GIVEN a day of the run WHEN it runs THEN grants hold or have ended by that day', async () => {
    const until =
      '{ role: admin, group: admins, members: [grace@example.com, { user: ada@example.com, until: 2026-11-30, reason: x }] }';
    const warned = async (...flags: readonly string[]) =>
      (await validate(accessFile([until]), PEOPLE, ...flags)).stdout;

    expect(await warned()).not.toContain('ended on');
    expect(await warned('--today', '2026-12-01')).toContain('ended on 2026-11-30');
  });

  test('GIVEN a member whom the directory does not have WHEN it runs THEN it is a mistake, with the nearest userName', async () => {
    const run = await validate(
      accessFile(['{ role: admin, group: admins, members: [adda@example.com, grace@example.com] }']),
    );

    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(
      /^access\.yaml:10:\d+: the member "adda@example.com" is not in the directory \(roster people\.csv\)\. Did you mean "ada@example\.com"\?/,
    );
  });

  test('GIVEN somebody who gets a role that is forbidden them WHEN it runs THEN person, assignment and reason are named', async () => {
    const guardrail = [
      'policy:',
      '  forbid:',
      '    - roles: [privileged, manager]',
      '      when: { attribute: department, equals: Marketing }',
      '      reason: Marketing has no power over others',
    ];
    const run = await validate(accessFile([MARKETING], guardrail));

    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain(
      'access.yaml:10:9: "ada@example.com" gets the role "manager" in "acme" by "marketing", which the policy forbids them ' +
        '(line 13): "Marketing has no power over others". Change the assignment or its group so that they are not in it, or ' +
        'correct their attributes in the directory.',
    );
    expect(run.stderr).not.toContain('joan');
  });

  test('GIVEN a condition on an attribute that no column has WHEN it runs THEN it is refused with the nearest name', async () => {
    const run = await validate(accessFile([MARKETING.replace('department', 'departement')]));

    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/"departement", on line 10, .*did you mean "department"/);
  });

  test('GIVEN a rule that nobody matches WHEN it runs THEN it is a warning that names the rule', async () => {
    const run = await validate(accessFile([MARKETING.replace('equals: marketing', 'equals: Sales'), SUPPORT]));

    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(
      /^Warning: access\.yaml:10:9: nobody who is active matches the rule or is a member of the group "marketing"/m,
    );
  });
});

describe('expectations', () => {
  const rules = [MARKETING, SUPPORT];

  test('GIVEN expectations that hold WHEN it runs THEN the file is valid', async () => {
    const run = await validate(
      accessFile(rules, [
        'expect:',
        '  - { user: Ada@example.com, account: acme, role: manager }',
        '  - { user: joan@example.com, account: acme, role: none }',
        '  - { user: owner@example.com, account: acme, role: none }',
        '  - { attributes: { department: MARKETING }, account: acme, role: manager }',
        '  - { groups: [klaviyo-support], account: acme, role: support }',
        '  - { attributes: { department: Sales }, account: acme, role: none }',
      ]),
      `${PEOPLE}owner@example.com,Olive,Owner,,active,Marketing\n`,
    );

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('GIVEN expectations that do not hold WHEN it runs THEN each is a mistake at its line', async () => {
    const run = await validate(
      accessFile(rules, [
        'expect:',
        '  - { user: ada@example.com, account: acme, role: none }',
        '  - { attributes: { department: Sales }, account: acme, role: manager }',
        '  - { user: nobody@example.com, account: acme, role: none }',
        '  - { attributes: { departement: Sales }, account: acme, role: none }',
      ]),
    );

    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(
      /^access\.yaml:13:5: "ada@example\.com" should have no access in "acme", and gets the role "manager"\. .* by the rule of "marketing", .*: department equals "marketing" \(yes, it is "Marketing"\)\.$/m,
    );
    expect(run.stderr).toMatch(
      /^access\.yaml:14:5: such a person should have the role "manager" in "acme", and gets no access\. .*"Sales"/m,
    );
    expect(run.stderr).toMatch(/^access\.yaml:15:5: "nobody@example\.com" is not in the directory/m);
    expect(run.stderr).toMatch(
      /^access\.yaml:16:5: the directory has no attribute "departement"; did you mean "department"\?$/m,
    );
  });
});
