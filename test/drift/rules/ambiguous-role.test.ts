import { type AssignedPerson } from '../../../src/people/assigned-person.js';
import { type DeclaredPerson } from '../../../src/people/declared-person.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import { compareAccount } from '../../../src/drift/compare.js';
import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { ENTRA_WORDS } from '../../../src/provider/entra/words.js';
import { inEntra } from '../../access/sample-entra.js';
import { matching, members } from '../../access/sample-assignment.js';
import { compare as comparison } from '../../rules/sample-condition.js';
import {
  account,
  type AccountChanges,
  assigned,
  declared,
  exception,
  findingsOf,
  hopsOf,
  listing,
  OWNER_RECORD,
  provisioned,
  SAMPLE_POLICY,
  TODAY,
  WAITING,
  wordsOf,
} from '../sample-account.js';

/** At three stations of an account in Entra; without `users` Entra is not read. */
function inAccount(
  people: readonly DeclaredPerson[],
  users: readonly AssignedPerson[] | undefined,
  records: readonly ProvisionedPerson[],
  changes: AccountChanges = {},
): AccountDrift {
  return compareAccount({
    account: inEntra(account(changes)),
    declared: people,
    ...(users && { assigned: { available: true, source: 'Entra', people: users, roleValues: undefined } }),
    listing: listing([OWNER_RECORD, ...records]),
    words: ENTRA_WORDS,
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: TODAY,
  });
}

const ANALYSTS = { group: 'klaviyo-analysts', role: 'analyst', priority: 2 };

/** In both groups of the sample account, of which the first is the admins'. */
const IN_BOTH = declared({
  role: 'admin',
  group: 'klaviyo-admins',
  priority: 1,
  passedOver: [ANALYSTS],
  ambiguousWith: [ANALYSTS],
});
const HAS_BOTH = assigned({
  role: null,
  possibleRoles: ['admin', 'analyst'],
  groups: ['klaviyo-admins', 'klaviyo-analysts'],
});

const AT_ENTRA = 'high ambiguous-role declared-assigned';
const ADMIN = provisioned({ role: 'admin' });
const ANALYST = provisioned();
const WHY_BOTH =
  'by the group "klaviyo-admins"; or "analyst" by "klaviyo-analysts", since the identity provider does not decide by priority';
const WAYS_OUT =
  'Find out which role they should have, and see that they are in its group alone. From "klaviyo-admins" ("admin"): take them out of ' +
  '"klaviyo-admins". From "klaviyo-analysts" ("analyst"): take them out of "klaviyo-analysts".';

test('GIVEN somebody whom Entra has several roles for THEN one finding names the roles, the groups and how to get out of each', () => {
  for (const record of [ADMIN, ANALYST]) {
    const drift = inAccount([IN_BOTH], [HAS_BOTH], [record]);

    expect(hopsOf(drift)).toEqual([AT_ENTRA]);
    expect(wordsOf(drift, 'ambiguous-role')).toEqual([
      [
        'Entra has the roles "admin" and "analyst" for them (groups "klaviyo-admins" and "klaviyo-analysts") and pushes one of these, ' +
          `and which one is not defined; the access file declares "admin" (${WHY_BOTH}).`,
        WAYS_OUT,
      ],
    ]);
  }
});

test('GIVEN Entra was not read, or has one of the roles alone THEN the access file is found to give several', () => {
  const unread = inAccount([IN_BOTH], undefined, [ANALYST]);
  const one = inAccount([IN_BOTH], [assigned({ role: 'admin' })], [ADMIN]);
  const other = inAccount([IN_BOTH], [assigned()], [ANALYST]);

  expect(hopsOf(unread)).toEqual(['high ambiguous-role declared-provisioned']);
  expect(hopsOf(one)).toEqual([AT_ENTRA]);
  expect(hopsOf(other)).toEqual([AT_ENTRA]);
  expect(wordsOf(one, 'ambiguous-role')).toEqual([
    [
      'The access file gives them several roles: "admin" by the group "klaviyo-admins", and "analyst" by "klaviyo-analysts". Entra does ' +
        'not decide by priority: it pushes one of them, and which one is not defined.',
      WAYS_OUT,
    ],
  ]);
  expect(findingsOf(unread)[0]).toMatchObject({
    place: { path: 'access.yaml', line: 21, column: 9 },
    declared: { role: 'admin', possibleRoles: ['admin', 'analyst'], why: WHY_BOTH },
  });
});

