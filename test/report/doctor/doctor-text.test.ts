import { doctorText } from '../../../src/report/doctor/doctor-text.js';
import { FAILED, PASSED, PASSED_IN_KLAVIYO, report, UNKNOWN } from './doctor-report-sample.js';

describe('doctorText', () => {
  const lines = doctorText(report(PASSED, FAILED, UNKNOWN)).split('\n');

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
    expect(
      doctorText(report(...results))
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe(verdict);
  });
});
