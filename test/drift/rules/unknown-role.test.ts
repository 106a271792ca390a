import {
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  DECLARES,
  findingsOf,
  hopsOf,
  kindsOf,
  provisioned,
  wordsOf,
} from '../sample-account.js';

function message(role: string, kind: 'account' | 'portfolio' = 'account'): string | undefined {
  const person = declared({ role: kind === 'account' ? 'analyst' : 'portfolio_analyst' });
  const drift = compare([person], [provisioned({ role })], { kind }, []);
  expect(kindsOf(drift)).toEqual(['high unknown-role']);
  return findingsOf(drift)[0]?.message;
}

test('GIVEN an unknown role on a declared person THEN unknown-role in place of role, with the nearest known one', () => {
  expect(message('analist')).toBe(
    'The role "analist" is neither built into Klaviyo for an account nor declared in customRoles. The closest known ' +
      'role is "analyst". For this person the access file declares "analyst" (by the group "klaviyo-analysts", priority 2).',
  );
});

test('GIVEN a role near to nothing THEN no nearest is named', () => {
  expect(message('zzzzzzzzzzzz')).toMatch(/nor declared in customRoles\. For this person/);
});

test('GIVEN a role that differs in case only THEN it says so', () => {
  expect(message('Admin')).toMatch(/^The role "Admin" differs from "admin" in case only, but over SCIM/);
});

test('GIVEN a role of the other kind of account THEN it says so', () => {
  expect(message('portfolio_admin')).toMatch(
    /^The role "portfolio_admin" is one of a portfolio .* this is an account\./,
  );
  expect(message('portfolio_owner')).toMatch(/^The role "portfolio_owner" is one of a portfolio/);
  expect(message('admin', 'portfolio')).toMatch(/^The role "admin" is one of an account .* this is a portfolio\./);
});

test('GIVEN a custom role THEN it is known', () => {
  expect(kindsOf(compare([declared({ role: 'retention_lead' })], [provisioned({ role: 'retention_lead' })]))).toEqual(
    [],
  );
});

test('GIVEN a custom role that is not declared THEN it is unknown', () => {
  const drift = compare([declared()], [provisioned({ role: 'retention_lead' })], { customRoles: [] });

  expect(kindsOf(drift)).toEqual(['high unknown-role']);
});

test('GIVEN an unexpected person THEN nothing is said to be declared', () => {
  const exceptions = [exception({ user: 'ada@example.com' })];
  const [finding] = findingsOf(compare([], [provisioned({ role: 'Analyst' })], { exceptions })).filter(
    ({ kind }) => kind === 'unknown-role',
  );

  expect(finding?.message).toMatch(/^The role "Analyst" differs/);
  expect(finding?.message).not.toContain('declared');
});

const DECLARE_IT =
  'If it is a role of this account, declare its Custom SCIM ID (in Klaviyo, at the role) under customRoles. If not,';
const UNKNOWN = 'The role "zzzzzzzzzzzz" is neither built into Klaviyo for an account nor declared in customRoles.';

test('GIVEN an unknown role on a record THEN the whole message and remedy', () => {
  const records = [provisioned({ role: 'zzzzzzzzzzzz' })];
  expect(wordsOf(compare([declared()], records), 'unknown-role')).toEqual([
    [`${UNKNOWN} For this person ${DECLARES}.`, `${DECLARE_IT} correct the value in Okta and push the user again.`],
  ]);
  const exceptions = [exception({ user: 'ada@example.com' })];
  expect(wordsOf(compare([], records, { exceptions }), 'unknown-role')[0]?.[0]).toBe(UNKNOWN);
});

test('GIVEN it is resolved in Okta THEN it is found there, and once if it was pushed', () => {
  const drift = compareThree(
    [declared()],
    [assigned({ role: 'zzzzzzzzzzzz' })],
    [provisioned({ role: 'zzzzzzzzzzzz' })],
  );
  expect(hopsOf(drift)).toEqual(['high unknown-role declared-assigned']);
  expect(wordsOf(drift, 'unknown-role')).toEqual([
    [
      `${UNKNOWN} It is the role that is resolved for them in Okta and pushed. For this person ${DECLARES}.`,
      `${DECLARE_IT} correct the role of the assignment in Okta, under the app > Assignments.`,
    ],
  ]);
});

test('GIVEN a known role beside an unknown one, at either station THEN the unknown one is found', () => {
  const users = [assigned(), assigned({ id: '00u2', role: 'growth' }), assigned({ id: '00u3', role: null })];
  const records = [
    provisioned(),
    provisioned({ id: 'u2', role: 'growht' }),
    provisioned({ id: 'u3', role: undefined }),
  ];
  const of = (...stations: [typeof users, typeof records]) =>
    findingsOf(compareThree([declared()], ...stations))
      .filter(({ kind }) => kind === 'unknown-role')
      .map(({ hop, assigned: user, provisioned: record }) => `${hop} ${user?.id} ${record?.id}`);
  expect(of(users, [provisioned()])).toEqual(['declared-assigned 00u2 u1']);
  expect(of([assigned()], records)).toEqual(['assigned-provisioned 00u1 u2']);
});

test('GIVEN a role in another case THEN the whole message', () => {
  expect(message('Admin')).toBe(
    `The role "Admin" differs from "admin" in case only, but over SCIM a role is its exact value, so it is not known. For this ` +
      `person ${DECLARES}.`,
  );
});

test('GIVEN a role of the other kind of account THEN the whole message', () => {
  expect(message('portfolio_admin')).toBe(
    'The role "portfolio_admin" is one of a portfolio and does not apply here: this is an account. For this person ' +
      `${DECLARES}.`,
  );
});

test('GIVEN a portfolio THEN an unknown role is not built in for a portfolio', () => {
  expect(message('zzzzzzzzzzzz', 'portfolio')).toMatch(
    /^The role "zzzzzzzzzzzz" is neither built into Klaviyo for a portfolio nor declared in customRoles\./,
  );
});
