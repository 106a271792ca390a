import { SCIM_ROLE } from '../../../access/scim-role.js';
import { type PlannedAttributes, type PlanSubject } from '../../plan-subjects.js';

/** What the resource types of okta/okta are about. Of the attributes of an app's users, only `role` is ours. */
const SUBJECTS: ReadonlyMap<string, PlanSubject> = new Map([
  ['okta_app_saml', 'app'],
  ['okta_app_oauth', 'app'],
  ['okta_app_auto_login', 'app'],
  ['okta_app_basic_auth', 'app'],
  ['okta_app_bookmark', 'app'],
  ['okta_app_secure_password_store', 'app'],
  ['okta_app_shared_credentials', 'app'],
  ['okta_app_swa', 'app'],
  ['okta_app_three_field', 'app'],
  ['okta_app_group_assignments', 'group assignments'],
  ['okta_app_group_assignment', 'group assignment'],
  ['okta_app_user', 'person assignment'],
  ['okta_group', 'group'],
  ['okta_group_memberships', 'group members'],
  ['okta_user_group_memberships', 'group members'],
  ['okta_group_rule', 'rule'],
  ['okta_app_features', 'provisioning'],
  ['okta_app_connection', 'provisioning'],
  ['okta_profile_mapping', 'profile mapping'],
]);

const NAME_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ...[...SUBJECTS].filter(([, subject]) => subject === 'app').map(([type]) => [type, 'label'] as const),
  ['okta_group', 'name'],
  ['okta_group_rule', 'name'],
  ['okta_app_features', 'name'],
]);

/** Resources that Terraform cannot delete in Okta: it takes them out of its state (provider 6.12.0, "Delete Not Supported"). */
const NEVER_DELETED: ReadonlySet<string> = new Set(['okta_app_features', 'okta_app_connection']);

/**
 * Resources whose change takes no app from anybody: administrators' roles, branding, mails, hooks for events, authorization
 * servers, and what belongs to apps that sign on with OAuth (the provider's documentation, version 6.12.0).
 */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
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
]);

/** How the types begin that have a part in who can sign in. */
const SIGN_ON = [
  'okta_app_signon_policy',
  'okta_app_access_policy_assignment',
  'okta_app_saml_app_settings',
  'okta_authenticator',
  'okta_behavior',
  'okta_captcha_org_wide_settings',
  'okta_device',
  'okta_domain',
  'okta_entity_risk_policy',
  'okta_factor',
  'okta_idp_',
  'okta_network_zone',
  'okta_policy_',
  'okta_post_auth_session_policy',
  'okta_session_violation_policy',
  'okta_threat_insight',
] as const;

/** How the types begin that are about people. */
const PEOPLE = ['okta_user', 'okta_realm', 'okta_identity_source'] as const;

/** What a resource is about, by its type and, of an attribute of the app's users, its name. */
export function subjectOf({
  type,
  values,
}: {
  readonly type: string;
  readonly values: PlannedAttributes;
}): PlanSubject {
  if (type === 'okta_app_user_schema_property') return values?.index === SCIM_ROLE.name ? 'role attribute' : 'other';
  return SUBJECTS.get(type) ?? 'other';
}

/** The attribute that holds the name by which people know a resource. */
export function nameAttribute(type: string): string | undefined {
  return NAME_ATTRIBUTES.get(type);
}

/** Whether a type is one of okta/okta. */
export function ownsType(type: string): boolean {
  return type.startsWith('okta_');
}

/**
 * Of a type of the subject `other`: what its change may take away, as a sentence. Undefined where that is nothing, or where
 * the type is of another Terraform provider. A person who is only created takes nothing away.
 *
 * @param creates - whether the change creates the resource, and does nothing to one that is there
 */
export function unjudgedEffect(type: string, creates: boolean): string | undefined {
  if (!ownsType(type) || WITHOUT_EFFECT.has(type)) return undefined;
  if (SIGN_ON.some((start) => type.startsWith(start))) return 'It has a part in who can sign in to Okta or to the app.';
  if (PEOPLE.some((start) => type.startsWith(start))) {
    return creates
      ? undefined
      : 'It can end the access of people, or change what group rules and profile mappings read.';
  }
  return 'It is not known what it does to the access of people.';
}

/** Whether Terraform takes the resource out of its state and leaves it in Okta where its plan says "delete". */
export function deletionKeeps(type: string, values: PlannedAttributes): boolean {
  return NEVER_DELETED.has(type) || values?.retain_assignment === true;
}
