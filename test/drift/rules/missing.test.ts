import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import { ONELOGIN_WORDS } from '../../../src/provider/onelogin/words.js';
import { compareAccount } from '../../../src/drift/compare.js';
import {
  account,
  assigned,
  compare,
  compareThree,
  declared,
  DECLARED_AS,
  ENDED,
  findingsOf,
  listing,
  OWNER_RECORD,
  provisioned,
  PUSH_FAILED,
  TODAY,
  wordsOf,
} from '../sample-account.js';

test('GIVEN a declared person whom the listing lacks THEN missing, with the deciding group and whom to ask', () => {
  const person = declared({ passedOver: [{ group: 'klaviyo-helpers', role: 'support', priority: 3 }] });

  const [finding, ...rest] = findingsOf(compare([person], []));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'missing',
    severity: 'medium',
    user: 'ada@example.com',
    hop: 'declared-provisioned',
    declared: { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'analyst', active: true },
    provisioned: null,
    exception: null,
  });
  expect(finding?.message).toBe(
    'Declared as "analyst" (by the group "klaviyo-analysts", priority 2, before "klaviyo-helpers" ("support", ' +
      "priority 3)), but not in Klaviyo's listing.",
  );
  expect(finding?.remedy).toBe(
    'Deploy. Then check in Okta that the person is in "klaviyo-analysts", that the app is assigned to that group, and that ' +
      'no provisioning task of the app has failed.',
  );
});

const CHECK =
  'Deploy if the plan has changes. If not, check in Okta that the person is active and in "klaviyo-analysts", and that the ' +
  'app is assigned to that group.';

test.each([
  [
    'not assigned, and not in Klaviyo',
    [],
    [],
    `${DECLARED_AS}, but the app is not assigned to them in Okta, and they are not in Klaviyo.`,
    CHECK,
  ],
  [
    'not assigned, but in Klaviyo',
    [],
    [provisioned()],
    `${DECLARED_AS}, but the app is not assigned to them in Okta; they are in Klaviyo, but not managed from Okta.`,
    CHECK,
  ],
  [
    'assigned, but not in Klaviyo',
    [assigned()],
    [],
    `${DECLARED_AS}, and assigned in Okta, but not in Klaviyo's listing.`,
    `The push is missing or failed: ${OKTA_WORDS.pushAgain}.`,
  ],
  [
    'assigned, but not pushed',
    [assigned(PUSH_FAILED)],
    [],
    `${DECLARED_AS}, and assigned in Okta, but not in Klaviyo's listing. The last push from Okta to Klaviyo failed (status ` +
      'PROVISIONED, syncState ERROR).',
    `The push is missing or failed: ${OKTA_WORDS.pushAgain}.`,
  ],
])(
  'GIVEN a declared person who is %s THEN where they lack, and what to do there',
  (_what, users, records, ...words) => {
    expect(wordsOf(compareThree([declared()], users, records), 'missing')).toEqual([words]);
  },
);

test('GIVEN an assignment that ended beside one that holds, and nobody in Klaviyo THEN missing is about the one that holds', () => {
  const users = [assigned({ ...ENDED, id: '00u0' }), assigned({ id: '00u1' })];

  const [finding, ...rest] = findingsOf(compareThree([declared()], users, []));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'missing', hop: 'assigned-provisioned', assigned: { id: '00u1' } });
});

test.each([
  [
    { by: 'rule' },
    /^Deploy if .* Then click Reapply All Mappings in OneLogin .* If they still do not have the app, check in OneLogin that/,
  ],
  [
    { by: 'member' },
    /^Deploy if .* Then click Reapply All Mappings in OneLogin .* is active and in "klaviyo-analysts"/,
  ],
  [undefined, /^Deploy if the plan has changes\. If not, check in OneLogin that/],
] as const)(
  'GIVEN OneLogin, where a mapping reaches nobody who is there, WHEN somebody belongs by %j THEN whether to apply it again',
  (belonging, remedy) => {
    const drift = compareAccount({
      account: account(),
      declared: [declared({ belonging })],
      assigned: {
        available: true,
        source: 'OneLogin',
        people: [],
        roleValues: undefined,
        emptyBecause: 'nobody is in a role',
      },
      listing: listing([OWNER_RECORD]),
      words: ONELOGIN_WORDS,
      directorySource: 'roster people.csv',
      today: TODAY,
    });

    expect(findingsOf(drift).find(({ kind }) => kind === 'missing')?.remedy).toMatch(remedy);
  },
);
