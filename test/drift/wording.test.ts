import { compareAccount } from '../../src/drift/compare.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import {
  account,
  assigned,
  declared,
  DECLARES,
  listing,
  provisioned,
  PUSH_FAILED,
  TODAY,
  wordsOf,
} from './sample-account.js';

/** At three stations of a provider of which no words are known. */
const compareNeutral = (
  people: readonly DeclaredPerson[],
  users: readonly AssignedPerson[],
  roleValues: readonly string[] | undefined = undefined,
) =>
  compareAccount({
    account: account(),
    declared: people,
    assigned: { available: true, source: 'people.json', people: users, roleValues },
    listing: listing([provisioned()]),
    directorySource: 'roster people.csv',
    today: TODAY,
  });

describe('GIVEN an identity provider of which no words are known THEN messages speak of "the identity provider"', () => {
  test('WHEN a push failed', () => {
    expect(wordsOf(compareNeutral([declared()], [assigned(PUSH_FAILED)]), 'not-synced')).toEqual([
      [
        'The last push from the identity provider to Klaviyo failed (status PROVISIONED, syncState ERROR). No difference between ' +
          'the identity provider and Klaviyo was found; the next change may not arrive.',
        'Find the cause: look for the error of the push in the identity provider, and push the person again from there.',
      ],
    ]);
  });

  test('WHEN somebody is assigned directly', () => {
    expect(wordsOf(compareNeutral([declared()], [assigned({ through: 'person' })]), 'direct-assignment')).toEqual([
      [
        `Assigned directly in the identity provider, with the role "analyst", so that no group decides the role; ${DECLARES}.`,
        'Convert the direct assignment to a group assignment in the identity provider.',
      ],
    ]);
  });

  test('WHEN a role is not known, or none is resolved, or the profile has another name', () => {
    expect(wordsOf(compareNeutral([declared()], [assigned({ role: 'zzzzzzzzzzzz' })]), 'unknown-role')[0]?.[1]).toBe(
      'If it is a role of this account, declare its Custom SCIM ID (in Klaviyo, at the role) under customRoles. If not, ' +
        'correct the role of the assignment in the assignments of the app in the identity provider.',
    );
    expect(wordsOf(compareNeutral([declared()], [assigned({ role: null })]), 'role')[0]?.[1]).toBe(
      'Set the role of "klaviyo-analysts" again in the assignments of the app to groups in the identity provider: a deploy may ' +
        'not see that it was cleared.',
    );
    expect(wordsOf(compareNeutral([declared()], [assigned({ givenName: 'Eve' })]), 'name')).toContainEqual([
      'In the app\'s profile in the identity provider the given name is "Eve", in the directory "Ada".',
      "Correct the name in the directory or in the person's profile in the identity provider.",
    ]);
  });

  test('WHEN somebody who is not declared is assigned directly', () => {
    const eve = assigned({ id: '00u2', userName: 'eve@example.com', through: 'person' });
    expect(wordsOf(compareNeutral([declared()], [assigned(), eve]), 'unexpected')[0]?.[1]).toBe(
      'If they should not be in Klaviyo, remove the direct assignment in the assignments of the app to people in the identity ' +
        'provider. If they should be there, put them into an assigned group, such as "klaviyo-analysts" for the role "analyst".',
    );
  });

  test('WHEN the app has no roles', () => {
    expect(wordsOf(compareNeutral([declared()], [assigned()], []), 'role-list')).toEqual([
      [
        'The app in the identity provider lists no roles, so none can be pushed.',
        'Deploy. If the plan has no changes, look at the list of roles of the app in the identity provider.',
      ],
    ]);
  });

  test('WHEN nobody is assigned to the app', () => {
    expect(() => compareNeutral([declared()], [])).toThrow(
      / Look in the assignments of the app in the identity provider\. Or leave the identity provider out, with a roster as the directory$/,
    );
  });
});
