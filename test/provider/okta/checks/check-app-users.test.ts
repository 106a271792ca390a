import { type OktaAppUser } from '../../../../src/provider/okta/app/okta-app-state.js';
import { checkDirectAssignments, checkResolvedRoles } from '../../../../src/provider/okta/checks/check-app-users.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, ADA, oktaReadings, only } from '../../../doctor/sample-readings.js';

const withPeople = (...people: OktaAppUser[]) => oktaReadings({ appUsers: wasRead(people) });
const ALAN: OktaAppUser = { ...ADA, id: '00u2', userName: 'alan@example.com' };

describe('checkDirectAssignments', () => {
  it('GIVEN people through groups WHEN checked THEN it passes with their number', () => {
    expect(only(checkDirectAssignments(withPeople(ADA, ALAN)))).toMatchObject({ status: 'pass' });
    expect(only(checkDirectAssignments(withPeople(ADA, ALAN))).reason).toContain('All 2');
  });

  it.each([
    ['admin', 'the role "admin"'],
    [null, 'no role'],
  ])('GIVEN a person by themselves with the role %s WHEN checked THEN they fail by name', (role, words) => {
    const verdict = only(checkDirectAssignments(withPeople(ADA, { ...ALAN, scope: 'USER', role })));
    expect(verdict).toMatchObject({ subject: 'alan@example.com', status: 'fail' });
    expect(verdict.reason).toContain(words);
  });

  it('GIVEN nobody, or nothing read WHEN checked THEN it is not checkable', () => {
    expect(only(checkDirectAssignments(withPeople()))).toMatchObject({
      status: 'not checkable',
      reason: 'Nobody has the app.',
    });
    expect(only(checkDirectAssignments(oktaReadings({ appUsers: unread('No app.') }))).status).toBe('not checkable');
  });
});

describe('checkResolvedRoles', () => {
  it('GIVEN roles of the access file WHEN checked THEN it passes', () => {
    expect(only(checkResolvedRoles(ACCOUNT, withPeople(ADA, { ...ALAN, role: 'retention_lead' }))).status).toBe('pass');
  });

  it.each([null, ''])('GIVEN the empty role %j WHEN checked THEN the person fails', (role) => {
    const verdict = only(checkResolvedRoles(ACCOUNT, withPeople(ADA, { ...ALAN, role })));
    expect(verdict).toMatchObject({
      subject: 'alan@example.com',
      status: 'fail',
      reason: 'Okta resolved no role for them.',
    });
    expect(verdict.remedy).toContain('lost its role');
  });

  it('GIVEN a role that the access file does not know WHEN checked THEN the person fails', () => {
    const verdict = only(checkResolvedRoles(ACCOUNT, withPeople({ ...ADA, role: 'intern' })));
    expect(verdict.reason).toContain('"intern" for them, which is not a role of the access file');
  });

  it('GIVEN nobody, or nothing read WHEN checked THEN it is not checkable', () => {
    expect(only(checkResolvedRoles(ACCOUNT, withPeople())).status).toBe('not checkable');
    expect(only(checkResolvedRoles(ACCOUNT, oktaReadings({ appUsers: unread('No app.') }))).status).toBe(
      'not checkable',
    );
  });
});
