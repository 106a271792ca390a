import { checkActiveForm, checkRoleForm } from '../../src/doctor/check-wire-forms.js';
import { unread, wasRead } from '../../src/provider/reading.js';
import { type Account } from '../../src/access/access-model.js';
import { ACCOUNT, klaviyoReadings, only, wirePage } from './sample-readings.js';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const page = (...users: unknown[]) =>
  klaviyoReadings({ firstPage: wasRead({ totalResults: users.length, Resources: users }) });
const roleForm = (...users: unknown[]) => only(checkRoleForm(ACCOUNT, page(...users)));
const activeForm = (...users: unknown[]) => only(checkActiveForm(page(...users)));

describe('checkRoleForm', () => {
  it.each([
    [{ role: 'admin' }, 'the string "role"'],
    [{ roles: ['admin'] }, '"roles" as strings'],
    [{ roles: [{ value: 'admin', primary: true }] }, '"roles" as objects'],
    [{ [CORE]: { role: 'admin' } }, `"role" under ${CORE}`],
    [{ [`${CORE}:role`]: 'admin' }, `"role" under ${CORE}`],
    [
      { role: 'admin', roles: ['admin', { value: 'admin' }] },
      'the string "role" with "roles" as strings with "roles" as objects',
    ],
  ])('GIVEN %j on every record WHEN checked THEN it passes and names the form', (user, form) => {
    expect(roleForm(user, user)).toMatchObject({ status: 'pass', reason: `${form} (2 users).` });
  });

  it('GIVEN records of several forms WHEN checked THEN it is a warning that counts them, the most frequent first', () => {
    const verdict = roleForm(
      { roles: ['admin'] },
      { role: 'admin' },
      { role: 'analyst' },
      {},
      { roles: [null, { value: '' }] },
    );
    expect(verdict.status).toBe('warn');
    expect(verdict.reason).toContain('no role (2 users), the string "role" (2 users), "roles" as strings (1 user)');
    expect(verdict.remedy).toContain('Look at those without a role.');
  });

  it('GIVEN several forms and a role on every record WHEN checked THEN nobody is to look for records without one', () => {
    const verdict = roleForm({ role: 'admin' }, { roles: ['admin'] });
    expect(verdict).toMatchObject({ status: 'warn' });
    expect(verdict.remedy).not.toContain('without a role');
  });

  it('GIVEN no role on any record WHEN checked THEN it is a warning', () => {
    expect(roleForm({ role: ' ' }, 'odd')).toMatchObject({ status: 'warn' });
    expect(roleForm({ role: ' ' }).reason).toContain('None of the 1 users');
  });

  it('GIVEN nothing to look at WHEN checked THEN it is not checkable, and says why', () => {
    expect(roleForm()).toMatchObject({ status: 'not checkable', reason: 'There is no user on the first page.' });
    expect(only(checkRoleForm(ACCOUNT, klaviyoReadings({ firstPage: wasRead([]) }))).reason).toContain(
      'not a SCIM list',
    );
    expect(only(checkRoleForm(ACCOUNT, klaviyoReadings({ firstPage: unread('No key.') }))).reason).toBe('No key.');
  });
});

describe('checkRoleForm of an account that klaviyo-access writes', () => {
  const writing = (roleForm?: 'role' | 'roles'): Account => ({
    ...ACCOUNT,
    identityProvider: undefined,
    scim: { ...ACCOUNT.scim, roleForm },
  });
  const check = (account: Account, ...users: unknown[]) => only(checkRoleForm(account, page(...users)));

  it.each([
    [undefined, { roles: ['admin'] }, 'roles'],
    ['role', { roles: [{ value: 'admin' }] }, 'roles'],
    ['role', { roles: ['admin', { value: 'admin' }] }, 'roles'],
    ['roles', { role: 'admin' }, 'role'],
    ['roles', { [CORE]: { role: 'admin' } }, 'role'],
  ] as const)('GIVEN roleForm %s and a listing with %j WHEN checked THEN it names %s', (form, user, better) => {
    const verdict = check(writing(form), user, {});
    expect(verdict.status).toBe('warn');
    expect(verdict.reason).toContain(`klaviyo-access would write it as "${form ?? 'role'}".`);
    expect(verdict.remedy).toContain(`Set scim.roleForm to ${better} in the access file`);
  });

  it.each([
    ['role', { role: 'admin' }],
    ['roles', { roles: ['admin'] }],
    ['role', { role: 'admin', roles: ['admin'] }],
  ] as const)('GIVEN roleForm %s and a listing that shows it in %j WHEN checked THEN it passes', (form, user) => {
    expect(check(writing(form), user).status).toBe('pass');
  });

  it('GIVEN an account whose roles the identity provider writes WHEN checked THEN the setting is no matter', () => {
    expect(check({ ...ACCOUNT, scim: { ...ACCOUNT.scim, roleForm: 'roles' } }, { role: 'admin' }).status).toBe('pass');
  });
});

describe('checkActiveForm', () => {
  it('GIVEN booleans WHEN checked THEN it passes', () => {
    expect(only(checkActiveForm(klaviyoReadings({ firstPage: wasRead(wirePage(2)) })))).toMatchObject({
      status: 'pass',
      reason: 'a boolean (2 users).',
    });
  });

  it('GIVEN anything else WHEN checked THEN it is a warning that counts the forms', () => {
    const verdict = activeForm({ active: 'False' }, { active: null }, {}, { active: 1 }, { active: true });
    expect(verdict.status).toBe('warn');
    expect(verdict.reason).toContain('nothing (2 users), a boolean (1 user), a number (1 user), a string (1 user)');
    expect(activeForm({ active: 'True' }).status).toBe('warn');
  });

  it('GIVEN nothing to look at WHEN checked THEN it is not checkable', () => {
    expect(activeForm().status).toBe('not checkable');
  });
});
