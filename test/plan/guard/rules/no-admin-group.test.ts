import { assignmentsChange, groups, HARMLESS, reasons } from '../plan-fixture.js';

const of = (change: Parameters<typeof assignmentsChange>[0]): readonly string[] =>
  reasons('no-admin-group', assignmentsChange(change));

const before = groups(['00g1', 'admin'], ['00g2', 'analyst']);
const REASON =
  'After the deploy no group would have an admin role. Only the owner could then administer Klaviyo. Keep an assignment with ' +
  'role admin (portfolio_admin in a portfolio).';

describe('no-admin-group', () => {
  it.each([
    ['the last admin group changes its role', groups(['00g1', 'manager'], ['00g2', 'analyst'])],
    ['a profile is not JSON', { group: [{ id: '00g1', profile: '{' }, { id: '00g2' }] }],
    [
      'profiles hold no role',
      { group: [{ profile: 'null' }, { profile: '{"role":null}' }, { profile: '{"role":1}' }] },
    ],
    ['no group is left', groups()],
  ])('GIVEN an admin group WHEN %s THEN it is refused', (_what, after) => {
    expect(of({ actions: ['update'], before, after })).toEqual([REASON]);
  });

  it.each([[['create']], [['delete']], [['delete', 'create']], [['create', 'forget']]])(
    'GIVEN %j without an admin group THEN it is refused',
    (actions) => {
      expect(of({ actions, before, after: groups(['00g2', 'analyst']) })).toEqual([REASON]);
    },
  );

  it('GIVEN a first deploy without an admin group THEN it is refused', () => {
    expect(of({ actions: ['create'], after: groups(['00g2', 'analyst']) })).toEqual([REASON]);
  });

  it.each(['admin', 'portfolio_admin'])('GIVEN a group with the role %s THEN it passes', (role) => {
    expect(of({ actions: ['update'], before, after: groups(['00g2', 'analyst'], [undefined, role]) })).toEqual([]);
  });

  it.each(HARMLESS)('GIVEN assignments without an admin group WHEN actions are [%s] THEN it passes', (action) => {
    expect(of({ actions: [action], before: groups(), after: groups() })).toEqual([]);
  });
});
