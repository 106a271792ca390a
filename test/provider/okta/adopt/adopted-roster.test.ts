import fc from 'fast-check';
import { type OktaGroupMember } from '../../../../src/provider/okta/app/okta-app-state.js';
import { adoptedRoster } from '../../../../src/provider/okta/adopt/adopted-roster.js';
import { rosterCsv } from '../../../../src/people/roster-csv.js';
import { parseRoster } from '../../../../src/directory/parse-roster.js';
import { liveApp, member } from './live-app.js';
import { anyText } from '../../../text/any-text.js';

/** The roster of an app whose groups have these members. */
function rosterOf(groups: Readonly<Record<string, readonly OktaGroupMember[]>>, appUsers = liveApp().appUsers) {
  const assignments = Object.keys(groups).map((groupName, index) => ({
    groupId: `00g${index}`,
    groupName,
    groupType: 'OKTA_GROUP',
    priority: index + 1,
    role: 'admin',
  }));
  return adoptedRoster(
    liveApp({
      assignments,
      appUsers,
      members: new Map(Object.values(groups).map((people, index) => [`00g${index}`, people])),
    }),
  );
}

describe('the people of the assigned groups', () => {
  it('are each there once, with all their groups', () => {
    const ada = member('ada@example.com', { givenName: 'Ada', familyName: 'Lovelace' });

    expect(rosterOf({ admins: [ada], analysts: [member('alan@example.com'), ada] }).people).toEqual([
      {
        userName: 'ada@example.com',
        givenName: 'Ada',
        familyName: 'Lovelace',
        groups: ['admins', 'analysts'],
        status: 'active',
      },
      { userName: 'alan@example.com', givenName: '', familyName: '', groups: ['analysts'], status: 'active' },
    ]);
  });

  it('go by their name in the app, else by their e-mail address, else by their login', () => {
    const { people } = rosterOf({
      admins: [
        member('ada', { id: '00u1', email: 'other@example.com' }),
        member('alan', { email: 'alan@example.com' }),
        member('grace@example.com', { email: undefined }),
      ],
    });

    expect(people.map(({ userName }) => userName)).toEqual([
      'ada@example.com',
      'alan@example.com',
      'grace@example.com',
    ]);
  });

  it.each([
    ['ACTIVE', 'active'],
    ['LOCKED_OUT', 'active'],
    ['PROVISIONED', 'active'],
    ['STAGED', 'inactive'],
    ['NEW_ONE', 'inactive'],
    ['SUSPENDED', 'suspended'],
    ['DEPROVISIONED', 'deprovisioned'],
  ])('are, when %s in Okta, %s', (status, expected) => {
    expect(rosterOf({ admins: [member('ada@example.com', { status })] }).people[0]!.status).toBe(expected);
  });

  it('are reported where they have no e-mail address, once', () => {
    const nobody = member('nobody', { email: 'nobody' });
    const { people, notes } = rosterOf({ admins: [nobody], analysts: [nobody] });

    expect(people).toEqual([]);
    expect(notes).toEqual([
      { severity: 'warning', text: expect.stringContaining('not in the roster: "nobody".') as string },
    ]);
  });

  it.each([
    "'ada@example.com",
    '=ada@example.com',
    "ada@example.com'",
    'a\u00adda@example.com',
    'ad\u0430@example.com',
  ])(
    'are listed where a roster refuses their userName in the app, and not written under another one: %j',
    (userName) => {
      const ada = member('ada', { id: '00u1', email: 'ada@example.com' });
      const [user] = liveApp().appUsers;
      const { people, notes } = rosterOf({ admins: [ada] }, [{ ...user!, id: '00u1', userName }]);

      expect(people).toEqual([]);
      expect(notes).toMatchObject([
        { severity: 'warning', text: expect.stringContaining('have a userName that a roster refuses') as string },
      ]);
    },
  );

  it('have no name in the roster where a character of it was lost', () => {
    const ada = member('ada@example.com', { givenName: 'Ad\ufffd', familyName: 'Lovelace' });
    expect(rosterOf({ admins: [ada] }).people).toMatchObject([{ givenName: '', familyName: 'Lovelace' }]);
  });

  it.each(['a;b', ' admins', 'ad\u0000mins'])('are in the id of a group that a roster cannot name: %j', (group) => {
    const { people, notes } = rosterOf({ analysts: [], [group]: [member('ada@example.com')] });

    expect(people.map(({ groups }) => groups)).toEqual([['00g1']]);
    expect(notes).toEqual([]);
  });

  it('are nobody in a group whose members were not read', () => {
    expect(adoptedRoster(liveApp({ members: new Map() })).people).toEqual([]);
  });
});

/** What may stand before a userName; a roster takes the empty one alone. */
const SIGNS = ['', '', '', "'", '=', '\u200b', '\u0430'];

it('GIVEN any names WHEN the roster is written THEN parseRoster reads the same people', () => {
  const name = fc.oneof(
    anyText(),
    fc.constantFrom('=1+1', '"Ada"', 'a,b', 'a;b', '\ufeffAda', ' Ada ', 'a\nb', "O'Brien", '+49', '@x', '-'),
  );
  const group = fc.stringMatching(/^[a-z"',=+@-][a-z "',=+@-]{0,8}[a-z"']$/);
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(name, name, group, fc.constantFrom('ACTIVE', 'SUSPENDED', 'DEPROVISIONED'), fc.constantFrom(...SIGNS)),
        { minLength: 1 },
      ),
      (rows) => {
        fc.pre(rows.some(([, , , , sign]) => sign === ''));
        const groups: Record<string, OktaGroupMember[]> = {};
        rows.forEach(([givenName, familyName, groupName, status, sign], index) => {
          const person = member(`${sign}p${index}@example.com`, { givenName, familyName, status });
          groups[groupName] = [...(groups[groupName] ?? []), person];
        });
        const { people } = rosterOf(groups, []);

        const read = parseRoster(rosterCsv(people), { path: 'people.csv' });

        expect(
          read.map(({ userName, givenName, familyName, groups: all, active }) => [
            userName,
            givenName,
            familyName,
            all,
            active,
          ]),
        ).toEqual(
          people.map(({ userName, givenName, familyName, groups: all, status }) => [
            userName,
            givenName,
            familyName,
            all,
            status === 'active',
          ]),
        );
      },
    ),
    { numRuns: 200 },
  );
});
