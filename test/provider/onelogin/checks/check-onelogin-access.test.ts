import {
  checkOneLoginCredentials,
  checkOneLoginReachable,
  checkOneLoginScope,
} from '../../../../src/provider/onelogin/checks/check-onelogin-access.js';
import { type OneLoginReadings } from '../../../../src/provider/onelogin/checks/onelogin-readings.js';
import { unread } from '../../../../src/provider/reading.js';
import { oneLoginFailed, oneLoginReadings } from './sample-readings.js';

const statuses = (changes: Partial<OneLoginReadings>) =>
  [checkOneLoginCredentials, checkOneLoginReachable, checkOneLoginScope].map(
    (check) => check(oneLoginReadings(changes))[0]!.status,
  );

describe('the way to OneLogin', () => {
  it.each([
    ['everything was read', {}, ['pass', 'pass', 'pass']],
    ['there are no credentials', { signIn: unread('None.') }, ['fail', 'not checkable', 'not checkable']],
    [
      'the credentials are half there',
      { signIn: oneLoginFailed('ONELOGIN_CREDENTIALS') },
      ['fail', 'not checkable', 'not checkable'],
    ],
    [
      'OneLogin does not accept them',
      { app: oneLoginFailed('ONELOGIN_UNAUTHORIZED') },
      ['fail', 'pass', 'not checkable'],
    ],
    [
      'OneLogin does not answer',
      { app: oneLoginFailed('ONELOGIN_UNREACHABLE') },
      ['not checkable', 'fail', 'not checkable'],
    ],
    [
      'their scope is too narrow for the rules',
      { rules: oneLoginFailed('ONELOGIN_FORBIDDEN') },
      ['pass', 'pass', 'fail'],
    ],
    [
      'their scope is too narrow for the mappings',
      { mappings: oneLoginFailed('ONELOGIN_FORBIDDEN') },
      ['pass', 'pass', 'fail'],
    ],
    ['the app is not there', { app: oneLoginFailed('ONELOGIN_NOT_FOUND') }, ['pass', 'pass', 'not checkable']],
  ] as const)('GIVEN that %s THEN it says so', (_, changes, expected) => {
    expect(statuses(changes)).toEqual(expected);
  });

  it('GIVEN no credentials THEN it says which variables to set', () => {
    expect(checkOneLoginCredentials(oneLoginReadings({ signIn: unread('None.') }))[0]!.remedy).toContain(
      'ONELOGIN_CLIENT_ID',
    );
  });
});
