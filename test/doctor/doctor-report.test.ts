import { type CheckStatus } from '../../src/provider/check-outcome.js';
import { type CheckResult } from '../../src/doctor/check-result.js';
import { doctorReport, isAllClear, unseenSides } from '../../src/doctor/doctor-report.js';

const result = (account: string, check: string, status: CheckStatus, remedy: string | null = null): CheckResult => ({
  account,
  check,
  subject: check,
  status,
  reason: `${check} is ${status}.`,
  remedy,
});
const report = (...results: CheckResult[]) => doctorReport('2026-11-23T06:00:00.000Z', results);
const ACME = [result('acme', 'okta-app', 'pass'), result('acme', 'scim-users', 'pass')];

describe('isAllClear', () => {
  it('GIVEN something that passed on both sides of every account WHEN asked THEN it is', () => {
    expect(isAllClear(report(...ACME))).toBe(true);
    expect(isAllClear(report(...ACME, result('acme', 'scim-tls', 'not checkable')))).toBe(true);
  });

  it.each<[string, CheckResult[]]>([
    ['nothing at all', []],
    ['something that failed', [...ACME, result('acme', 'okta-scopes', 'fail')]],
    ['one side only', [ACME[0]!]],
    ['a side that could not be checked', [ACME[0]!, result('acme', 'scim-users', 'not checkable')]],
    ['a side with no more than a warning', [result('acme', 'okta-scopes', 'warn'), ACME[1]!]],
    ['another account of which nothing could be checked', [...ACME, result('acme-uk', 'okta-app', 'not checkable')]],
  ])('GIVEN %s WHEN asked THEN it is not', (_what, results) => {
    expect(isAllClear(report(...results))).toBe(false);
  });
});

describe('unseenSides', () => {
  it('GIVEN sides on which nothing passed WHEN asked THEN each comes with what tells why and what to do', () => {
    const failing = result('acme-uk', 'scim-key', 'fail', 'Set it.');
    const okta = result('acme-uk', 'okta-app', 'not checkable');
    const sides = unseenSides(report(...ACME, okta, result('acme-uk', 'scim-url', 'not checkable'), failing));

    expect(sides).toEqual([
      { account: 'acme-uk', side: 'Okta', because: okta },
      { account: 'acme-uk', side: 'Klaviyo', because: failing },
    ]);
  });

  it('GIVEN an account without results of Klaviyo WHEN asked THEN that side is unseen all the same', () => {
    expect(unseenSides(report(ACME[0]!))).toEqual([{ account: 'acme', side: 'Klaviyo', because: undefined }]);
  });

  it('GIVEN an account without an identity provider WHEN asked THEN Klaviyo is its only side', () => {
    expect(unseenSides(report(ACME[1]!))).toEqual([]);
  });

  it('GIVEN no result with a remedy WHEN asked THEN the first tells why', () => {
    const first = result('acme', 'scim-url', 'not checkable');
    expect(unseenSides(report(ACME[0]!, first, result('acme', 'scim-tls', 'not checkable')))).toEqual([
      { account: 'acme', side: 'Klaviyo', because: first },
    ]);
  });
});
