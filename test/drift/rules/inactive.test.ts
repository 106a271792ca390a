import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import {
  assigned,
  compare,
  compareThree,
  declared,
  DECLARED_AS,
  ENDED,
  findingsOf,
  kindsOf,
  provisioned,
  PUSH_FAILED,
  wordsOf,
} from '../sample-account.js';

test('GIVEN a declared person who is switched off THEN inactive, and the role there is part of its message, not found', () => {
  const record = provisioned({ active: false, role: 'admin', givenName: 'Other' });

  const [finding, ...rest] = findingsOf(compare([declared()], [record]));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'inactive', severity: 'medium', provisioned: { id: 'u1', active: false } });
  expect(finding?.message).toMatch(/^Declared as "analyst" .* but switched off in Klaviyo, with the role "admin"\.$/);
});

test('GIVEN conflicts on the switched-off record THEN the message has them', () => {
  const record = provisioned({ active: false, role: undefined, conflicts: ['role is "admin", roles has "support".'] });

  const [finding] = findingsOf(compare([declared()], [record]));

  expect(finding?.kind).toBe('inactive');
  expect(finding?.message).toMatch(/with no role\. role is "admin", roles has "support"\.$/);
});

test('GIVEN a switched-off record that nobody desires THEN nothing is found, whatever it holds', () => {
  const record = provisioned({ active: false, role: 'Admin', conflicts: ['It contradicts itself.'] });

  expect(kindsOf(compare([], [record]))).toEqual([]);
});

test('GIVEN a switched-off record THEN the whole remedy; GIVEN none of several is active THEN the roles of all', () => {
  const records = [
    provisioned({ active: false }),
    provisioned({ id: 'u2', active: false, role: 'admin', conflicts: ['It says two things.', 'And one more.'] }),
  ];

  expect(wordsOf(compare([declared()], records), 'inactive')).toEqual([
    [
      `${DECLARED_AS}, but switched off in Klaviyo, with the role "analyst" and the role "admin". It says two things. And ` +
        'one more.',
      'Deploy. Then check in Okta that the person is active and assigned to the app through "klaviyo-analysts". Assigning ' +
        'again switches the record on and pushes the role.',
    ],
  ]);
});

test('GIVEN one active record beside a switched-off one THEN the person is not inactive', () => {
  const twin = provisioned({ id: 'u2', active: false });
  expect(kindsOf(compare([declared()], [provisioned(), twin]))).toEqual(['high duplicate']);
});

test('GIVEN assigned, but switched off in Klaviyo THEN both are said, with the problem of the push', () => {
  const off = [provisioned({ active: false })];
  const remedy = `Push the person again, which switches the record on: ${OKTA_WORDS.pushAgain}.`;

  expect(wordsOf(compareThree([declared()], [assigned()], off), 'inactive')).toEqual([
    [`${DECLARED_AS}, and assigned in Okta, but switched off in Klaviyo, with the role "analyst".`, remedy],
  ]);
  expect(wordsOf(compareThree([declared()], [assigned(PUSH_FAILED)], off), 'inactive')).toEqual([
    [
      `${DECLARED_AS}, and assigned in Okta, but switched off in Klaviyo, with the role "analyst". The last push from Okta ` +
        'to Klaviyo failed (status PROVISIONED, syncState ERROR).',
      remedy,
    ],
  ]);
});

test('GIVEN every assignment has ended THEN how each did, and how they are switched on again', () => {
  const users = [assigned(ENDED), assigned({ ...ENDED, id: '00u2', detail: 'status DEPROVISIONED' })];

  expect(wordsOf(compareThree([declared()], users, []), 'inactive')).toEqual([
    [
      `${DECLARED_AS}, but the assignment in Okta has ended (status SUSPENDED and status DEPROVISIONED).`,
      'Check in Okta that the person is active and in "klaviyo-analysts". Assigning the app again through that group switches ' +
        'them on.',
    ],
  ]);
});
