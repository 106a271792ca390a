import { checkOtherRoles, checkRoleAccess, checkRoles } from '../../../../src/provider/onelogin/checks/check-roles.js';
import { checkPeople } from '../../../../src/provider/onelogin/checks/check-people.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, liveApp, oneLoginFailed, oneLoginReadings, oneOfTwo, roleOf } from './sample-readings.js';

const ROLES = ACCOUNT.assignments.map((assignment) => ({ assignment, role: roleOf(ACCOUNT, assignment) }));
const NOT_THERE = oneLoginFailed('ONELOGIN_NOT_FOUND', 'There is none.').error;
const giving = (...roleIds: readonly string[]) => wasRead(liveApp(ACCOUNT, { roleIds }));

describe('checkRoles', () => {
  it('GIVEN the roles of OneLogin THEN they pass', () => {
    expect(checkRoles(ACCOUNT, oneLoginReadings()).map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  it('GIVEN that they are missing THEN the stack makes the one, and the other is an error', () => {
    const meantRoles = wasRead(ACCOUNT.assignments.map((assignment) => ({ assignment, error: NOT_THERE })));

    expect(checkRoles(ACCOUNT, oneLoginReadings({ meantRoles }))).toMatchObject([
      { status: 'pass', reason: 'OneLogin does not have it yet: the stack makes it.' },
      { status: 'fail', reason: 'There is none.' },
    ]);
  });

  it('GIVEN a role of that name which the stack has not made THEN it fails, and no import is advised', () => {
    const [outcome] = checkRoles(ACCOUNT, oneLoginReadings({ app: giving('2001') }));

    expect(outcome).toMatchObject({ status: 'fail' });
    expect(outcome!.reason).toContain('which does not give the app');
    expect(outcome!.remedy).toContain('group: { id: 2000, name: "klaviyo-admins" }');
    expect(outcome!.remedy).not.toContain('import');
  });

  it('GIVEN no app yet THEN it is not known who made the role', () => {
    const app = oneLoginFailed('ONELOGIN_NOT_FOUND');

    expect(checkRoles(ACCOUNT, oneLoginReadings({ app })).map(({ status }) => status)).toEqual([
      'not checkable',
      'pass',
    ]);
  });
});

describe('checkRoleAccess', () => {
  it('GIVEN roles that give the app THEN they pass', () => {
    expect(checkRoleAccess(ACCOUNT, oneLoginReadings()).map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  it('GIVEN roles that do not THEN a deploy gives the one the app, and a person the other', () => {
    const [made, existing] = checkRoleAccess(ACCOUNT, oneLoginReadings({ app: giving() }));

    expect(made).toMatchObject({ status: 'fail', remedy: 'Deploy the stack.' });
    expect(existing!.remedy).toContain('under the app > Access. A deploy does not do it');
  });

  it('GIVEN that something was not read THEN nothing is known', () => {
    expect(checkRoleAccess(ACCOUNT, oneLoginReadings({ app: unread('Not asked.') }))).toMatchObject([
      { status: 'not checkable' },
    ]);
    const meantRoles = wasRead([{ assignment: ACCOUNT.assignments[0]!, error: NOT_THERE }]);
    expect(checkRoleAccess(ACCOUNT, oneLoginReadings({ meantRoles }))).toMatchObject([
      { status: 'not checkable' },
      { status: 'not checkable' },
    ]);
  });
});

describe('checkOtherRoles', () => {
  it('GIVEN declared roles alone THEN it passes', () => {
    expect(checkOtherRoles(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN another role of OneLogin that gives the app THEN it fails by name, and people are moved first', () => {
    const givingRoles = wasRead([...ROLES.map(({ role }) => role), { id: '3', name: 'Everyone', appIds: ['1001'] }]);

    const [outcome] = checkOtherRoles(ACCOUNT, oneLoginReadings({ app: giving('2000', '2001', '3'), givingRoles }));
    expect(outcome).toMatchObject({ status: 'fail', subject: 'the role of OneLogin "Everyone"' });
    expect(outcome!.reason).toContain('its people get Klaviyo too');
    expect(outcome!.remedy).toMatch(
      /put those of its people who should keep Klaviyo .* first, and then take the app from this one/,
    );
  });

  it('GIVEN two roles of a declared name THEN nobody is advised to take the app from the one that the stack has made', () => {
    expect(checkOtherRoles(ACCOUNT, oneLoginReadings({ meantRoles: oneOfTwo() }))).toMatchObject([
      { status: 'not checkable', subject: 'the role of OneLogin "klaviyo-admins" (2000)' },
    ]);
  });

  it('GIVEN that names were not read THEN the id is there', () => {
    const readings = oneLoginReadings({ app: giving('2000', '2001', '3'), givingRoles: unread('Not asked.') });

    expect(checkOtherRoles(ACCOUNT, readings)).toMatchObject([{ status: 'fail', subject: 'the role of OneLogin "3"' }]);
  });
});

describe('checkPeople', () => {
  it('GIVEN people of declared roles THEN it passes', () => {
    expect(checkPeople(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN somebody who has the app by another way THEN it fails with their name', () => {
    const people = wasRead([
      { id: '1', email: 'ada@example.com' },
      { id: '2', email: 'grace@example.com' },
      { id: '3', email: undefined },
    ]);

    expect(checkPeople(ACCOUNT, oneLoginReadings({ people }))).toMatchObject([
      { status: 'fail', subject: 'the person "grace@example.com"' },
      { status: 'fail', subject: 'the person "3"' },
    ]);
  });

  it('GIVEN nobody, or people who were not read THEN nothing is known', () => {
    expect(checkPeople(ACCOUNT, oneLoginReadings({ people: wasRead([]) }))).toMatchObject([
      { status: 'not checkable' },
    ]);
    expect(checkPeople(ACCOUNT, oneLoginReadings({ people: unread('Not asked.') }))).toMatchObject([
      { status: 'not checkable' },
    ]);
    expect(checkPeople(ACCOUNT, oneLoginReadings({ members: unread('Not asked.') }))).toMatchObject([
      { status: 'not checkable' },
    ]);
  });
});
