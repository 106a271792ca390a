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
const WITHOUT_EFFECT =
  /^okta_(admin_role|agent_pool_update$|api_service_integration$|api_token$|app_oauth_(api_scope|post_logout_redirect_uri|redirect_uri|role_assignment)$|app_user_schema_property$|auth_server|brand$|captcha$|customized_signin_page$|email_|event_hook|group_owners?$|group_role$|group_schema_property$|hook_key$|link_|log_stream$|org_support$|preview_signin_page$|prin[ci]+pal_rate_limits$|push_provider$|rate_limit|resource_set$|role_subscription$|security_notification_emails$|template_sms$|theme$|trusted_origin$|ui_schema$|user_admin_roles$)/;

const SIGN_ON =
  /^okta_(app_sign_?on_policy|app_access_policy_assignment|app_saml_app_settings|authenticator|behavior|captcha_org_wide_settings|device|domain|entity_risk_policy|factor|idp_|network_zone|policy_|post_auth_session_policy|session_violation_policy|threat_insight)/;

const PEOPLE = /^okta_(user|realm|identity_source)/;

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
  if (!ownsType(type) || WITHOUT_EFFECT.test(type)) return undefined;
  if (SIGN_ON.test(type)) return 'It has a part in who can sign in to Okta or to the app.';
  if (PEOPLE.test(type)) {
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
