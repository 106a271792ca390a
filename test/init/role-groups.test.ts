import { BUILT_IN_ROLES, ACCOUNT_KINDS } from '../../src/access/role.js';
import { fullPower, roleGroups, standardGroup, standardGroups } from '../../src/init/role-groups.js';

describe('the groups of roles', () => {
  it('GIVEN any built-in role THEN its standard group is its own', () => {
    const roles = ACCOUNT_KINDS.flatMap((kind) => BUILT_IN_ROLES[kind].map(({ id }) => id));

    expect(standardGroup('admin')).toBe('klaviyo-admins');
    expect(standardGroup('campaign_coordinator')).toBe('klaviyo-campaign-coordinators');
    expect(standardGroup('support')).toBe('klaviyo-support');
    expect(new Set(roles.map(standardGroup)).size).toBe(roles.length);
  });

  it.each(ACCOUNT_KINDS)('GIVEN a new %s THEN its first roles are built in, and one manages users', (kind) => {
    const groups = roleGroups(standardGroups(kind, (group) => group));
    const known = BUILT_IN_ROLES[kind].map(({ id }) => id);

    expect(groups.filter(({ role }) => !known.includes(role))).toEqual([]);
    expect(fullPower(groups)).toBeDefined();
  });

  it('GIVEN an answer THEN each line is a role and, behind the first "=", its group', () => {
    expect(roleGroups('admin\nanalyst = a=b \nsupport=')).toEqual([
      { role: 'admin', group: 'klaviyo-admins' },
      { role: 'analyst', group: 'a=b' },
      { role: 'support', group: '' },
    ]);
  });
});
