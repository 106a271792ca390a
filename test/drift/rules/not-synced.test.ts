import { type Finding } from '../../../src/drift/finding.js';
import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import {
  provisioned,
  assigned,
  compareThree,
  declared,
  exception,
  findingsOf,
  hopsOf,
  SAMPLE_POLICY,
  ENDED,
  PUSH_FAILED,
  WAITING,
  UNKNOWN_ACCESS,
  wordsOf,
} from '../sample-account.js';

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

test.each([
  ['failed', PUSH_FAILED, /^The last push from Okta to Klaviyo failed \(status PROVISIONED, syncState ERROR\)\./],
  ['has a change to push', { push: 'pending' }, /^A change was not pushed from Okta yet \(status PROVISIONED/],
  ['waits', WAITING, /^The assignment was not pushed from Okta yet \(status STAGED\)\./],
  [
    'failed and waits',
    { ...WAITING, push: 'failed' },
    /^The last push from Okta to Klaviyo failed \(status STAGED\)\./,
  ],
] as const)('GIVEN the push %s, and nothing else differs THEN that is found', (_what, changes, message) => {
  const drift = compareThree([declared()], [assigned(changes)], [provisioned()]);
  expect(hopsOf(drift)).toEqual(['medium not-synced assigned-provisioned']);
  expect(only(findingsOf(drift)).message).toMatch(message);
});

test.each(['done', 'off', 'unknown'] as const)('GIVEN a push that is %s THEN nothing', (push) => {
  expect(hopsOf(compareThree([declared()], [assigned({ push })], [provisioned()]))).toEqual([]);
});

test('GIVEN a difference at the first hop alone THEN both; GIVEN one at the last hop THEN that one names the push', () => {
  expect(
    hopsOf(compareThree([declared()], [assigned({ ...PUSH_FAILED, role: 'admin' })], [provisioned({ role: 'admin' })])),
  ).toEqual(['critical role declared-assigned', 'medium not-synced assigned-provisioned']);
  const drift = compareThree([declared()], [assigned(PUSH_FAILED)], [provisioned({ role: 'admin' })]);
  expect(hopsOf(drift)).toEqual(['critical role assigned-provisioned']);
  expect(only(findingsOf(drift)).message).toMatch(/syncState ERROR/);
});

const PUSH = 'medium not-synced assigned-provisioned';

test.each([
  ['another name', [provisioned({ familyName: 'Byron' })], ['low name assigned-provisioned']],
  ['two records', [provisioned(), provisioned({ id: 'u2', active: false })], ['high duplicate assigned-provisioned']],
  [
    'a conflict',
    [provisioned({ role: undefined, conflicts: ['It names two.'] })],
    ['high conflicting-record assigned-provisioned'],
  ],
  ['no "active"', [provisioned({ noActive: true })], ['medium no-active assigned-provisioned']],
  ['an unknown role', [provisioned({ role: 'growth' })], ['high unknown-role assigned-provisioned']],
])('GIVEN a difference in Klaviyo that does not name the push: %s THEN both', (_what, records, others) => {
  for (const changes of [PUSH_FAILED, WAITING, UNKNOWN_ACCESS]) {
    const drift = compareThree([declared()], [assigned(changes)], records);
    expect(hopsOf(drift)).toHaveLength(2);
    expect(hopsOf(drift)).toEqual(expect.arrayContaining([...others, PUSH]));
    const push = findingsOf(drift).find(({ kind }) => kind === 'not-synced');
    expect(push?.message).toMatch(/What else is found about them in Klaviyo may be a consequence\.$/);
  }
});

test.each([
  ['missing', []],
  ['inactive', [provisioned({ active: false })]],
  ['role', [provisioned({ role: 'support' })]],
] as const)(
  'GIVEN %s names the push, but is excepted or weighs less THEN the push is reported too',
  (kind, records) => {
    const users = [assigned(PUSH_FAILED)];
    const kinds = (changes: Parameters<typeof compareThree>[3]) =>
      findingsOf(compareThree([declared()], users, records, changes))
        .filter(({ exception: by }) => by === null)
        .map((finding) => finding.kind);
    expect(kinds({})).toEqual([kind]);
    expect(kinds({ exceptions: [exception({ user: 'ada@example.com', kinds: [kind] })] })).toEqual(['not-synced']);
    expect(kinds({ policy: { ...SAMPLE_POLICY, severity: { [kind]: 'low' } } })).toEqual(['not-synced', kind]);
    expect(kinds({ policy: { ...SAMPLE_POLICY, severity: { [kind]: 'high' } } })).toEqual([kind]);
  },
);

test('GIVEN two assignments, and the role finding is about the one that was pushed THEN the other one is reported', () => {
  const users = [assigned(), assigned({ id: '00u2', ...PUSH_FAILED })];
  expect(hopsOf(compareThree([declared()], users, [provisioned({ role: 'admin' })]))).toContain(PUSH);
});

test('GIVEN two records of other roles THEN the heavier finding decides whether the push was reported', () => {
  const policy = { ...SAMPLE_POLICY, severity: { 'not-synced': 'high' } } as const;
  const records = [
    provisioned({ role: 'support' }),
    provisioned({ id: 'u2', role: 'admin' }),
    provisioned({ id: 'u3', role: 'support' }),
  ];
  const kinds = hopsOf(compareThree([declared()], [assigned(PUSH_FAILED)], records, { policy }));
  expect(kinds.filter((kind) => kind.includes('not-synced'))).toEqual([]);
});

test('GIVEN a status that does not say whether there was a push THEN that is found, beside a failed push too', () => {
  const drift = compareThree([declared()], [assigned(UNKNOWN_ACCESS)], [provisioned()]);
  expect(hopsOf(drift)).toEqual([PUSH]);
  expect(only(findingsOf(drift)).message).toMatch(
    'The status of the assignment in Okta does not say whether it was pushed (status IMPORTED).',
  );
  const both = compareThree([declared()], [assigned({ ...UNKNOWN_ACCESS, push: 'failed' })], [provisioned()]);
  expect(only(findingsOf(both)).message).toMatch(/^The last push .* failed \(status IMPORTED\)\. The status of the/);
});

test('GIVEN somebody who is not declared THEN unexpected is all', () => {
  expect(hopsOf(compareThree([], [assigned(PUSH_FAILED)], [provisioned()]))).toEqual([
    'high unexpected declared-assigned',
  ]);
});

const FAILED = 'The last push from Okta to Klaviyo failed (status PROVISIONED, syncState ERROR).';
const REMEDY = `Find the cause: ${OKTA_WORDS.pushAgain}.`;

test.each([
  [PUSH_FAILED, FAILED],
  [{ push: 'pending' }, 'A change was not pushed from Okta yet (status PROVISIONED, syncState SYNCHRONIZED).'],
  [WAITING, 'The assignment was not pushed from Okta yet (status STAGED).'],
  [UNKNOWN_ACCESS, 'The status of the assignment in Okta does not say whether it was pushed (status IMPORTED).'],
  [
    { ...UNKNOWN_ACCESS, push: 'failed' },
    'The last push from Okta to Klaviyo failed (status IMPORTED). The status of the assignment in Okta does not say whether it ' +
      'was pushed (status IMPORTED).',
  ],
] as const)('GIVEN %j alone THEN the problem, and that Klaviyo has the same all the same', (changes, problem) => {
  expect(wordsOf(compareThree([declared()], [assigned(changes)], [provisioned()]), 'not-synced')).toEqual([
    [`${problem} No difference between Okta and Klaviyo was found; the next change may not arrive.`, REMEDY],
  ]);
});

test('GIVEN something else differs in Klaviyo THEN the problem, and that it may be the cause', () => {
  const drift = compareThree([declared()], [assigned(PUSH_FAILED)], [provisioned({ familyName: 'Byron' })]);
  expect(wordsOf(drift, 'not-synced')).toEqual([
    [`${FAILED} What else is found about them in Klaviyo may be a consequence.`, REMEDY],
  ]);
});

test('GIVEN several assignments THEN each has an id of its own; GIVEN one THEN its id does not depend on the assignment', () => {
  const ids = (...users: Parameters<typeof compareThree>[1]) =>
    findingsOf(compareThree([declared()], users, [provisioned()]))
      .filter(({ kind }) => kind === 'not-synced')
      .map(({ id }) => id);
  const two = ids(assigned(PUSH_FAILED), assigned({ ...PUSH_FAILED, id: '00u2' }));
  expect(new Set(two).size).toBe(2);
  expect(ids(assigned(PUSH_FAILED))).toEqual(ids(assigned({ ...PUSH_FAILED, id: '00u9' })));
  expect(two).not.toContain(ids(assigned(PUSH_FAILED))[0]);
  // The one that has ended is one of several too.
  expect(two).toEqual(expect.arrayContaining(ids(assigned({ ...ENDED, id: '00u0' }), assigned(PUSH_FAILED))));
});
