import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import {
  assigned,
  compare,
  compareThree,
  declared,
  DECLARES,
  findingsOf,
  kindsOf,
  provisioned,
  PUSH_FAILED,
  wordsOf,
} from '../sample-account.js';

test.each([
  ['analyst', 'admin', 'critical'],
  ['manager', 'admin', 'critical'],
  ['retention_lead', 'admin', 'critical'],
  ['analyst', 'manager', 'high'],
  ['admin', 'retention_lead', 'high'],
  ['analyst', 'retention_lead', 'high'],
  ['retention_lead', 'analyst', 'high'],
  ['admin', 'analyst', 'medium'],
  ['admin', 'manager', 'medium'],
  ['manager', 'support', 'medium'],
  ['analyst', 'support', 'medium'],
  ['admin', undefined, 'medium'],
])('GIVEN %s declared and %s in Klaviyo THEN role is %s', (wanted, role, severity) => {
  expect(kindsOf(compare([declared({ role: wanted })], [provisioned({ role })]))).toEqual([`${severity} role`]);
});

test('GIVEN another role THEN both are named, why the declared one is declared, and where a role is changed', () => {
  const person = declared({ passedOver: [{ group: 'klaviyo-helpers', role: 'support', priority: 3 }] });

  const [finding] = findingsOf(compare([person], [provisioned({ role: 'admin' })]));

  expect(finding?.message).toBe(
    'Klaviyo has the role "admin"; the access file declares "analyst" (by the group "klaviyo-analysts", priority 2, before ' +
      '"klaviyo-helpers" ("support", priority 3)).',
  );
  expect(finding?.remedy).toMatch(/changed in the identity provider only, not in Klaviyo/);
  expect(finding).toMatchObject({ declared: { role: 'analyst' }, provisioned: { role: 'admin', id: 'u1' } });
});

test('GIVEN no role at all THEN the message says so', () => {
  const [finding] = findingsOf(compare([declared()], [provisioned({ role: undefined })]));

  expect(finding?.message).toMatch(/^Klaviyo has no role; the access file declares "analyst"/);
});

const DEPLOY =
  'Deploy. Then check in Okta which role the assignment of the app through "klaviyo-analysts" gives, and push it again: with ' +
  'SCIM or JIT on, a role is changed in the identity provider only, not in Klaviyo.';
const PUSH =
  `Push the person again: ${OKTA_WORDS.pushAgain}. With SCIM or JIT on, a role is changed in the identity provider only, not ` +
  'in Klaviyo.';

test('GIVEN another role in Klaviyo, and Okta was not read THEN both roles, and what to do in Okta', () => {
  expect(wordsOf(compare([declared()], [provisioned({ role: 'admin' })]), 'role')).toEqual([
    [`Klaviyo has the role "admin"; ${DECLARES}.`, DEPLOY],
  ]);
});

test('GIVEN another role is resolved in Okta THEN both roles, and where the role is decided', () => {
  const of = (changes: object) =>
    wordsOf(compareThree([declared()], [assigned(changes)], [provisioned({ role: 'admin' })]), 'role');
  const message = `The role that is resolved for them in Okta is "admin"; ${DECLARES}.`;

  expect(of({ role: 'admin' })).toEqual([
    [
      message,
      'Deploy. Then check which assigned groups the person is in, and the role and the priority of "klaviyo-analysts" in ' +
        'Okta, under the app > Assignments > Groups.',
    ],
  ]);
  expect(of({ role: 'admin', through: 'person' })).toEqual([
    [
      message,
      'Convert the direct assignment to a group assignment in Okta, under the app > Assignments > People: no group decides the role.',
    ],
  ]);
});

test('GIVEN no role is resolved in Okta THEN that, and where to set it', () => {
  expect(wordsOf(compareThree([declared()], [assigned({ role: null })], [provisioned()]), 'role')).toEqual([
    [
      `No role is resolved for them in Okta, so none is pushed; ${DECLARES}.`,
      'Set the role of "klaviyo-analysts" again in Okta, under the app > Assignments > Groups: Terraform does not see a role ' +
        'that was cleared, and its plan says that there are no changes.',
    ],
  ]);
});

