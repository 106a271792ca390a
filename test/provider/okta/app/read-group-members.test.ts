import { readGroupMembers } from '../../../../src/provider/okta/app/read-group-members.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

const USERS = '/api/v1/groups/00g%2F1/users?limit=200';

let server: AnsweringOkta;
const answering = async (users: readonly object[]) => (server = await startAnsweringOkta({ [USERS]: users }));
afterEach(() => server.close());

describe('readGroupMembers', () => {
  it('GIVEN members with and without the optional members WHEN they are read THEN each is taken as Okta has it', async () => {
    const profile = { login: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };
    const { okta, asked } = await answering([
      {
        id: '00u1',
        status: 'ACTIVE',
        profile: { ...profile, department: 'Sales', title: null, salary: 1, tags: ['a'] },
      },
      { id: '00u2', status: 'STAGED', profile: { login: 'bob', email: null, firstName: null, lastName: null } },
    ]);
    expect(await readGroupMembers(okta, '00g/1')).toEqual([
      {
        ...{ id: '00u1', login: 'ada', email: 'ada@example.com', status: 'ACTIVE' },
        ...{ givenName: 'Ada', familyName: 'Lovelace', attributes: { ...profile, department: 'Sales' } },
      },
      {
        id: '00u2',
        login: 'bob',
        email: undefined,
        givenName: '',
        familyName: '',
        status: 'STAGED',
        attributes: { login: 'bob' },
      },
    ]);
    expect(asked).toEqual([USERS]);
  });

  it.each([
    [{ id: '' }, '0.id'],
    [{ status: 1 }, '0.status'],
    [{ profile: null }, '0.profile'],
    [{ profile: { login: '' } }, '0.profile.login'],
    [{ profile: { login: 'ada', email: 1 } }, '0.profile.email'],
    [{ profile: { login: 'ada', firstName: 1 } }, '0.profile.firstName'],
    [{ profile: { login: 'ada', lastName: 1 } }, '0.profile.lastName'],
  ])('GIVEN a member with %j WHEN the members are read THEN nothing is concluded from any', async (members, place) => {
    const { okta } = await answering([{ id: '00u1', status: 'ACTIVE', profile: { login: 'ada' }, ...members }]);
    const error = await failure(readGroupMembers(okta, '00g/1'));
    expect(error.code).toBe('OKTA_UNEXPECTED');
    expect(error.problem).toContain(`JSON of an unknown form: ${place} `);
  });
});
