import { checkUserName } from '../../../../src/provider/okta/checks/check-user-name.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { APP, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const withTemplate = (userNameTemplate: object) =>
  oktaReadings({ app: wasRead({ ...APP, userNameTemplate: { ...APP.userNameTemplate, ...userNameTemplate } }) });

describe('checkUserName', () => {
  it('GIVEN e-mails that are pushed WHEN checked THEN each member passes', () => {
    expect(statuses(checkUserName(oktaReadings()))).toEqual({
      'application username, template': 'pass',
      'application username, type': 'pass',
      'application username, pushStatus': 'pass',
    });
  });

  it.each([
    [{ template: '${source.login}' }, 'template', '"${source.login}"'],
    [{ type: 'CUSTOM' }, 'type', '"CUSTOM"'],
    [{ pushStatus: 'DONT_PUSH' }, 'pushStatus', '"DONT_PUSH"'],
    [{ pushStatus: undefined }, 'pushStatus', 'nothing'],
  ])('GIVEN %j WHEN checked THEN %s alone fails', (change, member, found) => {
    const failed = checkUserName(withTemplate(change)).filter(({ status }) => status === 'fail');
    expect(only(failed).subject).toBe(`application username, ${member}`);
    expect(only(failed).reason).toContain(`It is ${found}, where`);
    expect(only(failed).remedy).toContain('Email');
  });

  it('GIVEN no app WHEN checked THEN it is not checkable', () => {
    expect(only(checkUserName(oktaReadings({ app: unread('No app.') }))).status).toBe('not checkable');
  });
});
