import { failsOn } from '../../../src/drift/fail-on.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import {
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  findingsOf,
  hopsOf,
  kindsOf,
  OWNER_RECORD,
  provisioned,
  SAMPLE_POLICY,
  wordsOf,
} from '../sample-account.js';

/** As `readWireUser` has it: several roles leave none. */
const named = (...possibleRoles: string[]): Partial<ProvisionedPerson> => ({
  role: undefined,
  possibleRoles,
  conflicts: [`The record names several roles: ${possibleRoles.join(', ')}.`],
});

test('GIVEN roles of no more power than the declared one THEN one finding, of the record', () => {
  const [finding, ...rest] = findingsOf(compare([declared()], [provisioned(named('analyst', 'support'))]));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'conflicting-record',
    severity: 'high',
    provisioned: { id: 'u1', role: null },
  });
  expect(finding?.message).toBe(
    'The record names several roles: analyst, support. For this person the access file ' +
      'declares "analyst" (by the group "klaviyo-analysts", priority 2).',
  );
  expect(finding?.remedy).toBe(
    'Look the user up in Klaviyo to see which role they have, and push the user again from Okta; until then the role cannot ' +
      'be checked.',
  );
});

test.each([
  ['analyst', ['analyst', 'admin'], 'critical'],
  ['analyst', ['support', 'manager', 'admin'], 'critical'],
  ['analyst', ['analyst', 'manager'], 'high'],
  ['analyst', ['analyst', 'Admin'], 'high'],
  ['manager', ['manager', 'admin'], 'critical'],
  ['admin', ['admin', 'analyst'], undefined],
  ['admin', ['analyst', 'manager'], undefined],
])('GIVEN %s is declared, and the record names %j THEN the role that may be: %s', (role, roles, severity) => {
  for (const drift of [
    compare([declared({ role })], [provisioned(named(...roles))]),
    compareThree([declared({ role })], [assigned({ role })], [provisioned(named(...roles))]),
  ]) {
    const expected = severity === undefined ? [] : [`${severity} role`];
    expect(kindsOf(drift)).toEqual([...expected, 'high conflicting-record']);
  }
});

test('GIVEN the conflict is excepted or weighs less THEN a role above the declared one still fails the run', () => {
  const records = [provisioned(named('analyst', 'admin'))];
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['conflicting-record'] })];
  const policy = { ...SAMPLE_POLICY, severity: { 'conflicting-record': 'info' } } as const;
  for (const changes of [{ exceptions }, { policy }]) {
    const failing = failsOn({ accounts: [compare([declared()], records, changes)] }, 'critical');
    expect(failing.map(({ kind }) => kind)).toEqual(['role']);
  }
});

test('GIVEN an exception of one of the roles THEN it does not cover a record that names several', () => {
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['role'], role: 'admin' })];
  const drift = compare([declared()], [provisioned(named('analyst', 'admin'))], { exceptions });
  expect(findingsOf(drift).find(({ kind }) => kind === 'role')?.exception).toBeNull();
});

test('GIVEN the role that may be THEN the whole finding', () => {
  expect(wordsOf(compare([declared()], [provisioned(named('analyst', 'admin'))]), 'role')).toEqual([
    [
      'Klaviyo may have the role "admin", since the record names it among several; the access file declares "analyst" (by the ' +
        'group "klaviyo-analysts", priority 2).',
      'Look up in Klaviyo whether the person has the role "admin". If they do, push the person again: look at the person\'s error ' +
        'in Okta under Dashboard > Tasks, and push them again there (Retry Selected), or under the app > Provisioning > To App ' +
        '> Force Sync.',
    ],
  ]);
});

test.each([
  [
    'is as declared',
    [assigned()],
    ['critical role assigned-provisioned', 'high conflicting-record assigned-provisioned'],
  ],
  [
    'is none',
    [assigned({ role: null })],
    [
      'critical role declared-provisioned',
      'high conflicting-record assigned-provisioned',
      'medium role declared-assigned',
    ],
  ],
  [
    'is the one above, which is found at the first hop',
    [assigned({ role: 'admin' })],
    ['critical role declared-assigned', 'high conflicting-record assigned-provisioned'],
  ],
])('GIVEN the role that Okta resolved %s THEN each difference once', (_what, users, expected) => {
  expect(hopsOf(compareThree([declared()], users, [provisioned(named('analyst', 'admin'))]))).toEqual(expected);
});

test("GIVEN the owner's role among several THEN another owner, whatever is excepted of the conflict", () => {
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['conflicting-record', 'role'] })];
  const drift = compare([declared()], [provisioned(named('analyst', 'owner'))], { exceptions });
  expect(kindsOf(drift)).toContain('critical owner');
  expect(wordsOf(drift, 'owner')[0]?.[0]).toBe(
    'May have the role "owner", but the access file names "owner@example.com" as the owner, and there is exactly one.',
  );
});

test('GIVEN nobody declared the person THEN they are unexpected as well', () => {
  const drift = compare([], [provisioned(named('analyst', 'support'))]);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'high conflicting-record']);
  expect(findingsOf(drift)[1]?.message).not.toContain('declared');
});

test.each([
  ['that was not read', (record: ProvisionedPerson) => compare([], [record])],
  ['that has not assigned them', (record: ProvisionedPerson) => compareThree([], [], [record])],
  ['that has assigned them', (record: ProvisionedPerson) => compareThree([], [assigned()], [record])],
])('GIVEN nobody declared the person, and a provider %s THEN the remedy never pushes them', (_what, drift) => {
  for (const doubt of [named('analyst', 'support'), { noActive: true }]) {
    const remedies = findingsOf(drift(provisioned(doubt))).map(({ kind, remedy }) => [kind, remedy] as const);
    const [remedy] = remedies.flatMap(([kind, text]) => (kind === 'unexpected' ? [] : [text]));
    expect(remedy).toMatch(/^Look the user up in Klaviyo to see .*, and correct it there[;.]/);
    expect(remedies.filter(([, text]) => /\bpush the/i.test(text))).toEqual([]);
  }
});

test("GIVEN the owner's record THEN it is found too, and Okta is not the remedy", () => {
  const drift = compare([declared()], [provisioned()], {}, [{ ...OWNER_RECORD, ...named('owner', 'admin') }]);

  expect(drift.findings.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['conflicting-record', 'high'],
    ['owner', 'high'],
  ]);
  expect(drift.findings[0]?.remedy).toBe(
    'Look the user up in Klaviyo to see which role they have, and ask the owner to correct it in Klaviyo; until then the role ' +
      'cannot be checked.',
  );
  expect(drift.findings[1]?.message).toBe(
    'The access file names this person as the owner, but Klaviyo may have the role "admin", not "owner".',
  );
});

test('GIVEN a sound record beside one that contradicts itself THEN the finding is about that one alone', () => {
  const records = [provisioned(), provisioned({ id: 'u2', ...named('analyst', 'support') })];
  const found = findingsOf(compare([declared()], records)).filter(({ kind }) => kind === 'conflicting-record');
  expect(found.map(({ provisioned: record }) => record?.id)).toEqual(['u2']);
});

test('GIVEN a record that is switched off THEN nothing, since it gives no access', () => {
  expect(kindsOf(compare([declared()], [provisioned({ active: false, ...named('analyst', 'admin') })]))).toEqual([
    'medium inactive',
  ]);
});
