import { appAccess, isActiveUser, standingWords } from '../../../src/provider/onelogin/statuses.js';

describe('statuses of OneLogin', () => {
  it.each([
    [0, 1, false, 'waiting', 'status unactivated'],
    [1, 1, true, 'given', 'status active'],
    [2, 1, false, 'ended', 'status suspended'],
    [3, 1, true, 'given', 'status locked'],
    [4, 1, true, 'given', 'status password expired'],
    [5, 1, true, 'given', 'status awaiting password reset'],
    [6, 1, false, 'unknown', 'status 6'],
    [7, 1, true, 'given', 'status password pending'],
    [8, 1, true, 'given', 'status security questions required'],
    [1, 0, false, 'ended', 'status active, state unapproved'],
    [1, 2, false, 'ended', 'status active, state rejected'],
    [1, 3, false, 'ended', 'status active, state unlicensed'],
    [1, 9, false, 'unknown', 'status active, state 9'],
    [undefined, undefined, false, 'unknown', 'status unknown, state unknown'],
  ])(
    'GIVEN status %s and state %s WHEN it is judged THEN active is %s and the app is %s',
    (status, state, active, access, words) => {
      expect(isActiveUser({ status, state })).toBe(active);
      expect(appAccess({ status, state })).toBe(access);
      expect(standingWords({ status, state })).toBe(words);
    },
  );
});
