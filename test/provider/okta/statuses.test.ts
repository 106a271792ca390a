import { appUserAccess, appUserPush, isActiveUser, userState } from '../../../src/provider/okta/statuses.js';

describe('the status of an Okta user', () => {
  test.each([
    ['ACTIVE', 'active', true],
    ['PROVISIONED', 'active', true],
    ['RECOVERY', 'active', true],
    ['PASSWORD_EXPIRED', 'active', true],
    ['LOCKED_OUT', 'active', true],
    ['STAGED', 'staged', false],
    ['SUSPENDED', 'suspended', false],
    ['DEPROVISIONED', 'deprovisioned', false],
    ['active', 'unknown', false],
    ['', 'unknown', false],
  ])('GIVEN %j THEN %s, and has their apps: %s', (status, state, active) => {
    expect(userState(status)).toBe(state);
    expect(isActiveUser(status)).toBe(active);
  });
});

describe('the status of an app user', () => {
  test.each([
    ['ACTIVE', 'given'],
    ['PROVISIONED', 'given'],
    ['STAGED', 'waiting'],
    ['PENDING', 'waiting'],
    ['DEPROVISIONED', 'ended'],
    ['INACTIVE', 'ended'],
    ['REVOKED', 'ended'],
    ['SUSPENDED', 'ended'],
    ['UNASSIGNED', 'ended'],
    ['APPROVED', 'unknown'],
    ['IMPLICIT', 'unknown'],
    ['IMPORTED', 'unknown'],
    ['MATCHED', 'unknown'],
    ['suspended', 'unknown'],
    ['', 'unknown'],
  ])('GIVEN %j THEN access is %s', (status, access) => {
    expect(appUserAccess(status)).toBe(access);
  });

  test.each([
    ['PROVISIONED', 'SYNCHRONIZED', 'done'],
    ['PROVISIONED', 'SYNCING', 'unknown'],
    ['PROVISIONED', 'OUT_OF_SYNC', 'pending'],
    ['PROVISIONED', 'ERROR', 'failed'],
    ['ACTIVE', 'DISABLED', 'off'],
    ['ACTIVE', undefined, 'unknown'],
    ['STAGED', 'SYNCHRONIZED', 'pending'],
    ['STAGED', 'DISABLED', 'pending'],
    ['PENDING', undefined, 'pending'],
    ['STAGED', 'ERROR', 'failed'],
  ])('GIVEN %s and syncState %s THEN the push is %s', (status, syncState, push) => {
    expect(appUserPush(status, syncState)).toBe(push);
  });
});
