import { OKTA_PLAN as plan } from '../../../../src/provider/okta/plan.js';

const SIGN_ON = 'It has a part in who can sign in to Okta or to the app.';
const PEOPLE = 'It can end the access of people, or change what group rules and profile mappings read.';
const UNKNOWN = 'It is not known what it does to the access of people.';

describe('what no rule judges', () => {
  it.each([
    'app_signon_policy',
    'app_signon_policy_rule',
    'app_signon_policy_rules',
    'app_access_policy_assignment',
    'app_saml_app_settings',
    'authenticator',
    'authenticator_method_webauthn',
    'behavior',
    'captcha_org_wide_settings',
    'device',
    'domain',
    'entity_risk_policy_rule',
    'factor',
    'factor_totp',
    'idp_saml',
    'idp_oidc',
    'network_zone',
    'policy_signon',
    'policy_rule_signon',
    'policy_mfa',
    'policy_device_assurance_macos',
    'post_auth_session_policy_rule',
    'session_violation_policy_rule',
    'threat_insight_settings',
  ])('GIVEN okta_%s THEN it has a part in who can sign in', (name) => {
    for (const creates of [true, false]) expect(plan.unjudgedEffect(`okta_${name}`, creates)).toBe(SIGN_ON);
  });

  it.each([
    'user',
    'user_schema_property',
    'user_base_schema_property',
    'user_type',
    'realm',
    'realm_assignment',
    'identity_source_user',
  ])('GIVEN okta_%s THEN it is about people', (name) => {
    expect(plan.unjudgedEffect(`okta_${name}`, false)).toBe(PEOPLE);
    expect(plan.unjudgedEffect(`okta_${name}`, true)).toBeUndefined();
  });

  it.each([
    'entitlement',
    'review',
    'push_group',
    'app_user_base_schema_property',
    'inline_hook',
    'new_thing',
    'app_oauth_new',
    'themes',
    'auth_server_new',
    'entity_user',
  ])('GIVEN okta_%s THEN it is not known what it does', (name) => {
    for (const creates of [true, false]) expect(plan.unjudgedEffect(`okta_${name}`, creates)).toBe(UNKNOWN);
  });

  it.each([
    'okta_admin_role_custom',
    'okta_admin_role_custom_assignments',
    'okta_admin_role_targets',
    'okta_agent_pool_update',
    'okta_api_service_integration',
    'okta_api_token',
    'okta_app_oauth_api_scope',
    'okta_app_oauth_post_logout_redirect_uri',
    'okta_app_oauth_redirect_uri',
    'okta_app_oauth_role_assignment',
    'okta_app_user_schema_property',
    'okta_auth_server',
    'okta_auth_server_claim',
    'okta_auth_server_claim_default',
    'okta_auth_server_default',
    'okta_auth_server_policy',
    'okta_auth_server_policy_rule',
    'okta_auth_server_scope',
    'okta_brand',
    'okta_captcha',
    'okta_customized_signin_page',
    'okta_email_customization',
    'okta_email_domain',
    'okta_email_domain_verification',
    'okta_email_sender',
    'okta_email_sender_verification',
    'okta_email_smtp_server',
    'okta_email_template_settings',
    'okta_event_hook',
    'okta_event_hook_verification',
    'okta_group_owner',
    'okta_group_role',
    'okta_group_schema_property',
    'okta_hook_key',
    'okta_link_definition',
    'okta_link_value',
    'okta_log_stream',
    'okta_org_support',
    'okta_preview_signin_page',
    'okta_principal_rate_limits',
    'okta_push_provider',
    'okta_rate_limit_admin_notification_settings',
    'okta_rate_limit_warning_threshold_percentage',
    'okta_rate_limiting',
    'okta_resource_set',
    'okta_role_subscription',
    'okta_security_notification_emails',
    'okta_template_sms',
    'okta_theme',
    'okta_trusted_origin',
    'okta_ui_schema',
    'okta_user_admin_roles',
    'null_resource',
    'my_okta_user',
  ])('GIVEN %s THEN its change takes no app from anybody', (type) => {
    for (const creates of [true, false]) expect(plan.unjudgedEffect(type, creates)).toBeUndefined();
  });

  it('GIVEN a type THEN it is of okta/okta by its first word', () => {
    expect(plan.ownsType('okta_brand')).toBe(true);
    for (const type of ['null_resource', 'oktapam_group', 'my_okta_user']) expect(plan.ownsType(type)).toBe(false);
  });

  it.each([
    ['okta_app_features', null, true],
    ['okta_app_connection', {}, true],
    ['okta_app_user', { retain_assignment: true }, true],
    ['okta_app_user', { retain_assignment: false }, false],
    ['okta_app_user', { retain_assignment: 'true' }, false],
    ['okta_app_user', null, false],
  ])('GIVEN %s with %j WHEN Terraform deletes it THEN Okta keeps it: %j', (type, values, keeps) => {
    expect(plan.deletionKeeps(type, values)).toBe(keeps);
  });
});
