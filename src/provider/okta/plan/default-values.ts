/**
 * The values that okta/okta fills in where a configuration has none (its schema, version 6.12.0), and, of a SAML app, those with
 * which Okta's console makes every one. A plan that creates a resource has them all, and they say nothing of it.
 */
const DEFAULTS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<string, Record<string, unknown>>([
  [
    'okta_app_saml',
    {
      accessibility_self_service: false,
      assertion_signed: true,
      authn_context_class_ref: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
      auto_submit_toolbar: false,
      digest_algorithm: 'SHA256',
      hide_ios: false,
      hide_web: false,
      honor_force_authn: true,
      implicit_assignment: false,
      response_signed: true,
      saml_signed_request_enabled: false,
      saml_version: '2.0',
      signature_algorithm: 'RSA_SHA256',
      status: 'ACTIVE',
      user_name_template_type: 'BUILT_IN',
    },
  ],
  ['okta_app_user_schema_property', { master: 'PROFILE_MASTER', union: false, user_type: 'default' }],
  ['okta_group', { skip_users: false }],
]);

/** Whether an attribute of a new resource has the value that it has where nothing else is asked for. */
export function isDefaultValue(type: string, attribute: string, value: unknown): boolean {
  const defaults = DEFAULTS.get(type);
  return defaults !== undefined && Object.hasOwn(defaults, attribute) && defaults[attribute] === value;
}
