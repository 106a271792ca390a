import { provisioned, compare, findingsOf, kindsOf } from '../sample-account.js';

test.each([
  ['admin', 'critical'],
  ['retention_lead', 'critical'],
  [undefined, 'critical'],
  ['manager', 'high'],
  ['analyst', 'high'],
  ['support', 'high'],
])('GIVEN an active person whom nobody desires, with role %s THEN unexpected is %s', (role, severity) => {
  expect(kindsOf(compare([], [provisioned({ role })]))).toEqual([`${severity} unexpected`]);
});

test('GIVEN a role of unknown power THEN the message says why it weighs as much', () => {
  const [finding] = findingsOf(compare([], [provisioned({ role: undefined })]));

  expect(finding?.message).toMatch(/^Active in Klaviyo with no role, but .* so it counts as full power\.$/);
  expect(finding?.declared).toBeNull();
});

test('GIVEN a role of known power THEN nothing is said of doubt, and the remedy names the way of an exception', () => {
  const [finding] = findingsOf(compare([], [provisioned({ userName: 'Agency@example.com', role: 'analyst' })]));

  expect(finding?.message).toMatch(/^Active in Klaviyo with the role "analyst", but .* assigned group\.$/);
  expect(finding?.remedy).toContain('an exception for "Agency@example.com"');
  expect(finding?.user).toBe('Agency@example.com');
});

test('GIVEN a role that nobody knows THEN unexpected and unknown-role both arise', () => {
  expect(kindsOf(compare([], [provisioned({ role: 'portfolio_analyst' })]))).toEqual([
    'critical unexpected',
    'high unknown-role',
  ]);
});

test('GIVEN an unexpected owner THEN the remedy does not ask to remove what cannot be removed', () => {
  const drift = compare([], [provisioned({ role: 'owner' })]);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'critical owner']);
  expect(findingsOf(drift)[0]?.remedy).toMatch(/^An owner cannot be removed/);
});
