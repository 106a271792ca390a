import { appRoleResourceId, roleAssignmentId } from '../../src/provider/resource-ids.js';

describe('appRoleResourceId', () => {
  it.each([
    ['admin', 'role-admin'],
    ['campaign_coordinator', 'role-campaign_coordinator'],
  ])('is the name of a plain role: %s', (role, id) => {
    expect(appRoleResourceId(role)).toBe(id);
  });

  it('is another one for each name, also for one that ends as a hashed name does', () => {
    const odd = appRoleResourceId('Retention Lead');
    const likeIt = appRoleResourceId(odd.replace(/^role-/, ''));

    expect(odd).toMatch(/^role-retention-lead_[0-9a-f]{12}$/);
    expect(likeIt).not.toBe(odd);
    expect(appRoleResourceId('retention lead')).not.toBe(odd);
  });
});

it('roleAssignmentId follows from the name of the group alone', () => {
  expect(roleAssignmentId('klaviyo-admins')).toBe('assignment-klaviyo-admins');
  expect(roleAssignmentId('Klaviyo Admins')).toMatch(/^assignment-klaviyo-admins_[0-9a-f]{12}$/);
});
