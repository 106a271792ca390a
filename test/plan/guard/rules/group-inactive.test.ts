import { guarded, reasons, resourceChange } from '../plan-fixture.js';

type Values = Readonly<Record<string, unknown>>;

const GROUP = 'azuread_group';
const refusedBy = (changes: readonly Values[]): readonly string[] =>
  guarded(changes).refused.map(({ rule, address }) => `${rule}=${address}`);

describe('a group of Entra', () => {
  it.each([
    ['azuread_group', { security_enabled: false }, {}],
    ['azuread_group_without_members', {}, {}],
    ['azuread_group', {}, { security_enabled: true }],
  ])(
    'GIVEN %s WHEN it is no longer, or may no longer be, a security group THEN it is refused',
    (type, more, after_unknown) => {
      const before = { object_id: 'g1', display_name: 'klaviyo-admins', security_enabled: true };
      const after = { object_id: 'g1', display_name: 'klaviyo-admins', ...more };
      const change = resourceChange(type, { actions: ['update'], before, after, after_unknown });
      expect(refusedBy([change])).toEqual([`group-inactive=${type}.acme`]);
      expect(reasons('group-inactive', change)[0]).toContain('The deploy would change the group klaviyo-admins (g1):');
    },
  );

  it('GIVEN a security group WHEN it gets another name or description THEN that passes', () => {
    const before = { object_id: 'g1', display_name: 'klaviyo-admins', security_enabled: true };
    const after = { ...before, description: 'x' };
    expect(refusedBy([resourceChange(GROUP, { actions: ['update'], before, after })])).toEqual([]);
  });
});
