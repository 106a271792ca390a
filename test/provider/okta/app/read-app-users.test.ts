import { readAppUsers } from '../../../../src/provider/okta/app/read-app-users.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

const PATH = '/api/v1/apps/0oa%2F1/users?limit=500';
const BARE = { id: '00u1', scope: 'GROUP', status: 'ACTIVE' };

let server: AnsweringOkta;
const answering = async (users: unknown) => (server = await startAnsweringOkta({ [PATH]: users }));
afterEach(() => server.close());

describe('readAppUsers', () => {
  it('GIVEN a user with every member WHEN the users are read THEN each is taken as Okta has it', async () => {
    const { okta } = await answering([
      {
        ...{ id: '00u1', scope: 'USER', status: 'PROVISIONED', syncState: 'ERROR', externalId: 'k-1' },
        credentials: { userName: 'ada@example.com' },
        profile: { role: 'admin', givenName: 'Ada', familyName: 'Lovelace' },
      },
    ]);
    expect(await readAppUsers(okta, '0oa/1')).toEqual([
      {
        ...{ id: '00u1', scope: 'USER', status: 'PROVISIONED', syncState: 'ERROR', externalId: 'k-1' },
        ...{ userName: 'ada@example.com', role: 'admin', givenName: 'Ada', familyName: 'Lovelace' },
      },
    ]);
  });

  it.each([
    { syncState: null, externalId: null, credentials: null, profile: null },
    { credentials: { userName: null }, profile: { role: null, givenName: null, familyName: null } },
    { credentials: {}, profile: {} },
  ])('GIVEN %j WHEN the users are read THEN there is no role and no name', async (members) => {
    const { okta } = await answering([{ ...BARE, ...members }]);
    expect(await readAppUsers(okta, '0oa/1')).toEqual([
      {
        ...{ id: '00u1', scope: 'GROUP', status: 'ACTIVE', syncState: undefined, externalId: null },
        ...{ userName: '', role: null, givenName: '', familyName: '' },
      },
    ]);
  });

  it.each([
    [{ id: '' }, '0.id'],
    [{ scope: 'OTHER' }, '0.scope'],
    [{ status: undefined }, '0.status'],
    [{ syncState: 1 }, '0.syncState'],
    [{ externalId: 1 }, '0.externalId'],
    [{ credentials: { userName: 1 } }, '0.credentials.userName'],
    [{ profile: { role: 1 } }, '0.profile.role'],
    [{ profile: { givenName: 1 } }, '0.profile.givenName'],
    [{ profile: { familyName: 1 } }, '0.profile.familyName'],
  ])('GIVEN a user with %j WHEN the users are read THEN nothing is concluded from any', async (members, place) => {
    const { okta } = await answering([{ ...BARE, ...members }]);
    const error = await failure(readAppUsers(okta, '0oa/1'));
    expect(error.code).toBe('OKTA_UNEXPECTED');
    expect(error.problem).toContain(`JSON of an unknown form: ${place} `);
  });
});
