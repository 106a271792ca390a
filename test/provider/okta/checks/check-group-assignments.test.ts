import { type OktaGroupAssignment } from '../../../../src/provider/okta/app/okta-app-state.js';
import { checkGroupAssignments } from '../../../../src/provider/okta/checks/check-group-assignments.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, ASSIGNMENTS, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const [ADMINS, ANALYSTS] = ASSIGNMENTS;
const check = (...assignments: OktaGroupAssignment[]) =>
  checkGroupAssignments(ACCOUNT, oktaReadings({ assignments: wasRead(assignments) }));
const failed = (...assignments: OktaGroupAssignment[]) =>
  only(check(...assignments).filter(({ status }) => status !== 'pass'));

describe('checkGroupAssignments', () => {
  it('GIVEN the declared groups WHEN checked THEN each passes, in whatever order Okta has them', () => {
    const expected = { 'the group "klaviyo-admins"': 'pass', 'the group "klaviyo-analysts"': 'pass' };
    expect(statuses(check(ANALYSTS, ADMINS))).toEqual(expected);
  });

  it('GIVEN a missing group WHEN checked THEN it fails', () => {
    expect(failed(ADMINS)).toMatchObject({ subject: 'the group "klaviyo-analysts"', status: 'fail' });
  });

  it.each([
    ['manager', 'the role "manager"'],
    [null, 'no role'],
  ])('GIVEN a group that is not declared, of the role %s WHEN checked THEN it fails and says so', (role, words) => {
    const verdict = failed(ADMINS, ANALYSTS, { groupId: '00g3', groupName: 'everyone', priority: 3, role });
    expect(verdict).toMatchObject({ subject: 'the group "everyone"', status: 'fail' });
    expect(verdict.reason).toContain(words);
  });

  it('GIVEN a cleared role WHEN checked THEN it fails and says that Terraform does not see it', () => {
    const verdict = failed({ ...ADMINS, role: null }, ANALYSTS);
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toContain('Terraform does not see that');
    expect(verdict.remedy).toContain("in Okta's console");
    expect(verdict.remedy).not.toContain('-replace');
  });

  it.each(['manager', ''])('GIVEN the role "%s" WHEN checked THEN it fails', (role) => {
    const verdict = failed({ ...ADMINS, role }, ANALYSTS);
    expect(verdict.reason).toContain(role === '' ? 'It gives no role' : 'It gives the role "manager"');
  });

  it.each([
    [7, 'Its priority is 7, where 1 is declared'],
    [undefined, 'Its priority is none, where 1 is declared'],
  ])('GIVEN the priority %s WHEN checked THEN it fails', (priority, words) => {
    expect(failed({ ...ADMINS, priority }, ANALYSTS).reason).toContain(words);
  });

  it('GIVEN two groups of one name WHEN checked THEN it fails, since the meant one cannot be checked', () => {
    const verdict = failed(ADMINS, ANALYSTS, { ...ADMINS, groupId: '00g9' });
    expect(verdict.reason).toContain('00g1, 00g9');
  });

  it('GIVEN no groups read WHEN checked THEN it is not checkable', () => {
    const readings = oktaReadings({ assignments: unread('No app.') });
    expect(only(checkGroupAssignments(ACCOUNT, readings)).status).toBe('not checkable');
  });
});