test('GIVEN the same roles read at different stations THEN the finding keeps its id, and another set of roles is another finding', () => {
  const id = (...of: Parameters<typeof inAccount>) => findingsOf(inAccount(...of))[0]!.id;
  const support = { group: 'support', role: 'support', priority: 3 };
  const inThree = { ...IN_BOTH, ambiguousWith: [ANALYSTS, support] };

  expect(id([IN_BOTH], undefined, [ADMIN])).toBe(id([IN_BOTH], [HAS_BOTH], [ANALYST]));
  expect(id([inThree], undefined, [ADMIN])).not.toBe(id([IN_BOTH], undefined, [ADMIN]));
});

test('GIVEN a role in Klaviyo that none of the groups gives THEN it is found beside, with its own weight', () => {
  const manager = provisioned({ role: 'manager' });
  const inAnalysts = declared({ passedOver: [SUPPORT], ambiguousWith: [SUPPORT] });
  const hasBoth = assigned({ role: null, possibleRoles: ['analyst', 'support'] });

  expect(hopsOf(inAccount([IN_BOTH], [HAS_BOTH], [manager]))).toEqual([AT_ENTRA, 'medium role assigned-provisioned']);
  expect(hopsOf(inAccount([inAnalysts], undefined, [ADMIN]))).toEqual([
    'critical role declared-provisioned',
    'high ambiguous-role declared-provisioned',
  ]);
  expect(wordsOf(inAccount([inAnalysts], [hasBoth], [ADMIN]), 'role')).toEqual([
    [
      'Klaviyo has the role "admin"; in Entra they have "analyst" and "support", of which one is pushed, and the access file declares ' +
        '"analyst" (by the group "klaviyo-analysts"; or "support" by "klaviyo-support", since the identity provider does not decide by priority).',
      expect.stringMatching(
        /^See that only the group of the right role gives them the app, and with that role alone\. Then push /,
      ),
    ],
  ]);
});

const SUPPORT = { group: 'klaviyo-support', role: 'support', priority: 3 };

test('GIVEN Entra has one role, and Klaviyo another one of those that are declared THEN that Klaviyo differs from Entra is found too', () => {
  expect(hopsOf(inAccount([IN_BOTH], [assigned()], [ADMIN]))).toEqual([AT_ENTRA, 'medium role assigned-provisioned']);
});

test('GIVEN no role in Klaviyo THEN that is found beside', () => {
  expect(hopsOf(inAccount([IN_BOTH], [HAS_BOTH], [provisioned({ role: undefined })]))).toEqual([
    AT_ENTRA,
    'medium role assigned-provisioned',
  ]);
});

test('GIVEN an exception for the ambiguity THEN the role in Klaviyo that is not the first one is found again', () => {
  const except = { exceptions: [exception({ user: 'ada@example.com', kinds: ['ambiguous-role'] })] };
  const kinds = (record: ProvisionedPerson) =>
    findingsOf(inAccount([IN_BOTH], [HAS_BOTH], [record], except)).map(
      ({ kind, exception: by }) => `${kind}${by === null ? '' : ' (excepted)'}`,
    );

  expect(kinds(ADMIN)).toEqual(['ambiguous-role (excepted)']);
  expect(kinds(ANALYST)).toEqual(['ambiguous-role (excepted)', 'role']);
});

test('GIVEN an ambiguity that the policy makes light THEN it hides no difference of roles', () => {
  const policy = { ...SAMPLE_POLICY, severity: { 'ambiguous-role': 'low' as const } };
  expect(hopsOf(inAccount([IN_BOTH], [HAS_BOTH], [ANALYST], { policy }))).toEqual([
    'medium role assigned-provisioned',
    'low ambiguous-role declared-assigned',
  ]);
});

test('GIVEN somebody declared with one role, and a second one in Entra THEN only the other group is to be left', () => {
  const light = { ...HAS_BOTH, possibleRoles: ['analyst', 'support'], groups: ['klaviyo-analysts', 'elsewhere'] };
  const drift = inAccount([declared()], [light], [ANALYST]);

  expect(hopsOf(drift)).toEqual([AT_ENTRA]);
  expect(wordsOf(drift, 'ambiguous-role')[0]![1]).toBe('Take them out of "elsewhere".');
});

