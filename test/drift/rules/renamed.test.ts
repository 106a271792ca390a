import { type AssignedPerson } from '../../../src/people/assigned-person.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import {
  type AccountChanges,
  assigned,
  compare,
  compareThree,
  declared,
  ENDED,
  exception,
  findingsOf,
  hopsOf,
  OWNER_RECORD,
  provisioned,
  PUSH_FAILED,
  SAMPLE_POLICY,
  WAITING,
  wordsOf,
} from '../sample-account.js';

const mary = { givenName: 'Mary', familyName: 'Jones' };
const now = { ...mary, userName: 'mary.jones@example.com' };
const before = { ...mary, userName: 'mary.smith@example.com' };
const DECLARED = 'Declared as "analyst" (by the group "klaviyo-analysts", priority 2)';
const PUSH_AGAIN =
  "look at the person's error in Okta under Dashboard > Tasks, and push them again there (Retry Selected), or under the app > " +
  'Provisioning > To App > Force Sync';

/** Okta has the new userName, Klaviyo the old one. */
const renamed = (user: Partial<AssignedPerson>, record: Partial<ProvisionedPerson>, changes: AccountChanges = {}) =>
  compareThree([declared(now)], [assigned({ ...now, ...user })], [provisioned({ ...before, ...record })], changes);

const shown = (drift: ReturnType<typeof compare>) =>
  findingsOf(drift).map(({ severity, kind, user }) => `${severity} ${kind} ${user}`);

test('GIVEN a record under the old userName whose id Okta has THEN one finding, and no advice to remove it', () => {
  const drift = renamed({ externalId: 'u1' }, {});
  const [finding, ...others] = findingsOf(drift);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    ...{ kind: 'renamed', severity: 'medium', hop: 'assigned-provisioned', user: now.userName },
    ...{ declared: { userName: now.userName }, assigned: { userName: now.userName }, provisioned: { id: 'u1' } },
  });
  expect(wordsOf(drift, 'renamed')).toEqual([
    [
      `${DECLARED}, but the record "u1" in Klaviyo, which Okta manages as "mary.jones@example.com", still has the userName ` +
        '"mary.smith@example.com".',
      `Push the person again: ${PUSH_AGAIN}. Do not remove the record: it is that of this person.`,
    ],
  ]);
  expect(drift.summary).toMatchObject({ declared: 1, inSync: 0 });
});

test.each([
  ['analyst', 'high'],
  ['support', 'high'],
  ['admin', 'critical'],
  [undefined, 'critical'],
])(
  'GIVEN only the record has the id of the person, with the role %j THEN it weighs what a stranger does: %s',
  (role, severity) => {
    const drift = renamed({}, { role, externalId: '00u1' });
    expect(findingsOf(drift).find(({ kind }) => kind === 'renamed')).toMatchObject({ severity });
    expect(wordsOf(drift, 'renamed')).toEqual([
      [
        `${DECLARED}, but the record "u1" in Klaviyo, which has the id of "mary.jones@example.com" in Okta, still has the userName ` +
          '"mary.smith@example.com".',
        'Find out in Klaviyo whose record it is, since nothing but the record itself names this person. If it is theirs, push ' +
          `the person again: ${PUSH_AGAIN}. If it is not, remove it.`,
      ],
    ]);
  },
);

test('GIVEN both sides have the ids THEN Okta decides what it weighs', () => {
  expect(shown(renamed({ externalId: 'u1' }, { externalId: '00u1' }))).toEqual([`medium renamed ${now.userName}`]);
});

test.each<[string, Partial<ProvisionedPerson>, string]>([
  ['the role of an admin', { role: 'admin' }, 'critical role'],
  [
    'a role that may be that of an admin',
    { role: undefined, possibleRoles: ['analyst', 'admin'], conflicts: ['x'] },
    'critical role',
  ],
  ["the owner's role", { role: 'owner' }, 'critical owner'],
  ['a role that is not known', { role: 'growth' }, 'high unknown-role'],
  ['no "active"', { noActive: true }, 'medium no-active'],
  ['a userName that looks like another', { lookAlike: 'It looks like another.' }, 'high look-alike'],
  ['switched off', { active: false }, 'medium inactive'],
])('GIVEN the record is theirs, with %s THEN that is found of them too', (_what, record, expected) => {
  for (const ids of [[{ externalId: 'u1' }, {}] as const, [{}, { externalId: '00u1' }] as const]) {
    expect(shown(renamed(ids[0], { ...record, ...ids[1] }))).toContain(`${expected} ${now.userName}`);
  }
});

