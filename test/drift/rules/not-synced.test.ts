import { type Finding } from '../../../src/drift/finding.js';
import {
  provisioned,
  assigned,
  compareThree,
  declared,
  exception,
  findingsOf,
  hopsOf,
  SAMPLE_POLICY,
} from '../sample-account.js';

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

test.each([
  ['ERROR', 'PROVISIONED', /failed \(syncState ERROR\)/],
  ['OUT_OF_SYNC', 'PROVISIONED', /not pushed yet \(syncState OUT_OF_SYNC\)/],
  ['SYNCHRONIZED', 'STAGED', /not pushed the assignment yet \(status STAGED\)/],
])('GIVEN syncState %s and status %s, and nothing else differs THEN that is found', (syncState, status, message) => {
  const drift = compareThree([declared()], [assigned({ syncState, status })], [provisioned()]);
  expect(hopsOf(drift)).toEqual(['medium not-synced assigned-provisioned']);
  expect(only(findingsOf(drift)).message).toMatch(message);
});

test.each(['SYNCHRONIZED', 'SYNCING', 'DISABLED', undefined])('GIVEN syncState %s THEN nothing', (syncState) => {
  expect(hopsOf(compareThree([declared()], [assigned({ syncState })], [provisioned()]))).toEqual([]);
});

test('GIVEN a difference at the first hop alone THEN both; GIVEN one at the last hop THEN that one names the push', () => {
  const push = { syncState: 'ERROR' };
  expect(
    hopsOf(compareThree([declared()], [assigned({ ...push, role: 'admin' })], [provisioned({ role: 'admin' })])),
  ).toEqual(['critical role declared-assigned', 'medium not-synced assigned-provisioned']);
  const drift = compareThree([declared()], [assigned(push)], [provisioned({ role: 'admin' })]);
  expect(hopsOf(drift)).toEqual(['critical role assigned-provisioned']);
  expect(only(findingsOf(drift)).message).toMatch(/syncState ERROR/);
});

const PUSH = 'medium not-synced assigned-provisioned';

test.each([
  ['another name', [provisioned({ familyName: 'Byron' })], ['low name assigned-provisioned']],
  ['two records', [provisioned(), provisioned({ id: 'u2', active: false })], ['high duplicate assigned-provisioned']],
  ['a conflict', [provisioned({ conflicts: ['No "active".'] })], ['high conflicting-record assigned-provisioned']],
  ['an unknown role', [provisioned({ role: 'growth' })], ['high unknown-role assigned-provisioned']],
])('GIVEN a difference in Klaviyo that does not name the push: %s THEN both', (_what, records, others) => {
  for (const changes of [{ syncState: 'ERROR' }, { status: 'STAGED' }, { status: 'IMPORTED' }]) {
    const drift = compareThree([declared()], [assigned(changes)], records);
    expect(hopsOf(drift)).toHaveLength(2);
    expect(hopsOf(drift)).toEqual(expect.arrayContaining([...others, PUSH]));
    const push = findingsOf(drift).find(({ kind }) => kind === 'not-synced');
    expect(push?.message).toMatch(/What else is found about them in Klaviyo may come of it\.$/);
  }
});

test.each([
  ['missing', []],
  ['inactive', [provisioned({ active: false })]],
  ['role', [provisioned({ role: 'support' })]],
] as const)('GIVEN %s names the push, but is excepted or weighs less THEN the push is told too', (kind, records) => {
  const users = [assigned({ syncState: 'ERROR' })];
  const kinds = (changes: Parameters<typeof compareThree>[3]) =>
    findingsOf(compareThree([declared()], users, records, changes))
      .filter(({ exception: by }) => by === null)
      .map((finding) => finding.kind);
  expect(kinds({})).toEqual([kind]);
  expect(kinds({ exceptions: [exception({ user: 'ada@example.com', kinds: [kind] })] })).toEqual(['not-synced']);
  expect(kinds({ policy: { ...SAMPLE_POLICY, severity: { [kind]: 'low' } } })).toEqual(['not-synced', kind]);
  expect(kinds({ policy: { ...SAMPLE_POLICY, severity: { [kind]: 'high' } } })).toEqual([kind]);
});

test('GIVEN two assignments, and the role finding is about the one that was pushed THEN the other one is told', () => {
  const users = [assigned(), assigned({ id: '00u2', syncState: 'ERROR' })];
  expect(hopsOf(compareThree([declared()], users, [provisioned({ role: 'admin' })]))).toContain(PUSH);
});

test('GIVEN two records of other roles THEN the heavier finding decides whether the push was told', () => {
  const policy = { ...SAMPLE_POLICY, severity: { 'not-synced': 'high' } } as const;
  const records = [
    provisioned({ role: 'support' }),
    provisioned({ id: 'u2', role: 'admin' }),
    provisioned({ id: 'u3', role: 'support' }),
  ];
  const kinds = hopsOf(compareThree([declared()], [assigned({ syncState: 'ERROR' })], records, { policy }));
  expect(kinds.filter((kind) => kind.includes('not-synced'))).toEqual([]);
});

test.each(['IMPORTED', 'MATCHED', 'IMPLICIT', 'APPROVED', 'suspended', '', 'NEW_ONE'])(
  'GIVEN the status %j, of which nobody knows whether all is well THEN it is told',
  (status) => {
    const drift = compareThree([declared()], [assigned({ status })], [provisioned()]);
    expect(hopsOf(drift)).toEqual([PUSH]);
    expect(only(findingsOf(drift)).message).toMatch(
      `Okta gives the assignment the status "${status}", which does not tell whether it was pushed.`,
    );
  },
);

test('GIVEN such a status and a failed push THEN both are told; GIVEN ACTIVE THEN nothing', () => {
  const both = compareThree([declared()], [assigned({ status: 'IMPORTED', syncState: 'ERROR' })], [provisioned()]);
  expect(only(findingsOf(both)).message).toMatch(/syncState ERROR\)\. Okta gives the assignment the status "IMPORTED"/);
  expect(hopsOf(compareThree([declared()], [assigned({ status: 'ACTIVE' })], [provisioned()]))).toEqual([]);
});

test('GIVEN somebody who is not desired THEN unexpected is all', () => {
  expect(hopsOf(compareThree([], [assigned({ syncState: 'ERROR' })], [provisioned()]))).toEqual([
    'high unexpected declared-assigned',
  ]);
});
