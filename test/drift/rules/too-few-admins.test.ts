import {
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  findingsOf,
  hopsOf,
  SAMPLE_POLICY,
  wordsOf,
} from '../sample-account.js';

const policy = { ...SAMPLE_POLICY, minimumAdmins: 1 };
const ADMIN = declared({ role: 'admin', group: 'klaviyo-admins', priority: 1 });

test('GIVEN too few among the declared THEN critical, as the account, once', () => {
  const drift = compare([declared()], [provisioned()], { policy });

  expect(hopsOf(drift)).toEqual(['critical too-few-admins declared-provisioned']);
  expect(findingsOf(drift)[0]).toMatchObject({ user: 'acme', declared: null, provisioned: null, place: { line: 5 } });
  expect(findingsOf(drift)[0]?.message).toBe(
    'Only 0 people with full power are declared in "acme", not counting the owner; the policy requires at least 1 (minimumAdmins).',
  );
});

test('GIVEN no policy at all THEN one is wanted', () => {
  expect(hopsOf(compare([declared()], [provisioned()], { policy: undefined }))).toEqual([
    'critical too-few-admins declared-provisioned',
  ]);
});

test('GIVEN enough declared, but fewer in Klaviyo THEN critical at the last hop', () => {
  const drift = compare([ADMIN], [provisioned({ role: 'admin', active: false })], { policy });

  expect(hopsOf(drift)).toEqual([
    'critical too-few-admins declared-provisioned',
    'medium inactive declared-provisioned',
  ]);
  expect(findingsOf(drift)[0]?.message).toMatch(
    /^Only 0 people .* active in Klaviyo, not counting the owner, though 1 is declared/,
  );
  const two = compareThree(
    [ADMIN, declared({ userName: 'bea@example.com', role: 'admin' })],
    [assigned({ role: 'admin' }), assigned({ id: '00u2', userName: 'bea@example.com', role: 'admin' })],
    [provisioned({ role: 'admin' }), provisioned({ id: 'u2', userName: 'bea@example.com', role: 'analyst' })],
    { policy: { ...policy, minimumAdmins: 2 } },
  );
  expect(hopsOf(two)[0]).toBe('critical too-few-admins assigned-provisioned');
  expect(findingsOf(two)[0]?.message).toMatch(/^Only 1 person with full power is declared and active .* though 2 are/);
});

test('GIVEN an admin in Klaviyo who is not declared THEN they do not count', () => {
  const stranger = provisioned({ id: 'u2', userName: 'eve@example.com', role: 'admin' });
  expect(hopsOf(compare([ADMIN], [stranger], { policy }))).toContain('critical too-few-admins declared-provisioned');
});

test('GIVEN enough at both THEN nothing; a privileged role counts as full power', () => {
  expect(hopsOf(compare([ADMIN], [provisioned({ role: 'admin' })], { policy }))).toEqual([]);
  const lead = { role: 'retention_lead' };
  const privileged = { ...policy, privileged: ['retention_lead'] };
  expect(hopsOf(compare([declared(lead)], [provisioned(lead)], { policy: privileged }))).toEqual([]);
});

test('GIVEN Okta is read THEN too few declared arise at the first hop', () => {
  expect(hopsOf(compareThree([declared()], [assigned()], [provisioned()], { policy }))).toEqual([
    'critical too-few-admins declared-assigned',
  ]);
});

test('GIVEN too few THEN the whole message and remedy of each side', () => {
  expect(wordsOf(compare([declared()], [provisioned()], { policy }), 'too-few-admins')).toEqual([
    [
      'Only 0 people with full power are declared in "acme", not counting the owner; the policy requires at least 1 (minimumAdmins).',
      'Put people into a group that the access file assigns a role with full power, such as admin; if fewer are enough, set ' +
        'minimumAdmins in the policy.',
    ],
  ]);
  const two = { policy: { ...policy, minimumAdmins: 2 } };
  expect(wordsOf(compare([ADMIN], [provisioned({ role: 'admin' })], two), 'too-few-admins')[0]?.[0]).toMatch(
    /^Only 1 person with full power is declared in "acme", not counting the owner; the policy requires at least 2 /,
  );
  expect(wordsOf(compare([ADMIN], [], { policy }), 'too-few-admins')).toEqual([
    [
      'Only 0 people with full power are declared and active in Klaviyo, not counting the owner, though 1 is declared; the policy ' +
        'requires at least 1 (minimumAdmins).',
      'Resolve the findings about the declared admins first: without them only the owner can correct anything in the account.',
    ],
  ]);
  const both = [ADMIN, declared({ userName: 'bea@example.com', role: 'admin' })];
  expect(wordsOf(compare(both, [provisioned({ role: 'admin' })], two), 'too-few-admins')[0]?.[0]).toBe(
    'Only 1 person with full power is declared and active in Klaviyo, not counting the owner, though 2 are declared; the policy ' +
      'requires at least 2 (minimumAdmins).',
  );
});

test('GIVEN the owner is declared as an admin THEN they do not count, and their record does not either', () => {
  const owner = declared({ userName: 'owner@example.com', role: 'admin' });
  expect(hopsOf(compare([owner], [], { policy }))).toEqual(['critical too-few-admins declared-provisioned']);
});

test('GIVEN one of two records has full power THEN the person counts', () => {
  const records = [provisioned({ role: 'admin' }), provisioned({ id: 'u2', role: 'analyst' })];
  expect(hopsOf(compare([ADMIN], records, { policy }))).not.toContain('critical too-few-admins declared-provisioned');
});

test("GIVEN a person whose userName is the account's name THEN the finding is not about them", () => {
  const finding = findingsOf(
    compare([declared({ userName: 'acme' })], [provisioned({ userName: 'acme' })], { policy }),
  ).find(({ kind }) => kind === 'too-few-admins');
  expect(finding).toMatchObject({ user: 'acme', declared: null, provisioned: null });
});