test('GIVEN the record has the old name too THEN that is not repeated, since the same push corrects it; excepted, it is', () => {
  const old = { familyName: 'Smith' };
  expect(shown(renamed({ externalId: 'u1' }, old))).toEqual([`medium renamed ${now.userName}`]);
  const exceptions = [exception({ user: now.userName, kinds: ['renamed'] })];
  expect(shown(renamed({ externalId: 'u1' }, old, { exceptions }))).toContain(`low name ${now.userName}`);
});

test("GIVEN nothing but the record names the person THEN its name, which may be a stranger's, is not compared", () => {
  const exceptions = [exception({ user: now.userName, kinds: ['renamed'] })];
  for (const changes of [{}, { exceptions }]) {
    const found = shown(renamed({}, { externalId: '00u1', givenName: 'Eve', familyName: 'Moss' }, changes));
    expect(found).not.toContain(`low name ${now.userName}`);
  }
  expect(shown(renamed({ familyName: 'Smith' }, { externalId: '00u1' }))).toContain(`low name ${now.userName}`);
});

test('GIVEN the push failed THEN renamed says so, and not-synced does not repeat it', () => {
  const drift = renamed({ externalId: 'u1', ...PUSH_FAILED }, {});
  expect(hopsOf(drift)).toEqual(['medium renamed assigned-provisioned']);
  expect(findingsOf(drift)[0]?.message).toMatch(/The last push from Okta to Klaviyo failed \(.*ERROR\)\.$/);
});

test('GIVEN the assignment waits THEN they are renamed all the same', () => {
  expect(hopsOf(renamed({ externalId: 'u1', ...WAITING }, {}))).toEqual(['medium renamed assigned-provisioned']);
});

const BOTH = [`high unexpected ${before.userName}`, `medium missing ${now.userName}`];

describe('GIVEN renamed does not count', () => {
  test('WHEN it is excepted THEN the stranger and the missing person are found', () => {
    const exceptions = [exception({ user: now.userName, kinds: ['renamed'] })];
    expect(shown(renamed({ externalId: 'u1' }, {}, { exceptions }))).toEqual(
      [...BOTH, `medium renamed ${now.userName}`].sort(),
    );
  });

  test.each(['low', 'medium'] as const)(
    'WHEN the policy has it as %s THEN no heavier finding is left out',
    (severity) => {
      const policy = { ...SAMPLE_POLICY, severity: { renamed: severity } };
      expect(shown(renamed({ externalId: 'u1' }, {}, { policy }))).toContain(BOTH[0]);
    },
  );

  test('THEN the stranger is not to be removed before it is known whose record it is', () => {
    const exceptions = [exception({ user: now.userName, kinds: ['renamed'] })];
    const advice =
      'Do not remove the record before you know whose it is: it may be that of the declared person, under an old userName. If it ' +
      'is theirs, correct the userName in Okta or push the person again. If it is not, remove it. If they should be there, put ' +
      'them into an assigned group, such as "klaviyo-analysts" for the role "analyst", or add an exception for "mary.smith@example.com" with a reason and an end date to the ' +
      'access file.';
    const message = (link: string) => [
      'Active in Klaviyo with the role "analyst", but the directory has no active person of this userName in an assigned group. ' +
        `The app is not assigned to them in Okta. ${link}`,
      advice,
    ];
    expect(wordsOf(renamed({ externalId: 'u1' }, {}, { exceptions }), 'unexpected')).toEqual([
      message('It is the record that Okta manages as "mary.jones@example.com", who is declared.'),
    ]);
    expect(wordsOf(renamed({}, { externalId: '00u1' }, { exceptions }), 'unexpected')).toEqual([
      message('It has the id of "mary.jones@example.com" in Okta, who is declared.'),
    ]);
  });
});

