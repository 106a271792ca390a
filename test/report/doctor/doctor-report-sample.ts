import { type CheckResult } from '../../../src/doctor/check-result.js';
import { doctorReport } from '../../../src/doctor/doctor-report.js';

export const PASSED: CheckResult = {
  account: 'acme',
  check: 'okta-app',
  subject: 'the app "Klaviyo"',
  status: 'pass',
  reason: 'Okta has it as 0oa1.',
  remedy: null,
};

export const PASSED_IN_KLAVIYO: CheckResult = { ...PASSED, check: 'scim-users', subject: 'users' };

export const FAILED: CheckResult = {
  account: 'acme',
  check: 'okta-group-assignments',
  subject: 'the group "a\u202eb"',
  status: 'fail',
  reason: `::error:: ${'It gives another role. '.repeat(8).trim()}`,
  remedy: 'Deploy the stack.\u001b[2J',
};

export const UNKNOWN: CheckResult = { ...PASSED, account: 'other', check: 'scim-tls', status: 'not checkable' };

export const report = (...results: CheckResult[]) => doctorReport('2026-11-23T06:00:00.000Z', results);