test('GIVEN a second role in Entra that allows more than is declared THEN it is found by its weight as well', () => {
  const drift = inAccount([declared()], [HAS_BOTH], [ADMIN]);

  expect(hopsOf(drift)).toEqual(['critical role declared-assigned', AT_ENTRA]);
  expect(wordsOf(drift, 'role')[0]![0]).toBe(
    'They have several roles in Entra, of which it pushes one: one of them is "admin"; the access file declares "analyst" (by the group ' +
      '"klaviyo-analysts", priority 2).',
  );
});

test('GIVEN one other role in Entra THEN no priority is to be looked at, since Entra has none', () => {
  const drift = inAccount([declared()], [assigned({ role: 'admin', groups: ['klaviyo-admins'] })], [ADMIN]);

  expect(wordsOf(drift, 'role')[0]![1]).toContain('and the role of "klaviyo-analysts" in Entra');
});

test('GIVEN several roles in Entra, none of them the declared one THEN the declared group comes first, then the others go', () => {
  const elsewhere = assigned({
    role: null,
    possibleRoles: ['admin', 'support'],
    groups: ['klaviyo-admins', 'elsewhere'],
  });
  expect(wordsOf(inAccount([declared()], [elsewhere], [ANALYST]), 'ambiguous-role')[0]![1]).toBe(
    'Deploy, and see that "klaviyo-analysts" gives them the app. Then take them out of "klaviyo-admins", and take them out of "elsewhere".',
  );
});

test('GIVEN groups that Entra does not say THEN where to look, and which group to leave as it is', () => {
  const light = assigned({ role: null, possibleRoles: ['analyst', 'support'] });
  expect(wordsOf(inAccount([declared()], [light], [ANALYST]), 'ambiguous-role')).toEqual([
    [
      expect.stringMatching(/^Entra has the roles "analyst" and "support" for them and pushes one/),
      'Deploy, and see that "klaviyo-analysts" gives them the app. Then look in Entra, under the enterprise application > Users and ' +
        'groups for what else gives them the app, and take that away: "klaviyo-analysts" gives the declared role.',
    ],
  ]);
});

test('GIVEN one of the roles by a direct assignment THEN the group comes first, and then that is what to remove', () => {
  const direct = {
    ...HAS_BOTH,
    possibleRoles: ['analyst', 'support'],
    groups: ['klaviyo-analysts'],
    through: 'person',
  };
  const drift = inAccount([declared()], [direct as AssignedPerson], [ANALYST]);

  expect(hopsOf(drift)).toEqual([AT_ENTRA, 'medium direct-assignment declared-assigned']);
  expect(wordsOf(drift, 'ambiguous-role')[0]![1]).toMatch(
    /^Put them into the group of their role, and remove the direct assignment in Entra, .* > Users and groups\.$/,
  );
  expect(wordsOf(drift, 'direct-assignment')[0]![0]).toMatch(
    /^Assigned directly in Entra, with one of the roles "analyst" and "support", so that/,
  );
});

/** The template's role `User` beside the group's. */
const MAY_LACK = assigned({
  ...{ role: null, possibleRoles: ['analyst'], mayLackRole: true },
  groups: ['everybody', 'klaviyo-analysts'],
  detail: 'assigned with the role "User", which has no value',
});

test('GIVEN one role and an assignment without a role THEN it is found, and the latter is to be removed', () => {
  const drift = inAccount([declared()], [MAY_LACK], [ANALYST]);

  expect(hopsOf(drift)).toEqual([AT_ENTRA]);
  expect(drift.summary.inSync).toBe(0);
  expect(findingsOf(drift)[0]!.assigned).toMatchObject({ role: null, possibleRoles: ['analyst'], mayLackRole: true });
  expect(wordsOf(drift, 'ambiguous-role')).toEqual([
    [
      'Entra pushes "analyst" or no role for them (groups "everybody" and "klaviyo-analysts"), and which one is not defined, since an ' +
        'assignment of theirs gives no role (assigned with the role "User", which has no value); the access file declares "analyst" (by ' +
        'the group "klaviyo-analysts", priority 2).',
      'Remove the assignment that gives no role in Entra, under the enterprise application > Users and groups.',
    ],
  ]);
});

