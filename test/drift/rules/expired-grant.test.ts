import { type Grant, type Membership } from '../../../src/access/access-model.js';
import { compareAccount } from '../../../src/drift/compare.js';
import { ONELOGIN_WORDS } from '../../../src/provider/onelogin/words.js';
import {
  assigned,
  account,
  compare,
  compareThree,
  kindsOf,
  listing,
  OWNER_RECORD,
  provisioned,
  roster,
  TODAY,
  wordsOf,
} from '../sample-account.js';

const ADA = { userName: 'ada@example.com' };

/** Ada was a member of the group of analysts until the given day. */
function membersUntil(until: string, changes: Partial<Grant> = {}) {
  const grant: Grant = { user: 'Ada@example.com', until, reason: 'Covers', at: { line: 40, column: 11 }, ...changes };
  const membership: Membership = { kind: 'declared', members: [grant], fromRoster: false };
  const [admins, analysts] = account().assignments;
  return { assignments: [admins!, { ...analysts!, create: true, membership }] };
}

const ENDED = membersUntil('2026-07-31');
const IN_DIRECTORY = roster(ADA);

test.each([
  ['analyst', 'high'],
  ['admin', 'critical'],
])('GIVEN a grant that has ended, and the role %s in Klaviyo THEN it is found as %s, once', (role, severity) => {
  expect(kindsOf(compare([], [provisioned({ ...ADA, role })], ENDED, undefined, IN_DIRECTORY))).toEqual([
    `${severity} expired-grant`,
  ]);
});

test('GIVEN they are still assigned THEN a deploy takes them out of the group', () => {
  const drift = compareThree([], [assigned(ADA)], [provisioned(ADA)], ENDED, undefined, IN_DIRECTORY);

  expect(wordsOf(drift, 'expired-grant')).toEqual([
    [
      'Assigned in Okta through a group with the role "analyst", and active in Klaviyo with the role "analyst", although their ' +
        'membership of "klaviyo-analysts" ended on 2026-07-31 (line 40 of the access file).',
      'Deploy, so that they leave the group. If they should keep it, set a new end date (line 40 of the access file) and ' +
        'have it reviewed.',
    ],
  ]);
});

test('GIVEN OneLogin, where a deploy alone takes nobody out of a role THEN it says what does', () => {
  const drift = compareAccount({
    account: account(ENDED),
    declared: [],
    assigned: { available: true, source: 'OneLogin', people: [assigned(ADA)], roleValues: undefined },
    listing: listing([OWNER_RECORD, provisioned(ADA)]),
    words: ONELOGIN_WORDS,
    directory: IN_DIRECTORY,
    directorySource: 'roster people.csv',
    today: TODAY,
  });

  expect(wordsOf(drift, 'expired-grant')[0]?.[1]).toMatch(
    /^Deploy, and then click Reapply All Mappings in OneLogin .+, so that they leave the group; take them out there by hand if they stay in\. If/,
  );
});

test('GIVEN nobody is assigned any more THEN they are to be removed in Klaviyo', () => {
  const other = assigned({ id: '00u9', userName: 'grace@example.com' });
  const drift = compareThree([], [other], [provisioned(ADA)], ENDED, undefined, IN_DIRECTORY);

  expect(wordsOf(drift, 'expired-grant')[0]?.[1]).toBe(
    'Remove them in Klaviyo. If they should keep it, set a new end date (line 40 of the access file) and have it reviewed.',
  );
});

test('GIVEN they have left, too THEN that they have left is what counts', () => {
  const left = roster({ ...ADA, active: false });

  expect(kindsOf(compare([], [provisioned(ADA)], ENDED, undefined, left))).toEqual(['high leaver']);
});

test('GIVEN the last day is today THEN they are no such finding', () => {
  const today = membersUntil('2026-08-01');

  expect(kindsOf(compare([], [provisioned(ADA)], today, undefined, IN_DIRECTORY))).toEqual(['high unexpected']);
});

test('GIVEN nothing is left of it THEN nothing is found', () => {
  const gone = provisioned({ ...ADA, active: false });

  expect(kindsOf(compare([], [gone], ENDED, undefined, IN_DIRECTORY))).toEqual([]);
});
