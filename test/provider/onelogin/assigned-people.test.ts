import { assignedPeople, type AssignedSettings } from '../../../src/provider/onelogin/assigned-people.js';
import { refusal } from './onelogin-at-hand.js';
import { sampleUser } from './sample-user.js';

const app = {
  ...{ id: '1', name: 'Klaviyo', connectorId: 1, provisioningEnabled: true, roleIds: [], notes: undefined },
  parameters: new Map(),
};

const settings = (changes: Partial<AssignedSettings> = {}): AssignedSettings => ({
  listed: new Set(['ada']),
  giving: [{ name: 'klaviyo-admins', people: new Set(['ada', 'grace', 'former']) }],
  isStopped: false,
  sources: { app, parameter: 'role', rules: [], members: new Map(), attributeNames: [] },
  ...changes,
});

const SUSPENDED = 2;
const NAMELESS = { email: undefined, username: undefined, firstname: undefined, lastname: undefined };

describe('the people of an app of OneLogin', () => {
  test('GIVEN somebody in a role that gives the app and not listed with it WHEN they are active THEN they wait, after those who have it', () => {
    const people = assignedPeople([sampleUser('grace'), sampleUser('ada')], settings());
    expect(people.map(({ id, access, push }) => [id, access, push])).toEqual([
      ['ada', 'given', 'unknown'],
      ['grace', 'waiting', 'pending'],
    ]);
    expect(people[1]?.detail).toBe('status active, in a role that gives the app and not listed with it');
  });

  test('GIVEN that OneLogin provisions nobody WHEN somebody waits THEN no push is expected of it', () => {
    const people = assignedPeople([sampleUser('grace')], settings({ isStopped: true }));
    expect(people).toMatchObject([{ access: 'waiting', push: 'off' }]);
  });

  test('GIVEN somebody suspended WHEN OneLogin does not list them with the app THEN they do not wait for it', () => {
    expect(assignedPeople([sampleUser('former', { status: SUSPENDED })], settings())).toEqual([]);
  });

  test('GIVEN somebody who has the app by no role WHEN it is read THEN they have it in person', () => {
    expect(assignedPeople([sampleUser('ada')], settings({ giving: [] }))).toMatchObject([
      { through: 'person', groups: [] },
    ]);
  });

  test('GIVEN roles of one name WHEN somebody is in both THEN it is told once, and names are in order', () => {
    const giving = ['sales', 'admins', 'sales'].map((name) => ({ name, people: new Set(['ada']) }));
    expect(assignedPeople([sampleUser('ada')], settings({ giving }))[0]?.groups).toEqual(['admins', 'sales']);
  });

  test.each([
    ['their username', { ...NAMELESS, username: 'ada.l' }, 'ada.l'],
    ['their id, without a username', NAMELESS, 'ada'],
    ['their username, for a text that is no address', { ...NAMELESS, email: 'none', username: 'ada.l' }, 'ada.l'],
  ])(
    'GIVEN somebody who left and has no address WHEN they are listed THEN they are called by %s',
    (_what, left, userName) => {
      const people = assignedPeople([sampleUser('ada', { ...left, status: SUSPENDED })], settings());
      expect(people).toMatchObject([{ userName, givenName: '', familyName: '', access: 'ended' }]);
    },
  );

  test.each([
    ['a username', { email: '', username: 'ada.l' }, 'The user "ada.l" (ada) has the app'],
    ['none', NAMELESS, 'The user ada has the app'],
  ])(
    'GIVEN an active person without an address and with %s WHEN they have the app THEN it is an error that names them',
    (_what, changes, problem) => {
      const error = refusal(() => assignedPeople([sampleUser('ada', changes)], settings()));
      expect(error.code).toBe('ONELOGIN_UNEXPECTED');
      expect(error.message).toContain(`${problem} and no usable e-mail address in OneLogin.`);
    },
  );
});
