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
});
