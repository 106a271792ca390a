import { doctorText } from '../../src/report/doctor-text.js';
import { FAILED, PASSED, report, UNKNOWN } from './doctor-report-sample.js';

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

  it.each([
    [[PASSED], '1 pass, 0 fail, 0 warn, 0 not checkable. Nothing failed.'],
    [
      [PASSED, UNKNOWN],
      '1 pass, 0 fail, 0 warn, 1 not checkable. Nothing failed. What is not checkable is not known to be right.',
    ],
    [[UNKNOWN], '0 pass, 0 fail, 0 warn, 1 not checkable. Nothing could be checked, so nothing is known.'],
    [[FAILED], '0 pass, 1 fail, 0 warn, 0 not checkable. Something is not as it must be: see each fail.'],
  ])('GIVEN results WHEN rendered THEN the verdict never says more than is known', (results, verdict) => {
    expect(
      doctorText(report(...results))
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe(verdict);
  });
});
