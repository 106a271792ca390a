import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import {
  assigned,
  compare,
  compareThree,
  declared,
  ENDED,
  findingsOf,
  kindsOf,
  provisioned,
  roster,
  wordsOf,
} from '../sample-account.js';

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

test('GIVEN a record whose roles contradict each other THEN the message does not say that it has none', () => {
  const record = provisioned({ role: undefined, conflicts: ['role is "analyst", roles has "admin".'] });

  const found = findingsOf(compare([], [record])).find(({ kind }) => kind === 'unexpected');

  expect(found?.message).toMatch(/^Active in Klaviyo without a clear role, but .* so it counts as full power\.$/);
});

test('GIVEN a role of known power THEN nothing is said of doubt, and the remedy names the way of an exception', () => {
  const [finding] = findingsOf(compare([], [provisioned({ userName: 'Agency@example.com', role: 'analyst' })]));

  expect(finding?.message).toMatch(/^Active in Klaviyo with the role "analyst", but .* assigned group\.$/);
  expect(finding?.remedy).toContain('an exception for "Agency@example.com"');
  expect(finding?.user).toBe('Agency@example.com');
});

test('GIVEN a role that nobody knows THEN one finding, which says why the role is not known', () => {
  const drift = compare([], [provisioned({ role: 'portfolio_analyst' })]);

  expect(kindsOf(drift)).toEqual(['critical unexpected']);
  expect(findingsOf(drift)[0]?.message).toContain(
    'assigned group. The role "portfolio_analyst" is one of a portfolio and does not apply here: this is an account. It is ' +
      'not known what they may do there, so it counts as full power.',
  );
});

test('GIVEN an unexpected owner THEN the remedy does not ask to remove what cannot be removed', () => {
  const drift = compare([], [provisioned({ role: 'owner' })]);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'critical owner']);
  expect(findingsOf(drift)[0]?.remedy).toMatch(/^An owner cannot be removed/);
});

const EVE = { userName: 'eve@example.com' };
const NOT_DECLARED = 'but the directory has no active person of this userName in an assigned group.';
const IF_WANTED =
  'If they should be there, put them into an assigned group, such as "klaviyo-analysts" for the role "analyst", or add an ' +
  'exception for "eve@example.com" with a reason and an end date to the access file.';
const BY_HAND =
  'They were added in Klaviyo by hand, or were left there. If they should not be there, remove them in Klaviyo.';
const GROUP =
  'take them out of the group that gives them the app, listed in Okta, under the app > Assignments > Groups; a deploy removes ' +
  'a group that the access file does not assign';
const DIRECT = 'remove the direct assignment in Okta, under the app > Assignments > People';
const IF_THEY_SHOULD =
  'If they should be there, put them into an assigned group, such as "klaviyo-analysts" for the role "analyst".';

test('GIVEN in Klaviyo, and Okta was not read THEN where they may have come from, and what to do in each case', () => {
  expect(wordsOf(compare([], [provisioned({ ...EVE, role: 'support' })]), 'unexpected')).toEqual([
    [
      `Active in Klaviyo with the role "support", ${NOT_DECLARED}`,
      'If they should not be there, unassign them from the app in Okta, or remove them in Klaviyo if they were added there. ' +
        'If they should be there, put them into an assigned group, or add an exception for "eve@example.com" with a reason ' +
        'and an end date to the access file.',
    ],
  ]);
});

test.each([
  ['not assigned', [], 'The app is not assigned to them in Okta.'],
  [
    'whose assignments have ended',
    [
      assigned({ ...EVE, ...ENDED, id: '00u3' }),
      assigned({ ...EVE, ...ENDED, id: '00u2', detail: 'status DEPROVISIONED' }),
    ],
    'The assignment of the app to them in Okta has ended (status DEPROVISIONED and status SUSPENDED).',
  ],
])('GIVEN in Klaviyo, %s THEN Okta is not where they came from', (_what, users, assignment) => {
  const drift = compareThree([declared()], [assigned(), ...users], [provisioned(), provisioned(EVE)]);

  expect(wordsOf(drift, 'unexpected')).toEqual([
    [`Active in Klaviyo with the role "analyst", ${NOT_DECLARED} ${assignment}`, `${BY_HAND} ${IF_WANTED}`],
  ]);
});

test.each([
  ['group', 'through a group', GROUP],
  ['person', 'directly', DIRECT],
  ['rule', 'through a rule', 'change what makes the rule in Okta give them the app'],
] as const)('GIVEN assigned by a %s, and not in Klaviyo yet THEN how, and where to undo it', (through, how, undo) => {
  expect(wordsOf(compareThree([], [assigned({ ...EVE, through })], []), 'unexpected')).toEqual([
    [
      `Assigned in Okta ${how} with the role "analyst", and not in Klaviyo yet, ${NOT_DECLARED}`,
      `If they should not be in Klaviyo, ${undo}. ${IF_THEY_SHOULD}`,
    ],
  ]);
});

