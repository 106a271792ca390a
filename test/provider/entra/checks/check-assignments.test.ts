import { type EntraRoleAssignment, NO_ROLE } from '../../../../src/provider/entra/app/entra-state.js';
import {
  checkGroupAssignments,
  checkNestedGroups,
  checkOtherAssignments,
} from '../../../../src/provider/entra/checks/check-assignments.js';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error.js';
import { appRoleId } from '../../../../src/provider/entra/app/app-role-id.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { only } from '../../../doctor/sample-readings.js';
import { ACCOUNT, APPLICATION, assignedAs, entraFailed, entraReadings, meant } from './sample-readings.js';

const [ADMINS, ANALYSTS] = ACCOUNT.assignments.map((one) => assignedAs(ACCOUNT, one)) as [
  EntraRoleAssignment,
  EntraRoleAssignment,
];
const DEFAULT_ROLE = APPLICATION.roles[0]!.id;
const manager = (one: EntraRoleAssignment): EntraRoleAssignment => ({
  ...one,
  id: `${one.id}-again`,
  roleId: appRoleId(ACCOUNT, 'manager'),
});
const withAssigned = (...assigned: readonly EntraRoleAssignment[]) => entraReadings({ assigned: wasRead(assigned) });
const notFound = new EntraReadError('ENTRA_NOT_FOUND', { problem: 'There is none.', remedy: 'Correct it.' });

describe('checkGroupAssignments', () => {
  const check = (...assigned: readonly EntraRoleAssignment[]) =>
    checkGroupAssignments(ACCOUNT, withAssigned(...assigned));

  it('GIVEN the declared assignments WHEN checked THEN each passes, in whatever order and case Entra has them', () => {
    const upper = { ...ADMINS, roleId: ADMINS.roleId.toUpperCase() };
    expect(check(ANALYSTS, upper)).toMatchObject([
      { subject: 'the group "klaviyo-admins"', status: 'pass', reason: 'It gives the role "admin".' },
      { status: 'pass' },
    ]);
  });

  it('GIVEN a group that is not assigned WHEN checked THEN it fails', () => {
    const [, analysts] = check(ADMINS);
    expect(analysts).toMatchObject({ status: 'fail' });
    expect(analysts!.reason).toContain('It is not assigned to the application');
  });

  it.each([
    [manager(ADMINS).roleId, 'It gives the role "manager", where "admin" is declared.'],
    [DEFAULT_ROLE, 'It gives "User", which gives no role in Klaviyo, where "admin" is declared.'],
    [NO_ROLE, 'It gives no role, where "admin" is declared.'],
    ['gone', 'It gives the app role gone, which the application does not have, where "admin" is declared.'],
  ])('GIVEN the role %s in its place WHEN checked THEN it fails and says which', (roleId, reason) => {
    expect(check({ ...ADMINS, roleId }, ANALYSTS)[0]).toMatchObject({ status: 'fail', reason });
  });

  it('GIVEN two roles of one group WHEN checked THEN it fails, though one is right', () => {
    const [admins] = check(ADMINS, manager(ADMINS), ANALYSTS);
    expect(admins!.status).toBe('fail');
    expect(admins!.reason).toContain('and the role "manager" too');
    expect(admins!.remedy).toContain('keep the one with the role "admin"');
  });

  it('GIVEN a group that was not found WHEN checked THEN nothing is known of it', () => {
    const [first, second] = ACCOUNT.assignments;
    const readings = entraReadings({ meantGroups: wasRead([{ assignment: first!, error: notFound }, meant(second!)]) });
    expect(checkGroupAssignments(ACCOUNT, readings)).toMatchObject([
      { status: 'not checkable', reason: 'The group was not found.' },
      { status: 'pass' },
    ]);
    const unreadable = entraReadings({ meantGroups: entraFailed('ENTRA_UNREACHABLE') });
    expect(checkGroupAssignments(ACCOUNT, unreadable)[0]!.reason).toBe('The groups could not be read.');
  });
});

describe('checkOtherAssignments', () => {
  const check = (...assigned: readonly EntraRoleAssignment[]) =>
    only(checkOtherAssignments(ACCOUNT, withAssigned(ADMINS, ANALYSTS, ...assigned)));
  const other = (principalType: EntraRoleAssignment['principalType'], changes: Partial<EntraRoleAssignment> = {}) => ({
    ...ADMINS,
    id: 'other',
    principalId: 'other',
    principalType,
    principalName: 'Ada Lovelace',
    ...changes,
  });

  it('GIVEN declared groups alone WHEN checked THEN it passes, and another application is nobody', () => {
    expect(check()).toMatchObject({ status: 'pass' });
    expect(check(other('ServicePrincipal'))).toMatchObject({ status: 'pass' });
  });

  it('GIVEN a person WHEN checked THEN it fails, and keeps them in Klaviyo first', () => {
    const verdict = check(other('User'));
    expect(verdict).toMatchObject({ subject: 'the person "Ada Lovelace"', status: 'fail' });
    expect(verdict.reason).toContain('directly, with the role "admin"');
    expect(verdict.remedy).toMatch(/^If they should keep Klaviyo, put them into a declared group first\./);
  });

  it('GIVEN a person with a role of the template WHEN checked THEN it says that they get no role', () => {
    expect(check(other('User', { roleId: DEFAULT_ROLE })).reason).toContain('"User", which gives no role in Klaviyo');
  });

  it('GIVEN a group that is not declared WHEN checked THEN it fails, by its id where it has no name', () => {
    const verdict = check(other('Group', { principalName: '' }));
    expect(verdict).toMatchObject({ subject: 'the group "other"', status: 'fail' });
    expect(verdict.remedy).toContain('Declare it under assignments');
  });

  it('GIVEN nobody, and groups that are not there WHEN checked THEN nothing is known', () => {
    const meantGroups = wasRead(ACCOUNT.assignments.map((assignment) => ({ assignment, error: notFound })));
    const readings = entraReadings({ assigned: wasRead([]), meantGroups });
    expect(only(checkOtherAssignments(ACCOUNT, readings)).status).toBe('not checkable');
  });
});

describe('checkNestedGroups', () => {
  it('GIVEN a group in a group WHEN checked THEN it fails and names both', () => {
    const [first, second] = ACCOUNT.assignments;
    const nested = [{ id: 'n', name: 'emea' }];
    const meantGroups = wasRead([meant(first!, { members: { users: [], nested } }), meant(second!)]);
    const verdict = only(checkNestedGroups(ACCOUNT, entraReadings({ meantGroups })));
    expect(verdict).toMatchObject({ subject: 'the group "klaviyo-admins"', status: 'fail' });
    expect(verdict.reason).toContain('"emea"');
  });

  it('GIVEN none WHEN checked THEN it passes; without any group nothing is known', () => {
    expect(checkNestedGroups(ACCOUNT, entraReadings())).toMatchObject([{ status: 'pass' }]);
    const meantGroups = wasRead(ACCOUNT.assignments.map((assignment) => ({ assignment, error: notFound })));
    expect(checkNestedGroups(ACCOUNT, entraReadings({ meantGroups }))).toMatchObject([{ status: 'not checkable' }]);
  });
});