test('GIVEN Klaviyo has another role than is resolved in Okta THEN both, what is declared, and the problem of the push', () => {
  const of = (inOkta: object, role: string) =>
    wordsOf(compareThree([declared()], [assigned(inOkta)], [provisioned({ role })]), 'role')[0];

  expect(of({}, 'admin')).toEqual([
    'Klaviyo has the role "admin"; the role that is resolved in Okta is "analyst", as declared (by the group ' +
      '"klaviyo-analysts", priority 2).',
    PUSH,
  ]);
  expect(of({ ...PUSH_FAILED, role: 'manager' }, 'admin')).toEqual([
    `Klaviyo has the role "admin"; the role that is resolved in Okta is "manager", and ${DECLARES}. The last push from Okta ` +
      'to Klaviyo failed (status PROVISIONED, syncState ERROR).',
    `First correct their role in Okta: a push writes "manager", which is not declared. Then push${PUSH.slice('Push'.length)}`,
  ]);
});

test('GIVEN two assignments of which one differs THEN that one; GIVEN two records of which one differs THEN that one', () => {
  const roles = (users: readonly string[], records: readonly string[]) =>
    findingsOf(
      compareThree(
        [declared()],
        users.map((role, index) => assigned({ id: `00u${index}`, role })),
        records.map((role, index) => provisioned({ id: `u${index}`, role })),
      ),
    )
      .filter(({ kind }) => kind === 'role')
      .map(({ hop, assigned: user, provisioned: record }) => `${hop} ${user?.id} ${record?.id}`);

  expect(roles(['analyst', 'support'], ['analyst'])).toEqual(['declared-assigned 00u1 u0']);
  expect(roles(['analyst'], ['analyst', 'support'])).toEqual(['assigned-provisioned 00u0 u1']);
});

test('GIVEN a record that contradicts itself THEN its role is compared if it has one, and is not if it has none', () => {
  const of = (role: string | undefined) =>
    kindsOf(compare([declared()], [provisioned({ role, conflicts: ['It says two things.'] })]));

  expect(of('admin')).toEqual(['critical role', 'high conflicting-record']);
  expect(of(undefined)).toEqual(['high conflicting-record']);
});

test('GIVEN a role of which nobody can tell what it is in the provider THEN Klaviyo is compared with what is declared', () => {
  const unknown = assigned({ role: null, roleUnknownBecause: 'a rule has an unknown operator' });

  expect(findingsOf(compareThree([declared()], [unknown], [provisioned()]))).toEqual([]);
  const [finding] = findingsOf(compareThree([declared()], [unknown], [provisioned({ role: 'admin' })]));
  expect(finding).toMatchObject({ kind: 'role', severity: 'critical', hop: 'declared-provisioned' });
  const [without] = findingsOf(compareThree([declared()], [unknown], [provisioned({ role: undefined })]));
  expect(without).toMatchObject({ kind: 'role', hop: 'declared-provisioned' });
});

test('GIVEN a role that cannot be told and may allow more than is declared THEN that is found, and one that allows no more is not', () => {
  const inDoubt = (...rolesInDoubt: readonly string[]) =>
    findingsOf(
      compareThree(
        [declared()],
        [assigned({ role: null, roleUnknownBecause: 'a rule is odd', rolesInDoubt })],
        [provisioned()],
      ),
    );

  expect(inDoubt('admin', 'support')).toEqual([
    expect.objectContaining({ kind: 'role', severity: 'critical', hop: 'declared-assigned' }),
  ]);
  expect(inDoubt('admin')[0]!.message).toContain('cannot be told, since a rule is odd. It may be "admin";');
  expect(inDoubt('support', declared().role)).toEqual([]);
});

test('GIVEN somebody who is not declared, with a role that cannot be told THEN the finding says so', () => {
  const unknown = assigned({ role: null, roleUnknownBecause: 'a rule has an unknown operator' });

  const [finding] = findingsOf(compareThree([], [unknown], []));
  expect(finding?.message).toContain('a role that cannot be told, since a rule has an unknown operator');
  expect(finding?.assigned).toMatchObject({ role: null, roleUnknown: true });
});
