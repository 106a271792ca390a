import { type OneLoginUser } from '../../../src/provider/onelogin/app/onelogin-state.js';
import { soundPeople } from '../../../src/provider/onelogin/sound-people.js';
import { refusal } from './onelogin-at-hand.js';
import { sampleUser } from './sample-user.js';

const person = (user: OneLoginUser, ...groups: readonly string[]) => ({ user, groups: new Set(groups) });
const inAdmins = ({ groups }: { readonly groups: readonly string[] }): boolean => groups.includes('admins');
const ADDRESS = { email: 'ada@example.com' };
const LEFT = { status: 2 };

describe('the people of OneLogin, each once', () => {
  test.each([['before'], ['after']])(
    'GIVEN two users of one address WHEN the suspended one stands %s the active one THEN the active one counts',
    (where) => {
      const old = person(sampleUser('old', { ...ADDRESS, ...LEFT, firstname: 'Old' }), 'admins');
      const back = person(sampleUser('back', { email: 'Ada@Example.com', firstname: 'Back' }), 'admins');
      const found = soundPeople(where === 'before' ? [old, back] : [back, old], inAdmins);
      expect(found).toMatchObject([{ userName: 'Ada@Example.com', givenName: 'Back', active: true }]);
    },
  );

  test('GIVEN two suspended users of one address WHEN they are read THEN they are one person who is not active', () => {
    const users = ['one', 'two'].map((id) => person(sampleUser(id, { ...ADDRESS, ...LEFT }), 'admins'));
    expect(soundPeople(users, inAdmins)).toMatchObject([{ userName: 'ada@example.com', active: false }]);
  });

  test.each([
    ['the first', ['admins'], []],
    ['the second', [], ['admins']],
  ])(
    'GIVEN two active users of one address WHEN %s gets access THEN it is an error that names both',
    (_who, one, other) => {
      const both = [
        person(sampleUser('1', { ...ADDRESS, username: undefined }), ...one),
        person(sampleUser('2', { email: 'ADA@example.com', username: 'ada.l' }), ...other),
      ];
      const error = refusal(() => soundPeople(both, inAdmins));
      expect(error.code).toBe('ONELOGIN_AMBIGUOUS');
      expect(error.message).toContain(
        'The users 1 and "ada.l" (2) of OneLogin have the same e-mail address "ADA@example.com".',
      );
    },
  );

  test('GIVEN two active users of one address WHEN neither gets access THEN nothing hangs on it, and they are one person', () => {
    const both = ['one', 'two'].map((id) => person(sampleUser(id, ADDRESS)));
    expect(soundPeople(both, inAdmins)).toHaveLength(1);
  });

  test('GIVEN somebody without an address WHEN they are active and get access THEN it is an error; and else they are called by their username or id', () => {
    const nobody = { email: undefined, username: 'ada.l' };
    const error = refusal(() => soundPeople([person(sampleUser('1', nobody), 'admins', 'sales')], inAdmins));
    expect(error.code).toBe('ONELOGIN_UNEXPECTED');
    expect(error.message).toContain('The member of "admins", "sales" "ada.l" (1) has no usable e-mail address');
    const everybody = refusal(() => soundPeople([person(sampleUser('1', nobody))], () => true));
    expect(everybody.message).toContain('The user "ada.l" (1) has no usable e-mail address');

    const others = [
      person(sampleUser('1', nobody)),
      person(sampleUser('2', { ...LEFT, email: 'none', username: undefined }), 'admins'),
    ];
    expect(soundPeople(others, inAdmins).map(({ userName }) => userName)).toEqual(['ada.l', '2']);
  });
});