test('GIVEN an assignment without a role, and Klaviyo without one THEN that is found beside', () => {
  const drift = inAccount([declared()], [MAY_LACK], [provisioned({ role: undefined })]);

  expect(hopsOf(drift)).toEqual([AT_ENTRA, 'medium role assigned-provisioned']);
  expect(wordsOf(drift, 'role')[0]![0]).toContain('in Entra they have "analyst" and no role, of which one is pushed');
});

test('GIVEN a direct assignment without a role THEN its removal is the remedy, and the finding has an id of its own', () => {
  const direct = { ...MAY_LACK, through: 'person', groups: ['klaviyo-analysts'] } as const;
  const drift = inAccount([declared()], [direct], [ANALYST]);

  expect(hopsOf(drift)).toEqual([AT_ENTRA, 'medium direct-assignment declared-assigned']);
  expect(wordsOf(drift, 'ambiguous-role')[0]![1]).toBe(
    'Remove the assignment that gives no role in Entra, under the enterprise application > Users and groups.',
  );
  expect(wordsOf(drift, 'direct-assignment')[0]![0]).toMatch(/with the role "analyst" or no role, so that/);
  const light = { ...direct, mayLackRole: undefined, possibleRoles: ['analyst', 'support'] };
  const idOf = (other: AssignedPerson) => wordsAndId(other)[0]!.id;
  const wordsAndId = (other: AssignedPerson) =>
    findingsOf(inAccount([declared()], [other], [ANALYST])).filter(({ kind }) => kind === 'ambiguous-role');
  expect(idOf({ ...light, mayLackRole: true })).not.toBe(idOf(light));
});

test('GIVEN no role or one, and the group of the declared role does not give the app THEN it comes first', () => {
  const elsewhere = { ...MAY_LACK, groups: ['everybody', 'elsewhere'] };
  expect(wordsOf(inAccount([declared()], [elsewhere], [ANALYST]), 'ambiguous-role')[0]![1]).toBe(
    'Deploy, and see that "klaviyo-analysts" gives them the app. Then remove the assignment that gives no role in Entra, under the ' +
      'enterprise application > Users and groups.',
  );
});

test('GIVEN several roles and an assignment without one THEN the remedy is to remove it, and to leave the other group', () => {
  const several = { ...HAS_BOTH, mayLackRole: true };
  const [, remedy] = wordsOf(inAccount([declared()], [several], [ANALYST]), 'ambiguous-role')[0]!;
  expect(remedy).toBe(
    'Remove the assignment that gives no role in Entra, under the enterprise application > Users and groups, and take them out of ' +
      '"klaviyo-admins".',
  );
  expect(wordsOf(inAccount([IN_BOTH], [several], [ADMIN]), 'ambiguous-role')[0]![1]).toMatch(
    /^Find out which role they should have, .* alone\. Remove the assignment that gives no role in Entra, .*\. From "klaviyo-admins"/,
  );
});

test('GIVEN somebody who is not declared and may get no role THEN unexpected says so, and it counts as full power', () => {
  const drift = inAccount([], [MAY_LACK], []);
  expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned']);
  expect(wordsOf(drift, 'unexpected')[0]![0]).toContain('with the role "analyst" or no role');
});

test('GIVEN an exception for the role alone THEN it does not cover that there may be none', () => {
  const but = (role: string | undefined) => ({
    exceptions: [exception({ user: 'ada@example.com', kinds: ['ambiguous-role'], role })],
  });
  const excepted = (role: string | undefined) =>
    findingsOf(inAccount([declared()], [MAY_LACK], [ANALYST], but(role)))[0]!.exception !== null;
  expect([excepted('analyst'), excepted(undefined)]).toEqual([false, true]);
});

test('GIVEN groups that the access file fills THEN the remedy says what to change in it, by line', () => {
  const [admins, analysts] = account().assignments;
  const assignments = [
    { ...admins!, membership: matching(comparison({ operator: 'equals', value: 'IT' })) },
    { ...analysts!, membership: members({ user: 'ada@example.com' }) },
  ];
  const [[, remedy]] = wordsOf(inAccount([IN_BOTH], [HAS_BOTH], [ADMIN], { assignments }), 'ambiguous-role') as [
    [string, string],
  ];

  expect(remedy).toContain(
    'From "klaviyo-analysts" ("analyst"): remove the member of "klaviyo-analysts" from the access file (line 101)',
  );
  expect(remedy).toContain('From "klaviyo-admins" ("admin"): correct what the rule of "klaviyo-admins" goes by');
  expect(remedy).toContain('nobody can be taken by hand out of a group that a rule fills');
  expect(remedy).not.toContain('deactivate');
});

