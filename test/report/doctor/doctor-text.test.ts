import { type CheckResult } from '../../../src/doctor/check-result.js';
import { doctorText } from '../../../src/report/doctor/doctor-text.js';
import { readDocument } from '../../docs/documents.js';
import { FAILED, PASSED, PASSED_IN_KLAVIYO, report, UNKNOWN } from './doctor-report-sample.js';

describe('doctorText, verbose', () => {
  const lines = doctorText(report(PASSED, FAILED, UNKNOWN), { verbose: true }).split('\n');

  it('GIVEN results WHEN rendered THEN each stands on a line of its own under its account', () => {
    expect(lines.slice(0, 4)).toEqual([
      'Account acme',
      '',
      'pass           okta-app: the app "Klaviyo"',
      '               Okta has it as 0oa1.',
    ]);
    expect(lines).toContain('Account other');
    expect(lines).toContain('not checkable  scim-tls: the app "Klaviyo"');
  });

  it('GIVEN long reasons WHEN rendered THEN they are wrapped, and the remedy follows', () => {
    expect(Math.max(...lines.slice(0, -2).map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines).toContain('               Do: Deploy the stack.<U+001B>[2J');
  });

  it('GIVEN text from outside WHEN rendered THEN nothing in it hides or is a command', () => {
    expect(lines).toContain('fail           okta-group-assignments: the group "a<U+202E>b"');
    expect(lines.some((line) => line.trimStart().startsWith('::'))).toBe(false);
  });

  it('GIVEN sides of which nothing passed WHEN rendered THEN each is named once, with why and what to do', () => {
    const absent = { ...PASSED, status: 'not checkable', reason: 'No credentials.', remedy: 'Set them.' } as const;
    const text = doctorText(
      report(absent, PASSED_IN_KLAVIYO, { ...absent, account: 'b' }, { ...PASSED_IN_KLAVIYO, account: 'b' }, UNKNOWN),
    );
    expect(text).toContain('\n\nNothing of Okta is known to be right for acme, b: No credentials. Set them.\n');
    expect(doctorText(report(PASSED))).toContain(
      '\nNothing of Klaviyo is known to be right for acme: No check was made.\n',
    );
    expect(text).toContain('\nNothing of Klaviyo is known to be right for other: Okta has it as 0oa1.\n\n2 pass');
  });

  it.each([
    [[PASSED, PASSED_IN_KLAVIYO], '2 pass, 0 fail, 0 warn, 0 not checkable. Nothing failed.'],
    [
      [PASSED, PASSED_IN_KLAVIYO, { ...UNKNOWN, account: 'acme' }],
      '2 pass, 0 fail, 0 warn, 1 not checkable. Nothing failed. It is not known whether what is not checkable is right.',
    ],
    [
      [PASSED, UNKNOWN],
      '1 pass, 0 fail, 0 warn, 1 not checkable. Nothing failed, but a whole side could not be checked: no all-clear.',
    ],
    [[UNKNOWN], '0 pass, 0 fail, 0 warn, 1 not checkable. Nothing could be checked, so nothing is known.'],
    [[FAILED], '0 pass, 1 fail, 0 warn, 0 not checkable. Correct what is marked fail.'],
  ])('GIVEN results WHEN rendered THEN the verdict never says more than is known', (results, verdict) => {
    const lines = doctorText(report(...results)).split('\n');

    expect(lines.join(' ')).toContain(` ${verdict} `);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('doctorText', () => {
  const SHORT = { reason: 'It gives another role.', remedy: 'Deploy.' } as const;
  const NO_CREDENTIALS = { reason: 'No Okta credentials.', remedy: null } as const;
  const uncheckable = (check: string, subject: string): CheckResult => ({
    ...PASSED,
    ...NO_CREDENTIALS,
    check,
    subject,
    status: 'not checkable',
  });

  it('GIVEN results WHEN rendered THEN the failed ones first and in full, and how many passed', () => {
    expect(doctorText(report(PASSED, { ...FAILED, ...SHORT }, PASSED_IN_KLAVIYO))).toBe(`Account acme

fail           okta-group-assignments: the group "a<U+202E>b"
               It gives another role.
               Do: Deploy.
2 passed

2 pass, 1 fail, 0 warn, 0 not checkable. Correct what is marked fail.
Every check: the same command with --verbose
`);
  });

  it('GIVEN the results of docs/doctor.md WHEN rendered THEN the text there', () => {
    const [example] = readDocument('docs/doctor.md').examples.filter(({ text }) => text.startsWith('Account acme'));
    const cleared: CheckResult = {
      ...FAILED,
      subject: 'the group "klaviyo-admins"',
      reason:
        'Its role was cleared, where "admin" is declared. Terraform does not see that: its plan says "No changes".',
      remedy: 'Set the role "admin" in Okta\'s console under the app > Assignments > Groups.',
    };
    const property = {
      ...uncheckable('okta-role-attribute', 'attribute role'),
      reason: 'Okta does not return it for an attribute of an app.',
    };
    const passed = Array.from({ length: 27 }, () => PASSED);

    expect(doctorText(report(...passed, cleared, property, property, property, PASSED_IN_KLAVIYO))).toBe(
      `${example!.text}\n`,
    );
  });

  it('GIVEN several that cannot be checked for one reason WHEN rendered THEN one line for all of them', () => {
    const text = doctorText(
      report(
        uncheckable('okta-app', 'the app'),
        uncheckable('okta-groups', 'groups'),
        { ...uncheckable('okta-role-attribute', 'a'), reason: 'Okta does not return it.' },
        { ...uncheckable('okta-role-attribute', 'b'), reason: 'Okta does not return it.' },
        PASSED_IN_KLAVIYO,
      ),
    );

    expect(text).toContain(`Account acme

not checkable  2 checks of Okta: No Okta credentials.
not checkable  okta-role-attribute, 2 times: Okta does not return it.
1 passed
`);
  });

  it('GIVEN the reason stands at a failed check WHEN rendered THEN that one is named', () => {
    const failed: CheckResult = { ...FAILED, ...NO_CREDENTIALS, check: 'okta-credentials', subject: 'credentials' };
    const text = doctorText(report(failed, uncheckable('okta-app', 'the app'), uncheckable('okta-groups', 'groups')));

    expect(text).toContain('\nnot checkable  2 checks of Okta, for the reason at okta-credentials\n');
    expect(text.split('No Okta credentials.')).toHaveLength(3);
  });

  it('GIVEN one that cannot be checked, and a warning WHEN rendered THEN both in full', () => {
    const warning: CheckResult = { ...FAILED, ...SHORT, status: 'warn' };

    expect(doctorText(report(uncheckable('okta-app', 'the app'), warning))).toContain(`
warn           okta-group-assignments: the group "a<U+202E>b"
               It gives another role.
               Do: Deploy.
not checkable  okta-app: the app
               No Okta credentials.
`);
  });

  it('GIVEN a command to a log as the reason of several WHEN rendered THEN no line is one', () => {
    const hostile = [uncheckable('okta-app', 'a'), uncheckable('okta-groups', 'b')].map((result) => ({
      ...result,
      reason: `${'::error::x '.repeat(20)}##[error]`,
    }));
    const text = doctorText(report(...hostile));

    expect(text).not.toContain('##[');
    expect(text.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
  });
});
