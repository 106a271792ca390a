import { DEFAULT_POLICY, mergedPolicy } from '../../src/access/policy.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusals } from './example.js';

const withPolicy = (...lines: readonly string[]) => `${EXAMPLE}policy:\n${lines.map((line) => `  ${line}\n`).join('')}`;
const policyOf = (text: string, index = 0) => parseAccessFile(text, { path: 'access.yaml' }).accounts[index]?.policy;

describe('the policy of an account', () => {
  test('GIVEN none in the file THEN the default', () => {
    expect(policyOf(EXAMPLE)).toEqual(DEFAULT_POLICY);
  });

  test('GIVEN one for the file and one of the account THEN the account overrides, severities kind by kind', () => {
    const second = account('second', [
      '    policy:',
      '      severity: { name: info, role: critical }',
      '      minimumAdmins: 2',
      '      maximumPeople: 500',
      '      unmanaged: []',
    ]);
    const text =
      EXAMPLE +
      second +
      [
        'policy:',
        '  severity: { name: medium, missing: high }',
        '  privileged: [manager]',
        '  unmanaged: [{ pattern: "*@agency.example", reason: An agency }]',
        '  maximumDrift: 0.5',
        '  announceExpiry: 30',
        '  maximumPeople: 3000000',
        '',
      ].join('\n');

    expect(policyOf(text)).toEqual({
      severity: { name: 'medium', missing: 'high' },
      forbid: [],
      privileged: ['manager'],
      unmanaged: [{ pattern: '*@agency.example', reason: 'An agency', privileged: false }],
      minimumAdmins: 1,
      maximumDrift: 0.5,
      maximumRemovals: 0.25,
      maximumChanges: 0.3,
      announceExpiry: 30,
      maximumExceptionDays: 400,
      removalTarget: 24,
      maximumPeople: 3_000_000,
    });
    expect(policyOf(text, 1)).toEqual({
      severity: { name: 'info', missing: 'high', role: 'critical' },
      forbid: [],
      privileged: ['manager'],
      unmanaged: [],
      minimumAdmins: 2,
      maximumDrift: 0.5,
      maximumRemovals: 0.25,
      maximumChanges: 0.3,
      announceExpiry: 30,
      maximumExceptionDays: 400,
      removalTarget: 24,
      maximumPeople: 500,
    });
  });

  test('GIVEN members that are undefined THEN they say nothing', () => {
    expect(mergedPolicy({ minimumAdmins: undefined, severity: undefined }, undefined)).toEqual(DEFAULT_POLICY);
  });
});

describe('a policy is refused', () => {
  test.each([
    ['severity: { rol: high }', /unknown key "rol" in severity; .*did you mean "role"/],
    ['severity: { role: severe }', /role is "severe"; expected one of critical, high/],
    ['privileged: [managr]', /unknown role "managr" in privileged; .*did you mean "manager"/],
    ['unmanaged: [{ pattern: "*", reason: x }]', /pattern is "\*"; expected a pattern of e-mail addresses/],
    ['unmanaged: [{ pattern: "*@agency.example" }]', /key "reason" is missing/],
    ['minimumAdmins: -1', /minimumAdmins is -1; expected a whole number/],
    ['maximumRemovals: 25', /maximumRemovals is 25; expected a share from 0 to 1/],
    ['maximumDrift: 30', /maximumDrift is 30; expected a share from 0 to 1/],
    ['maximumChanges: -1', /maximumChanges is -1; expected a share from 0 to 1/],
    ['maximumDrift: -0.1', /maximumDrift is -0.1; expected a share from 0 to 1/],
    ['maximumPeople: 0', /maximumPeople is 0; expected a whole number of people, 1 or more/],
    ['announceExpiry: 1.5', /announceExpiry is 1.5; expected a whole number of days/],
  ])('%s', (line, message) => {
    expect(refusals(withPolicy(line)).join('\n')).toMatch(message);
  });

  test('a role of an account is known to every policy, and so are the owners', () => {
    expect(policyOf(withPolicy('privileged: [retention_lead, owner, portfolio_admin]'))?.privileged).toHaveLength(3);
  });

  test('GIVEN custom roles that could not be read THEN a role that may be among them is not called unknown', () => {
    const text = withPolicy('privileged: [growth]').replace(
      /customRoles:\n/,
      'customRoles:\n      - { title: Growth }\n',
    );
    expect(refusals(text).join('\n')).not.toContain('privileged');
  });
});

test('the owner and the ticket of an exception are read', () => {
  const text = EXAMPLE.replace(/(expires: \S+)/, '$1\n        owner: ada@example.com\n        ticket: ACME-42');
  expect(parseAccessFile(text, { path: 'access.yaml' }).accounts[0]?.exceptions[0]).toMatchObject({
    owner: 'ada@example.com',
    ticket: 'ACME-42',
  });
});

describe('the directory', () => {
  const with_ = (directory: string) => EXAMPLE.replace(/directory:\n(?: .*\n)+/, `directory: ${directory}\n`);

  test('is Okta', () => {
    expect(parseAccessFile(with_('{ okta: true }'), { path: 'access.yaml' }).directory).toEqual({ kind: 'okta' });
  });

  test.each([
    [
      '{}',
      /directory has none of roster, okta, entra, onelogin, google; expected exactly one of roster, okta, entra, onelogin, google/,
    ],
    ['{ roster: people.csv, okta: true }', /directory has roster and okta; expected exactly one/],
    ['{ okta: false }', /okta is false; expected true; leave it out for a roster/],
    [
      '{ oktta: true }',
      /unknown key "oktta" in directory; expected one of roster, columns, format, okta, entra, onelogin, google; did you mean "okta"/,
    ],
  ])('%s is refused', (directory, message) => {
    expect(refusals(with_(directory)).join('\n')).toMatch(message);
  });
});

describe('policy.removalTarget', () => {
  test.each([
    ['24h', 24],
    ['36h', 36],
    ['3d', 72],
  ])('GIVEN %s THEN the target is %i hours', (written, hours) => {
    expect(policyOf(withPolicy(`removalTarget: ${written}`))?.removalTarget).toBe(hours);
  });

  test('GIVEN one of the account THEN it overrides that of the file', () => {
    const text = `${EXAMPLE}${account('second', ['    policy: { removalTarget: 2d }'])}policy: { removalTarget: 4h }\n`;
    expect([policyOf(text)?.removalTarget, policyOf(text, 1)?.removalTarget]).toEqual([4, 48]);
  });

  test.each(['0h', '24', 'h', '1w', '1.5d', '-1d', '"24 h"'])('GIVEN %s THEN it is refused', (written) => {
    expect(refusals(withPolicy(`removalTarget: ${written}`))).toEqual([
      expect.stringContaining('expected a number of hours or days, such as 24h or 3d'),
    ]);
  });
});
