import { ONELOGIN_PLAN as plan } from '../../../../src/provider/onelogin/plan.js';
import { type PlannedAttributes, type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const side = (values: PlannedAttributes, unknown: unknown = {}): PlannedSide => ({ values, sensitive: {}, unknown });
const ROLE = { id: '1008', name: 'klaviyo-admins', apps: [1004] };
const parts = (after: PlannedAttributes, before: PlannedAttributes = null) =>
  plan.parts({ type: 'onelogin_roles', before, after });

describe('the people of a role of OneLogin', () => {
  it('GIVEN a role THEN it is a group, and names people only where it lists them', () => {
    expect(plan.subjectOf({ type: 'onelogin_roles', values: ROLE })).toBe('group');
    expect(plan.groupId(ROLE)).toBe('1008');
    expect(plan.groupName(ROLE)).toBe('klaviyo-admins');
    expect(plan.groupImportId('1008')).toBe('1008');
    for (const users of [null, []]) expect(parts({ ...ROLE, users })).toEqual([]);
    expect(parts({ ...ROLE, users: [1000] })).toEqual(['group members']);
    expect(parts(null, { ...ROLE, users: [1000] })).toEqual([]);
  });

  it('GIVEN a list that is known only after the apply, which the plan leaves out THEN people may come and go', () => {
    expect(parts(ROLE)).toEqual(['group members']);
    expect(plan.memberships(side(ROLE, { users: true }))).toBeUndefined();
  });

  it('GIVEN a list THEN each person is in the role, by its id, or by its name before it has one', () => {
    const listed = { ...ROLE, users: [1000, 1001] };
    expect(plan.memberships(side(listed))).toEqual([
      { person: '1000', group: '1008' },
      { person: '1001', group: '1008' },
    ]);
    expect(plan.memberships(side({ ...listed, id: undefined }, { id: true }))).toMatchObject([
      { group: 'klaviyo-admins' },
      { group: 'klaviyo-admins' },
    ]);
    expect(plan.memberships(side(null))).toEqual([]);
    expect(plan.memberships(side({ ...ROLE, users: ['', {}] }))).toBeUndefined();
  });

  it('GIVEN a list that the state does not follow THEN who is in the role is not known', () => {
    const skipped = { ...ROLE, users: [1000], skip_membership_refresh: ['admins', 'users'] };
    expect(plan.memberships(side(skipped))).toBeUndefined();
    expect(plan.memberships(side({ ...skipped, skip_membership_refresh: ['admins'] }))).toHaveLength(1);
  });

  it('GIVEN people who are looked up, or made THEN they are known by their e-mail addresses', () => {
    const ada = { id: 1000, email: 'ada@example.com' };
    expect(plan.personNames({ type: 'onelogin_users', values: { users: [ada, { id: 1 }] } })).toEqual([
      ['1000', 'ada@example.com'],
    ]);
    expect(plan.personNames({ type: 'onelogin_user', values: { ...ada, id: '1000' } })).toEqual([
      ['1000', 'ada@example.com'],
    ]);
    expect(plan.personNames({ type: 'onelogin_users', values: null })).toEqual([]);
    expect(plan.personNames({ type: 'onelogin_roles', values: { users: [ada] } })).toEqual([]);
  });
});

describe('the apps of a role of OneLogin', () => {
  const loss = (before: unknown, after: unknown, unknown: unknown = {}) =>
    plan.groupLoss!(side({ ...ROLE, apps: before }), side({ ...ROLE, apps: after }, unknown));

  it('GIVEN a role that gives an app no longer THEN it is said, whichever app it is', () => {
    expect(loss([1004, 7], [1004])).toContain('it would no longer give the app 7.');
    expect(loss([1004, 7, 8], [9])).toContain('it would no longer give the apps 1004, 7, 8.');
    expect(loss([1004], undefined, { apps: true })).toContain('known only after the apply, and it gives 1004 now');
  });

  it('GIVEN a role that gives as many or more, or whose list is emptied, which is never sent THEN nothing is lost', () => {
    expect(loss([1004], [1004])).toBeUndefined();
    expect(loss([1004], [7, 1004])).toBeUndefined();
    expect(loss(null, [7])).toBeUndefined();
    expect(loss([1004], [])).toBeUndefined();
    expect(loss([1004], null)).toBeUndefined();
  });
});