test('GIVEN assigned in two ways, two of them alike, and active in Klaviyo THEN each way is to be undone once', () => {
  const users = [
    assigned(EVE),
    assigned({ ...EVE, id: '00u2', role: 'admin', through: 'person' }),
    assigned({ ...EVE, id: '00u3', role: 'support' }),
  ];
  expect(wordsOf(compareThree([], users, [provisioned(EVE)]), 'unexpected')).toEqual([
    [
      'Assigned in Okta directly with the role "admin" and through a group with the role "analyst" and through a group with ' +
        `the role "support", and active in Klaviyo with the role "analyst", ${NOT_DECLARED}`,
      `If they should not be in Klaviyo, ${DIRECT}, and ${GROUP}. If they should be there, put them into an assigned group, ` +
        'such as "klaviyo-admins" for the role "admin".',
    ],
  ]);
});

test("GIVEN the owner's role THEN the remedy is to find the owner, assigned or not", () => {
  const remedy = 'An owner cannot be removed: find out first who owns the account (see the finding "owner").';
  const records = [provisioned({ ...EVE, role: 'owner' })];
  for (const drift of [compare([], records), compareThree([], [assigned(EVE)], records)]) {
    expect(wordsOf(drift, 'unexpected')).toEqual([
      [expect.stringContaining('Klaviyo with the role "owner", '), remedy],
    ]);
  }
});

test('GIVEN several assignments that give the app, and nobody in Klaviyo THEN a finding for each, with an id of its own', () => {
  const users = [assigned(EVE), assigned({ ...EVE, id: '00u2', role: 'admin' })];
  const found = findingsOf(compareThree([], users, [])).filter(({ kind }) => kind === 'unexpected');

  expect(found.map(({ severity, assigned: there }) => [severity, there?.id])).toEqual([
    ['critical', '00u2'],
    ['high', '00u1'],
  ]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
});

test('GIVEN a role of unknown power beside a wide one THEN it decides; beside full power it does not', () => {
  const unknown = / It is not known what they may do there, so it counts as full power\.$/;
  const of = (...roles: readonly string[]) =>
    findingsOf(
      compareThree(
        [],
        roles.map((role, index) => assigned({ ...EVE, id: `00u${index}`, role })),
        [provisioned({ ...EVE, role: 'support' })],
      ),
    ).find(({ kind }) => kind === 'unexpected');

  expect(of('manager', 'retention_lead')?.severity).toBe('critical');
  expect(of('manager', 'retention_lead')?.message).toMatch(unknown);
  expect(of('admin', 'retention_lead')).toMatchObject({ severity: 'critical', assigned: { role: 'admin' } });
  expect(of('admin', 'retention_lead')?.message).not.toMatch(unknown);
  expect(of('support', 'manager')).toMatchObject({ severity: 'high', assigned: { role: 'manager' } });
});

describe('GIVEN the directory is known', () => {
  const analyst = provisioned(EVE);
  const inKlaviyo = (directory: DirectorySnapshot) =>
    wordsOf(compare([], [analyst], {}, undefined, directory), 'unexpected')[0]!;

  test('WHEN it does not have them THEN they are to be added to it', () => {
    const [message, remedy] = inKlaviyo(roster({}));

    expect(message).toBe(
      'Active in Klaviyo with the role "analyst", but the directory (roster people.csv) does not have them.',
    );
    expect(remedy).toContain(
      'If they should be there, add them to the directory (roster people.csv), in an assigned group, such as ' +
        '"klaviyo-analysts" for the role "analyst", or add an exception',
    );
  });

  test.each([
    [[], 'has them in no group.'],
    [['sales', 'emea'], '"sales", "emea"'],
  ])('WHEN they are active there in the groups %j THEN these are named', (groups, words) => {
    const [message, remedy] = inKlaviyo(roster({ ...EVE, userName: 'EVE@example.com', groups }));

    expect(message).toContain(words);
    expect(remedy).toContain('If they should be there, put them into an assigned group');
  });

  test('WHEN only members of assigned groups were read THEN it does not say that nobody knows them', () => {
    const [message, remedy] = inKlaviyo({ ...roster({}), membersOnly: true });

    expect(message).toContain('but they are in none of the groups that are assigned in this account.');
    expect(remedy).toContain('If they should be there, put them into an assigned group');
  });
});

test('GIVEN the provider says which groups give the app THEN they are named', () => {
  const users = [assigned({ ...EVE, groups: ['sales', 'emea'] })];

  expect(wordsOf(compareThree([], users, []), 'unexpected')[0]?.[1]).toBe(
    `If they should not be in Klaviyo, take them out of "sales" and "emea" in Okta, which give them the app. ${IF_THEY_SHOULD}`,
  );
});
