import { type EntraUser } from '../../../src/provider/entra/app/entra-state.js';
import { assignedPeople } from '../../../src/provider/entra/assigned-people.js';
import { directoryPerson, soundPeople } from '../../../src/provider/entra/sound-people.js';
import { sampleEntraAccount } from '../../constructs/entra/sample-account.js';
import { refusal } from './entra-at-hand.js';

const user = (changes: Partial<EntraUser> = {}): EntraUser => ({
  ...{ id: 'u1', userPrincipalName: 'ada@example.com', mail: undefined, givenName: '', familyName: '' },
  ...{ enabled: true, isGuest: false, attributes: {} },
  ...changes,
});

const TODAY = { today: '2026-08-01' };

describe('people of Entra by their userName', () => {
  it('GIVEN no mail WHEN it would be the userName THEN they are shown by the userPrincipalName', () => {
    expect(directoryPerson({ user: user(), groups: new Set(['g']) }, 'mail')).toMatchObject({
      userName: 'ada@example.com',
      groups: ['g'],
    });
  });

  it('GIVEN everyone by a membership without a group WHEN they have no userName THEN they are called a user', () => {
    const account = sampleEntraAccount();
    const [assignment] = account.assignments;
    const everybody = { ...assignment!, membership: { kind: 'everyone' } as const };
    const people = [{ user: user(), groups: new Set<string>() }];
    const by = new Map([['mail', [{ ...account, assignments: [everybody] }]] as const]);
    expect(refusal(() => soundPeople(people, by, TODAY)).problem).toBe(
      'The user "ada@example.com" (u1) has no e-mail address (mail) in Entra.',
    );
  });

  it('GIVEN a userPrincipalName that is no address WHEN they get access THEN they are refused by that name', () => {
    const people = [{ user: user({ userPrincipalName: 'ada' }), groups: new Set(['klaviyo-admins']) }];
    const by = new Map([['userPrincipalName', [sampleEntraAccount()]] as const]);
    expect(refusal(() => soundPeople(people, by, TODAY)).problem).toBe(
      'The member "ada" (u1) of "klaviyo-admins" has no userPrincipalName of the form of an e-mail address in Entra.',
    );
  });

  it('GIVEN two of one name WHEN the one read first gets access THEN it is refused all the same', () => {
    const admin = { user: user({ mail: 'ada@example.com' }), groups: new Set(['klaviyo-admins']) };
    const other = { user: user({ id: 'u2', mail: 'Ada@example.com' }), groups: new Set<string>() };
    const by = new Map([['mail', [sampleEntraAccount()]] as const]);
    for (const people of [
      [admin, other],
      [other, admin],
    ]) {
      expect(refusal(() => soundPeople(people, by, TODAY)).code).toBe('ENTRA_AMBIGUOUS');
    }
  });
});

describe('assignedPeople', () => {
  it('GIVEN an assignment without a role, or with one that is gone WHEN it is read THEN that is told', () => {
    const assignment = {
      id: 'a',
      principalId: 'u1',
      principalType: 'User',
      principalName: 'Ada',
      roleId: 'gone',
    } as const;
    const [person] = assignedPeople([{ user: user(), assignments: [assignment] }], {
      userName: 'userPrincipalName',
      roles: [],
      nameOf: ({ principalName }) => principalName,
      pushes: { of: () => ({ push: 'unknown', detail: 'x', externalId: null }), unknownBecause: undefined },
    });
    expect(person).toMatchObject({ role: null, through: 'person', detail: 'assigned with no role, x' });
  });
});