test('GIVEN a group from which the stack keeps them apart THEN a deploy takes them out of it', () => {
  const passedOver = declared({ role: 'admin', group: 'klaviyo-admins', priority: 1, passedOver: [ANALYSTS] });
  expect(wordsOf(inAccount([passedOver], [HAS_BOTH], [ADMIN]), 'ambiguous-role')[0]![1]).toBe(
    'Deploy, so that the rule of "klaviyo-analysts" leaves them out.',
  );
});

test('GIVEN two users of one userName, both with several roles THEN a finding for each', () => {
  const findings = findingsOf(inAccount([IN_BOTH], [HAS_BOTH, { ...HAS_BOTH, id: '00u2' }], [ADMIN]));
  const ambiguous = findings.filter(({ kind }) => kind === 'ambiguous-role');

  expect(ambiguous.map(({ assigned: there }) => there?.id)).toEqual(['00u1', '00u2']);
  expect(new Set(ambiguous.map(({ id }) => id)).size).toBe(2);
});

test('GIVEN an assignment that waits THEN found; one that has ended THEN not', () => {
  expect(hopsOf(inAccount([declared()], [{ ...HAS_BOTH, ...WAITING }], []))).toContain(AT_ENTRA);
  const ended = { ...HAS_BOTH, access: 'ended', push: 'off' } as const;
  expect(hopsOf(inAccount([declared()], [ended], [ANALYST]))).not.toContain(AT_ENTRA);
});

test('GIVEN somebody who is not declared THEN unexpected says the roles, and weighs the heaviest', () => {
  const drift = inAccount([], [HAS_BOTH], []);
  const light = inAccount([], [assigned({ role: null, possibleRoles: ['analyst', 'support'] })], []);

  expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned']);
  expect(hopsOf(light)).toEqual(['high unexpected declared-assigned']);
  expect(wordsOf(light, 'unexpected')[0]![0]).toMatch(
    /^Assigned in Entra through a group with one of the roles "analyst" and "support", and not in Klaviyo yet/,
  );
});

test('GIVEN one of several roles that is not known THEN it is found once, and each such role', () => {
  const unknown = assigned({ role: null, possibleRoles: ['analyst', 'growth', 'hacker'] });
  const drift = inAccount([declared()], [unknown], [provisioned({ role: 'growth' })]);

  expect(hopsOf(drift)).toEqual([
    AT_ENTRA,
    'high unknown-role declared-assigned',
    'high unknown-role declared-assigned',
  ]);
  expect(wordsOf(drift, 'unknown-role')[0]![0]).toContain(
    'It is one of the roles that they have in Entra, which pushes one of them.',
  );
});

test('GIVEN a guardrail against one of the roles THEN forbidden, where the access file declares it and where Entra has it', () => {
  const at = { line: 40, column: 5 };
  const forbid = [{ roles: ['analyst'], when: comparison({ operator: 'present', value: true }), reason: 'No', at }];
  const drift = compareAccount({
    account: inEntra(account({ policy: { ...SAMPLE_POLICY, forbid } })),
    declared: [IN_BOTH],
    assigned: { available: true, source: 'Entra', people: [HAS_BOTH], roleValues: undefined },
    listing: listing([OWNER_RECORD, ADMIN]),
    words: ENTRA_WORDS,
    directory: {
      source: 'roster people.csv',
      users: [{ ...IN_BOTH, active: true, groups: [], attributes: { department: 'IT' } }],
    },
    directorySource: 'roster people.csv',
    today: TODAY,
  });

  expect(wordsOf(drift, 'forbidden')[0]).toEqual([
    'The policy forbids them the role "analyst" (declared in the access file) and "analyst" (assigned in Entra): "No" (line 40 of the access file).',
    expect.stringMatching(/^Change the assignment that gives them the role/),
  ]);
});

test('GIVEN the only admin may get a lesser role as well THEN nobody is sure to have full power', () => {
  const policy = { ...SAMPLE_POLICY, minimumAdmins: 1 };
  expect(hopsOf(inAccount([IN_BOTH], [HAS_BOTH], [ADMIN], { policy }))).toContain(
    'critical too-few-admins declared-assigned',
  );
});
