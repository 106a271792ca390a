import { ONELOGIN_PLAN as plan } from '../../../../src/provider/onelogin/plan.js';

const MAPPING = { actions: [{ action: 'add_role', value: ['1008'] }] };

describe('the resources of onelogin', () => {
  it.each([
    ['onelogin_saml_apps', { id: '1' }, 'app'],
    ['onelogin_apps', { id: '1' }, 'app'],
    ['onelogin_roles', {}, 'group'],
    ['onelogin_user_mappings', MAPPING, 'rule'],
    ['onelogin_user_mappings', { actions: [] }, 'other'],
    ['onelogin_user_mappings', { actions: [...MAPPING.actions, { action: 'set_status', value: ['2'] }] }, 'other'],
    ['onelogin_app_role_attachments', { app_id: 1, role_id: 2 }, 'other'],
    ['onelogin_users', {}, 'other'],
    ['okta_group', {}, 'other'],
  ])('GIVEN %s with %j THEN it is about: %s', (type, values, subject) => {
    expect(plan.subjectOf({ type, values })).toBe(subject);
  });

  it('GIVEN an app THEN its parameters and its provisioning are parts of it', () => {
    expect(plan.parts({ type: 'onelogin_saml_apps', before: null, after: {} })).toEqual([
      'provisioning',
      'role attribute',
    ]);
    expect(plan.parts({ type: 'onelogin_user_mappings', before: null, after: MAPPING })).toEqual([]);
  });

  it('GIVEN a type THEN its name, and what a plan leaves out of a new one, are known', () => {
    for (const type of ['onelogin_saml_apps', 'onelogin_roles', 'onelogin_app_rules', 'onelogin_user_mappings']) {
      expect(plan.nameAttribute(type)).toBe('name');
      expect(plan.isComputed(type, 'id')).toBe(true);
    }
    expect(plan.nameAttribute('onelogin_users')).toBeUndefined();
    expect(plan.isComputed('onelogin_saml_apps', 'policy_id')).toBe(true);
    expect(plan.isComputed('onelogin_roles', 'apps')).toBe(false);
    expect(plan.isComputed('okta_group', 'id')).toBe(false);
    expect(plan.isDefaultValue('onelogin_saml_apps', 'visible', true)).toBe(true);
    expect(plan.isDefaultValue('onelogin_saml_apps', 'visible', false)).toBe(false);
    expect(plan.isDefaultValue('onelogin_app_rules', 'enabled', false)).toBe(false);
  });

  it.each([
    ['onelogin_users', true, undefined],
    ['onelogin_users', false, /end the access/],
    ['onelogin_groups', true, undefined],
    ['onelogin_groups', false, /security policy/],
    ['onelogin_user_custom_attributes', true, /Klaviyo role that an attribute holds/],
    ['onelogin_app_role_attachments', true, /apps of onelogin_roles/],
    ['onelogin_app_rules', true, /may give or take the Klaviyo role/],
    ['onelogin_user_mappings', true, /may change their status/],
    ['onelogin_smarthooks', true, /not known/],
    ['okta_group', false, undefined],
  ])('GIVEN %s that is created: %j THEN its effect is %s', (type, creates, effect) => {
    const said = plan.unjudgedEffect(type, creates);
    if (effect === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(effect);
  });

  it('GIVEN a deletion THEN nothing of it is kept in OneLogin', () => {
    expect(plan.deletionKeeps('onelogin_roles', {})).toBe(false);
    expect(plan.ownsType('onelogin_roles')).toBe(true);
    expect(plan.ownsType('okta_group')).toBe(false);
  });
});