describe('GIVEN something else explains the record THEN nobody counts as renamed, and strangers are found', () => {
  const stranger = provisioned(before);
  const bob = { userName: 'bob@example.com' };
  const link = { externalId: 'u1' };

  test.each<[string, readonly AssignedPerson[], readonly ProvisionedPerson[]]>([
    [
      'two people of the app have its id',
      [assigned({ ...now, ...link }), assigned({ ...bob, ...link, id: '00u2' })],
      [stranger],
    ],
    [
      'somebody whose assignment ended has its id',
      [assigned({ ...now, ...link }), assigned({ ...bob, ...link, ...ENDED, id: '00u2' })],
      [stranger],
    ],
    [
      'the record has the id of somebody else',
      [assigned({ ...now, ...link }), assigned({ ...bob, id: '00u2' })],
      [provisioned({ ...before, externalId: '00u2' })],
    ],
    [
      'Okta has the id of another record',
      [assigned({ ...now, externalId: 'u9' })],
      [provisioned({ ...before, externalId: '00u1' })],
    ],
    [
      'two records have the id of the person',
      [assigned(now)],
      [provisioned({ ...before, externalId: '00u1' }), provisioned({ ...bob, id: 'u2', externalId: '00u1' })],
    ],
    [
      'the person has a record of their own',
      [assigned({ ...now, ...link })],
      [stranger, provisioned({ ...now, id: 'u2' })],
    ],
    [
      'the record is one of two of its userName',
      [assigned({ ...now, ...link })],
      [stranger, provisioned({ ...before, id: 'u2' })],
    ],
    ['two of the app have the userName', [assigned({ ...now, ...link }), assigned({ ...now, id: '00u2' })], [stranger]],
    ['the assignment has ended', [assigned({ ...now, ...link, ...ENDED })], [stranger]],
  ])('WHEN %s', (_what, users, records) => {
    const found = findingsOf(compareThree([declared(now)], users, records));
    expect(found.map(({ kind }) => kind)).not.toContain('renamed');
    const strangers = found.filter(({ kind }) => kind === 'unexpected').map(({ provisioned: record }) => record?.id);
    expect(strangers).toContain('u1');
    expect(found.find(({ provisioned: record }) => record?.id === 'u1')?.remedy).not.toMatch(
      /^They were added in Klaviyo/,
    );
  });

  test('WHEN a declared record has the id of the person too THEN nobody is renamed', () => {
    const people = [declared(now), declared(bob)];
    const users = [assigned({ ...now, ...link }), assigned({ ...bob, id: '00u2', externalId: 'u2' })];
    const records = [stranger, provisioned({ ...bob, id: 'u2', externalId: '00u1' })];
    expect(shown(compareThree(people, users, records))).toEqual(expect.arrayContaining(BOTH));
  });

  test('WHEN the record is that of another declared person THEN both are compared by their userNames', () => {
    const drift = compareThree([declared(now), declared(before)], [assigned({ ...now, ...link })], [stranger]);
    expect(shown(drift).sort()).toEqual([`medium missing ${now.userName}`, `medium missing ${before.userName}`]);
  });

  test('WHEN somebody is assigned under the old userName THEN they are unexpected', () => {
    const users = [assigned({ ...now, ...link }), assigned({ ...before, id: '00u2' })];
    expect(shown(compareThree([declared(now)], users, [stranger]))).toEqual(BOTH);
  });

  test("WHEN the record is the owner's THEN the owner is compared as ever", () => {
    const drift = compareThree([declared(now)], [assigned({ ...now, externalId: OWNER_RECORD.id })], []);
    expect(shown(drift)).toEqual([`medium missing ${now.userName}`]);
  });

  test('WHEN the person is not declared THEN they are unexpected in Okta, and so is the record in Klaviyo', () => {
    const drift = compareThree([], [assigned({ ...now, ...link })], [stranger]);
    expect(hopsOf(drift)).toEqual(['high unexpected declared-assigned', 'high unexpected assigned-provisioned']);
    expect(wordsOf(drift, 'unexpected')[1]?.[1]).toMatch(/^They were added in Klaviyo/);
  });

  test('WHEN Okta was not read THEN the ids say nothing', () => {
    expect(shown(compare([declared(now)], [provisioned({ ...before, externalId: '00u1' })]))).toEqual(BOTH);
  });
});

test('GIVEN the directory has the old userName, and Okta the new one THEN the advice does not switch off a declared person', () => {
  const drift = compareThree([declared(before)], [assigned({ ...now, externalId: 'u1' })], [provisioned(before)]);
  const [[message, remedy] = []] = wordsOf(drift, 'unexpected');
  expect(message).toMatch(
    / Their record in Klaviyo, as Okta and Klaviyo have its id, is that of "mary\.smith@example\.com", who is declared\.$/,
  );
  expect(remedy).toMatch(
    /^First find out whether they are that declared person under a new userName: if so, correct the userName in the directory, /,
  );
  const byRecord = compareThree([declared(before)], [assigned(now)], [provisioned({ ...before, externalId: '00u1' })]);
  expect(wordsOf(byRecord, 'unexpected')[0]?.[1]).toMatch(/^First find out/);
});

test('GIVEN a stranger of the same userName pattern who is unmanaged THEN renamed takes precedence', () => {
  const unmanaged = [{ pattern: '*@example.com', reason: 'An agency', privileged: false }];
  const policy = { ...SAMPLE_POLICY, unmanaged };
  expect(shown(renamed({ externalId: 'u1' }, {}, { policy }))).toEqual([`medium renamed ${now.userName}`]);
});
