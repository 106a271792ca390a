import { type GroupIdentity } from '../../../../src/access/access-model.js';
import { type OktaGroupAssignment } from '../../../../src/provider/okta/app/okta-app-state.js';
import { checkGroupAssignments } from '../../../../src/provider/okta/checks/check-group-assignments.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, ASSIGNMENTS, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const [ADMINS, ANALYSTS] = ASSIGNMENTS;
const check = (...assignments: OktaGroupAssignment[]) =>
  checkGroupAssignments(ACCOUNT, oktaReadings({ groupAssignments: wasRead(assignments) }));
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
    const verdict = failed(ADMINS, ANALYSTS, {
      groupId: '00g3',
      groupName: 'everyone',
      groupType: 'OKTA_GROUP',
      priority: 3,
      role,
    });
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
    expect(verdict.remedy).toBe(
      'Name the group that is meant by its id in the access file: ' +
        'group: { id: 00g1, name: "klaviyo-admins" } or group: { id: 00g9, name: "klaviyo-admins" }.',
    );
  });

  describe('GIVEN an imported group of the same name', () => {
    const imported = { ...ANALYSTS, groupId: '00g9', groupType: 'APP_GROUP' };
    const checkWith = (identity: GroupIdentity, ...assigned: OktaGroupAssignment[]) => {
      const [admins, analysts] = ACCOUNT.assignments;
      const account = { ...ACCOUNT, assignments: [admins!, { ...analysts!, identity }] };
      return checkGroupAssignments(account, oktaReadings({ groupAssignments: wasRead(assigned) }));
    };

    it.each<[string, GroupIdentity]>([
      ['id', { by: 'id', id: '00g9', name: undefined }],
      ['id and name', { by: 'id', id: '00g9', name: 'klaviyo-analysts' }],
      ['type', { by: 'type', type: 'APP_GROUP' }],
    ])('WHEN it is declared by its %s THEN it alone passes, and the other one is not declared', (_how, identity) => {
      expect(checkWith(identity, ADMINS, imported).map(({ status }) => status)).toEqual(['pass', 'pass']);
      expect(statuses(checkWith(identity, ADMINS, imported, { ...ANALYSTS, priority: 3 }))).toEqual({
        'the group "klaviyo-admins"': 'pass',
        'the group "klaviyo-analysts"': 'pass',
        'the group "klaviyo-analysts" (00g2)': 'fail',
      });
      expect(statuses(checkWith(identity, ADMINS, ANALYSTS))['the group "klaviyo-analysts"']).toBe('fail');
    });

    it('WHEN the stack makes the group THEN the imported one is another', () => {
      const [admins, analysts] = ACCOUNT.assignments;
      const account = { ...ACCOUNT, assignments: [admins!, { ...analysts!, create: true }] };
      const assigned = wasRead([ADMINS, ANALYSTS, { ...imported, priority: 3 }]);
      expect(statuses(checkGroupAssignments(account, oktaReadings({ groupAssignments: assigned })))).toMatchObject({
        'the group "klaviyo-analysts"': 'pass',
        'the group "klaviyo-analysts" (00g9)': 'fail',
      });
    });

    it('WHEN the group with the id has another name THEN it fails and says so', () => {
      const outcomes = checkWith({ by: 'id', id: '00g9', name: 'analysts' }, ADMINS, imported);
      expect(outcomes[1]).toMatchObject({
        status: 'fail',
        reason: 'The group with its id (00g9) is named "klaviyo-analysts" in Okta.',
      });
    });
  });

  it('GIVEN no groups read WHEN checked THEN it is not checkable', () => {
    const readings = oktaReadings({ groupAssignments: unread('No app.') });
    expect(only(checkGroupAssignments(ACCOUNT, readings)).status).toBe('not checkable');
  });
});
