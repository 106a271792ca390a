import { readGroupMembers } from '../../../../src/provider/okta/app/read-group-members.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

const SEARCH = '/api/v1/groups?search=profile.name+eq+%22one%22&limit=200';
const USERS = '/api/v1/groups/00g%2F1/users?limit=200';

let server: AnsweringOkta;
const answering = async (groups: readonly object[], users: readonly object[] = []) =>
  (server = await startAnsweringOkta({ [SEARCH]: groups, [USERS]: users }));
afterEach(() => server.close());

const group = (id: string, name: string, type = 'OKTA_GROUP') => ({ id, type, profile: { name } });

describe('readGroupMembers', () => {
  it('GIVEN members with and without the optional members WHEN they are read THEN each is taken as Okta has it', async () => {
    const profile = { login: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };
    const { okta, asked } = await answering(
      [group('00g2', 'One'), group('00g/1', 'one')],
      [
        { id: '00u1', status: 'ACTIVE', profile },
        { id: '00u2', status: 'STAGED', profile: { login: 'bob', email: null, firstName: null, lastName: null } },
      ],
    );
    expect(await readGroupMembers(okta, 'one')).toEqual([
      {
        ...{ id: '00u1', login: 'ada', email: 'ada@example.com', status: 'ACTIVE' },
        ...{ givenName: 'Ada', familyName: 'Lovelace' },
      },
      { id: '00u2', login: 'bob', email: undefined, givenName: '', familyName: '', status: 'STAGED' },
    ]);
    expect(asked).toEqual([SEARCH, USERS]);
  });

  it('GIVEN no group of that name WHEN it is read THEN the error names those that are near, and what to do', async () => {
    const { okta, url } = await answering([group('00g2', 'One'), group('00g3', 'ONE', 'APP_GROUP')]);
    expect(await failure(readGroupMembers(okta, 'one'))).toMatchObject({
      code: 'OKTA_NOT_FOUND',
      problem: `${url} has no group named exactly "one"; there is "One" (00g2, OKTA_GROUP), "ONE" (00g3, APP_GROUP).`,
      remedy: 'Write the name in the access file as Okta has it, and rename one of two groups that have the same name.',
    });
  });

  it('GIVEN no group at all WHEN it is read THEN the error names none', async () => {
    const { okta, url } = await answering([]);
    expect((await failure(readGroupMembers(okta, 'one'))).problem).toBe(`${url} has no group named exactly "one".`);
  });

  it('GIVEN two groups of that name and one that is near WHEN it is read THEN the error names the two', async () => {
    const { okta, url } = await answering([
      group('00g2', 'One'),
      group('00g3', 'one'),
      group('00g4', 'one', 'APP_GROUP'),
    ]);
    expect(await failure(readGroupMembers(okta, 'one'))).toMatchObject({
      code: 'OKTA_AMBIGUOUS',
      problem: `${url} has several groups named exactly "one"; there is "one" (00g3, OKTA_GROUP), "one" (00g4, APP_GROUP).`,
    });
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
    const { okta } = await answering(
      [group('00g/1', 'one')],
      [{ id: '00u1', status: 'ACTIVE', profile: { login: 'ada' }, ...members }],
    );
    const error = await failure(readGroupMembers(okta, 'one'));
    expect(error.code).toBe('OKTA_UNEXPECTED');
    expect(error.problem).toContain(`JSON of an unknown form: ${place}: `);
  });

  it.each([
    [{ ...group('00g/1', 'one'), id: '' }, '0.id'],
    [{ ...group('00g/1', 'one'), type: 1 }, '0.type'],
    [{ ...group('00g/1', 'one'), profile: {} }, '0.profile.name'],
  ])('GIVEN the group %j WHEN it is searched THEN it is refused and the place named', async (found, place) => {
    const { okta } = await answering([found]);
    expect((await failure(readGroupMembers(okta, 'one'))).problem).toContain(`unknown form: ${place}: `);
  });
});
