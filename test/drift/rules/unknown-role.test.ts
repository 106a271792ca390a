import { provisioned, compare, declared, findingsOf, kindsOf } from '../sample-account.js';

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
  const finding = findingsOf(compare([], [provisioned({ role: 'Analyst' })])).find(
    ({ kind }) => kind === 'unknown-role',
  );

  expect(finding?.message).not.toContain('declared');
});
