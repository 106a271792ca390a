import { checkGroups } from '../../../../src/provider/okta/checks/check-groups.js';
import { OktaReadError, type OktaReadErrorCode } from '../../../../src/provider/okta/connection/okta-read-error.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, oktaFailed, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const [admins] = ACCOUNT.assignments;
const without = (code: OktaReadErrorCode, create = false) => {
  const error = new OktaReadError(code, { problem: 'It is not the only one.', remedy: 'Name one.' });
  const meantGroups = wasRead([{ assignment: { ...admins!, create }, error }]);
  return only(checkGroups(ACCOUNT, oktaReadings({ meantGroups })));
};

describe('checkGroups', () => {
  it('GIVEN one group for each assignment WHEN checked THEN each passes', () => {
    expect(statuses(checkGroups(ACCOUNT, oktaReadings()))).toEqual({
      'the group "klaviyo-admins"': 'pass',
      'the group "klaviyo-analysts"': 'pass',
    });
  });

  it.each([
    ['OKTA_NOT_FOUND', false],
    ['OKTA_AMBIGUOUS', false],
    ['OKTA_AMBIGUOUS', true],
  ] as const)('GIVEN %s, and create is %s WHEN checked THEN it fails with what to do', (code, create) => {
    expect(without(code, create)).toEqual({
      subject: 'the group "klaviyo-admins"',
      status: 'fail',
      reason: 'It is not the only one.',
      remedy: 'Name one.',
    });
  });

  it('GIVEN no group, which the stack makes WHEN checked THEN it passes', () => {
    expect(without('OKTA_NOT_FOUND', true)).toMatchObject({ status: 'pass' });
  });

  it.each([unread('Not asked.'), oktaFailed('OKTA_FORBIDDEN')])('GIVEN nothing was read THEN nothing passes', (one) => {
    expect(only(checkGroups(ACCOUNT, oktaReadings({ meantGroups: one })))).toMatchObject({ status: 'not checkable' });
  });

  describe('GIVEN a group that the stack makes, and that is there', () => {
    const group = { id: '00g9', name: 'klaviyo-admins', type: 'OKTA_GROUP' };
    const meantGroups = wasRead([{ assignment: { ...admins!, create: true }, group }]);
    const assigned = {
      groupId: '00g9',
      groupName: 'klaviyo-admins',
      groupType: 'OKTA_GROUP',
      priority: 1,
      role: 'admin',
    };

    it('WHEN it is assigned to the app THEN it passes: a deploy has made it', () => {
      const readings = oktaReadings({ meantGroups, groupAssignments: wasRead([assigned]) });

      expect(only(checkGroups(ACCOUNT, readings))).toMatchObject({ status: 'pass' });
    });

    it.each([
      ['it is not assigned to the app', 'fail', { groupAssignments: wasRead([]) }],
      [
        'the app is not there',
        'not checkable',
        { app: oktaFailed('OKTA_NOT_FOUND'), groupAssignments: unread('No app.') },
      ],
    ])('WHEN %s THEN it does not pass (%s), and both ways on are said', (_what, status, readings) => {
      const outcome = only(checkGroups(ACCOUNT, oktaReadings({ meantGroups, ...readings })));

      expect(outcome).toMatchObject({ status, subject: 'the group "klaviyo-admins"' });
      expect(JSON.stringify(outcome)).toMatch(/import ADDRESS 00g9.*take create: true out/);
    });

    it('WHEN the app cannot be read for another reason THEN it passes: nothing is known', () => {
      const readings = oktaReadings({
        meantGroups,
        app: oktaFailed('OKTA_FORBIDDEN'),
        groupAssignments: unread('No app.'),
      });

      expect(only(checkGroups(ACCOUNT, readings))).toMatchObject({ status: 'pass' });
    });
  });
});
