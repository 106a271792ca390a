import { AdminCount } from '../../src/reconcile/admin-count.js';
import { userKey } from '../../src/people/user-key.js';
import { adminsOf } from '../../src/reconcile/admin.js';
import { accountOf, inKlaviyo, OWNER } from './planning.js';

const [ADA, GRACE] = [userKey('ada@example.com'), userKey('grace@example.com')];
const isAdmin = adminsOf(accountOf());

describe('who administers an account', () => {
  it.each([
    ['an active admin', inKlaviyo('ada', 'admin'), true],
    ['an admin who is switched off', inKlaviyo('ada', 'admin', { active: false }), false],
    ['another role', inKlaviyo('ada', 'manager'), false],
    ['a role that is not known', inKlaviyo('ada', 'strange'), false],
    ['the owner', OWNER, false],
    ['the declared owner with another role', inKlaviyo('owner', 'admin'), false],
  ])('GIVEN %s THEN it is %s', (_, person, expected) => {
    expect(isAdmin(person)).toBe(expected);
  });
});

describe('AdminCount', () => {
  it('GIVEN several records of one admin THEN they are one, and the last one is not taken', () => {
    const twice = [inKlaviyo('ada', 'admin'), inKlaviyo('Ada', 'admin', { id: 'id-2' })];
    const admins = new AdminCount(twice, 1, isAdmin);

    expect(admins.tryToTake(ADA)).toBe(false);
    expect(admins.whyKept).toContain('there is 1');
  });

  it('GIVEN two admins and a minimum of one THEN one can be taken, and another one once somebody was added', () => {
    const admins = new AdminCount([inKlaviyo('ada', 'admin'), inKlaviyo('grace', 'admin')], 1, isAdmin);

    expect([admins.tryToTake(ADA), admins.tryToTake(GRACE)]).toEqual([true, false]);
    admins.add(userKey('alan@example.com'));
    expect([admins.tryToTake(GRACE), admins.tryToTake(userKey('alan@example.com'))]).toEqual([true, false]);
  });

  it('GIVEN an admin whom a reading shows without full power THEN they count no more, and once at most', () => {
    const admins = new AdminCount([inKlaviyo('ada', 'admin'), inKlaviyo('grace', 'admin')], 1, isAdmin);
    admins.lacks(ADA);
    admins.lacks(ADA);
    admins.add(GRACE);

    expect(admins.whyKept).toContain('there is 1');
    expect(admins.tryToTake(GRACE)).toBe(false);
  });
});
