import { peopleOfRoles } from '../../../../src/provider/onelogin/adopt/adopted-roster.js';
import { type OneLoginUser } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { sampleUser } from '../sample-user.js';
import { sampleLiveApp } from './sample-live-app.js';

/** The app with these people in the role `staff`. */
const withStaff = (...users: readonly OneLoginUser[]) =>
  sampleLiveApp({
    members: new Map([['7', new Set(users.map(({ id }) => id))]]),
    appPeople: users.map(({ id }) => id),
    people: new Map(users.map((user) => [user.id, user])),
  });

describe('the roster of an app of OneLogin', () => {
  test('GIVEN members without an address WHEN it is made THEN they are left out, and named by their username or their id', () => {
    const { people, notes } = peopleOfRoles(
      withStaff(
        sampleUser('ada', { email: ' ada@example.com ' }),
        sampleUser('2', { email: undefined, username: 'grace.h' }),
        sampleUser('3', { email: 'no address', username: undefined }),
      ),
    );
    expect(people.map(({ userName }) => userName)).toEqual(['ada@example.com']);
    expect(notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringContaining(
          'have no e-mail address and are not in the roster: "grace.h", "the user 3".',
        ) as string,
      },
    ]);
  });

  test.each([
    ['active', { status: 1, state: 1 }],
    ['suspended', { status: 2, state: 1 }],
    ['inactive', { status: 0, state: 1 }],
    ['inactive', { status: 1, state: 3 }],
    ['inactive', { status: undefined, state: undefined }],
  ])('GIVEN a member WHEN they are %s in OneLogin by %o THEN the roster says so', (status, standing) => {
    const nameless = { firstname: undefined, lastname: undefined };
    expect(peopleOfRoles(withStaff(sampleUser('ada', { ...standing, ...nameless }))).people).toEqual([
      { userName: 'ada@example.com', givenName: '', familyName: '', groups: ['staff'], status },
    ]);
  });

  test('GIVEN people who have the app by no role WHEN it is made THEN they are not in it, and a warning names them', () => {
    const live = withStaff(sampleUser('ada'));
    const people = new Map([...live.people, ['grace', sampleUser('grace')] as const]);
    const { people: roster, notes } = peopleOfRoles({ ...live, people, appPeople: ['ada', 'grace', '99'] });
    expect(roster).toHaveLength(1);
    expect(notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringMatching(/are in no role of OneLogin that gives it: "grace@example\.com", "99"\./) as string,
      },
    ]);
  });

  test('GIVEN a role without people WHEN it is made THEN nobody is in the roster', () => {
    expect(peopleOfRoles(sampleLiveApp())).toEqual({ people: [], notes: [] });
  });
});
