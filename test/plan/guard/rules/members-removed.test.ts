import { type Change, HARMLESS, reasons, resourceChange } from '../plan-fixture.js';

const ofGroup = (change: Change): readonly string[] =>
  reasons('members-removed', resourceChange('okta_group_memberships', change));
const ofPerson = (change: Change): readonly string[] =>
  reasons('members-removed', resourceChange('okta_user_group_memberships', change));
const users = (...ids: readonly string[]): Readonly<Record<string, unknown>> => ({ group_id: '00g1', users: ids });
const groups = (...ids: readonly string[]): Readonly<Record<string, unknown>> => ({ user_id: '00u1', groups: ids });

const END = 'Where such a group gives them the app, they lose access to Klaviyo. Allow it if they should lose it.';

describe('members-removed', () => {
  it('GIVEN members of a group WHEN all are taken out THEN they are named, however few they are', () => {
    expect(ofGroup({ actions: ['update'], before: users('u1', 'u2'), after: users() })).toEqual([
      `The deploy would take people out of groups: u1 out of 00g1, u2 out of 00g1. ${END}`,
    ]);
  });

  const people = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `u${index + 1}`);
  const taking = (lost: number, of: number): readonly string[] =>
    ofGroup({ actions: ['update'], before: users(...people(of)), after: users(...people(of).slice(lost), 'new') });

  it.each([
    [4, 5],
    [5, 20],
    [25, 100],
    [1, 1],
  ])('GIVEN the default limit WHEN %d of %d leave a group that keeps people THEN it passes', (lost, of) => {
    expect(taking(lost, of)).toEqual([]);
  });

  it.each([
    [5, 19, '26 %'],
    [26, 100, '26 %'],
  ])('GIVEN the default limit WHEN %d of %d leave a group THEN it is refused with the figures', (lost, of, share) => {
    const [reason] = taking(lost, of);

    expect(reason).toMatch(
      new RegExp(`^The deploy would take ${lost} of ${of} people out of the group "00g1": u1, u2, `),
    );
    expect(reason).toContain(`That is ${share}, where policy.maximumRemovals allows 25 % at once. ${END}`);
  });

  it('GIVEN the groups of a person WHEN one is taken off THEN it is named', () => {
    expect(ofPerson({ actions: ['update'], before: groups('g1', 'g2'), after: groups('g2') })).toEqual([
      `The deploy would take people out of groups: 00u1 out of g1. ${END}`,
    ]);
  });

  it('GIVEN members WHEN all are deleted THEN all are named', () => {
    expect(ofGroup({ actions: ['delete'], before: users('u1', 'u2') })[0]).toContain(
      'u1 out of 00g1, u2 out of 00g1. Where',
    );
  });

  it('GIVEN members WHEN they are replaced by the same THEN it is refused, since they are out of the group in between', () => {
    expect(ofGroup({ actions: ['delete', 'create'], before: users('u1'), after: users('u1') })).toEqual([
      `The deploy would take people out of groups: u1 out of 00g1. Then it puts the planned members into them. ${END}`,
    ]);
  });

  it.each([
    [20, 'u19 out of 00g1. Where'],
    [23, 'u19 out of 00g1, and 3 more. Where'],
  ])('GIVEN %d members who are taken out THEN twenty are named, and the others counted', (count, words) => {
    const ids = Array.from({ length: count }, (_, index) => `u${index}`);
    expect(ofGroup({ actions: ['delete'], before: users(...ids) })[0]).toContain(words);
  });

  it('GIVEN members that are known only after the apply THEN it is refused: nobody can say who stays', () => {
    const change = { actions: ['update'], before: users('u1'), after: { group_id: '00g1' } };
    expect(ofGroup({ ...change, after_unknown: { users: true } })).toEqual([
      'The deploy would change members of a group. The plan does not show who stays, so it may take people out of a group that ' +
        'gives them the app.',
    ]);
    expect(ofGroup({ ...change, actions: ['delete'], before: { group_id: '00g1' } })).toHaveLength(1);
    expect(ofGroup({ actions: ['delete'], before: { group_id: '00g1' } })).toHaveLength(1);
  });

  it.each([...HARMLESS.map((action) => [action]), ['create', 'forget']])(
    'GIVEN the actions %s %s THEN it passes',
    (...actions) => {
      expect(ofGroup({ actions, before: users('u1'), after: users() })).toEqual([]);
    },
  );

  it('GIVEN members who are only added THEN it passes', () => {
    expect(ofGroup({ actions: ['update'], before: users('u1'), after: users('u1', 'u2') })).toEqual([]);
    expect(ofGroup({ actions: ['create'], after: users('u1') })).toEqual([]);
    expect(ofGroup({ actions: ['create'], after: {}, after_unknown: { users: true } })).toEqual([]);
  });
});
