import { type Change, reasons, resourceChange } from '../plan-fixture.js';

const of = (type: string, change: Change): readonly string[] => reasons('forgotten', resourceChange(type, change));

describe('forgotten', () => {
  it.each([
    ['okta_app_saml', 'app', {}],
    ['okta_app_user_schema_property', 'role attribute', { index: 'role' }],
    ['okta_app_group_assignments', 'group assignments', {}],
    ['okta_app_group_assignment', 'group assignment', {}],
    ['okta_app_user', 'person assignment', {}],
    ['okta_group_memberships', 'group members', {}],
    ['okta_group_rule', 'rule', {}],
    ['okta_app_features', 'provisioning', {}],
    ['okta_profile_mapping', 'profile mapping', {}],
  ])('GIVEN %s WHEN it is forgotten THEN it is refused', (type, subject, before) => {
    expect(of(type, { actions: ['forget'], before })).toEqual([
      `The deploy would take the ${subject} out of Terraform's state and leave it in Okta as it is. Nobody loses access by that. ` +
        'But no later plan shows what happens to it, and the guard does not judge it any more. Allow it if it is to be managed ' +
        'elsewhere, by another configuration that imports it or by hand.',
    ]);
  });

  it('GIVEN a group WHEN it is forgotten THEN it passes: that is the way to keep one', () => {
    expect(of('okta_group', { actions: ['forget'], before: { id: '00g1' } })).toEqual([]);
  });

  it.each([
    ['okta_app_group_assignment', true],
    ['okta_app_features', true],
    ['okta_app_saml', false],
    ['okta_app_user_schema_property', false],
  ])('GIVEN %s WHEN another one is created and it is forgotten THEN this rule speaks: %j', (type, refused) => {
    const values = { index: 'role', status: 'ENABLED' };
    expect(of(type, { actions: ['create', 'forget'], before: values, after: values })).toHaveLength(refused ? 1 : 0);
  });

  it.each([
    ['okta_app_features', {}, 1],
    ['okta_app_connection', {}, 1],
    ['okta_app_group_assignment', { retain_assignment: true }, 1],
    ['okta_app_user', { retain_assignment: true }, 1],
    ['okta_app_group_assignment', { retain_assignment: false }, 0],
    ['okta_group_rule', {}, 0],
  ])('GIVEN %s with %j WHEN it is deleted THEN Okta keeps it: %d', (type, before, number) => {
    expect(of(type, { actions: ['delete'], before })).toHaveLength(number);
  });

  it.each([['no-op'], ['update'], ['create']])('GIVEN the action %s THEN it passes', (action) => {
    const values = { retain_assignment: true };
    expect(of('okta_app_group_assignment', { actions: [action], before: values, after: values })).toEqual([]);
  });
});
