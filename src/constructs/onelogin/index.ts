/**
 * The constructs of OneLogin. `KlaviyoOneLoginAccess` composes them for one account of an access file; each can be used alone in another
 * CDKTF app. The bindings of the provider's resources are here too, since no package has them.
 */
export type * from '../../access/access-model.js';
export type * from '../../access/direct-provisioning.js';
export type { EntraAccount } from '../../access/entra-account.js';
export type * from '../../access/entra-settings.js';
export type { OktaAccount } from '../../access/okta-account.js';
export type * from '../../access/okta-settings.js';
export type { OneLoginAccount } from '../../access/onelogin-account.js';
export type * from '../../access/onelogin-settings.js';
export type * from '../../access/review-settings.js';
export type * from '../../access/stated-costs.js';
export type { ForbiddenRoles, Policy, UnmanagedPeople } from '../../access/policy.js';
export {
  ACCOUNT_KINDS,
  type AccountKind,
  type CustomRole,
  KNOWN_POWERS,
  type KnownPower,
  type Role,
} from '../../access/role.js';
export { FINDING_KINDS, SEVERITIES, type FindingKind, type Severity } from '../../access/finding-kind.js';
export {
  ONELOGIN_STEP_IDS,
  type OneLoginStep,
  type OneLoginStepEvidence,
  type OneLoginStepId,
} from '../../provider/onelogin/app/console-step.js';
export { oneLoginSteps } from '../../provider/onelogin/app/console-steps.js';
export type { StepField } from '../../provider/runbook.js';
export { accessGroupId, accessMembersId, accessRuleId, roleAssignmentId } from '../../provider/resource-ids.js';
export { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
export type { SourcePosition } from '../../yaml/file-path.js';
export { TerraformCheck, type TerraformCheckAssertion, type TerraformCheckProps } from '../terraform-check.js';
export { terraformText } from '../terraform-text.js';
export { UnsupportedSetupError } from '../unsupported-setup-error.js';
export { AccessRole, type AccessRoleProps } from './access-role.js';
export {
  OneLoginAppRule,
  type OneLoginAppRuleConfig,
  type OneLoginConditionConfig,
  type OneLoginRuleActionConfig,
} from './bindings/onelogin-app-rule.js';
export { OneLoginRole, type OneLoginRoleConfig } from './bindings/onelogin-role.js';
export {
  type OneLoginParameterConfig,
  OneLoginSamlApp,
  type OneLoginSamlAppConfig,
} from './bindings/onelogin-saml-app.js';
export {
  type OneLoginMappingActionConfig,
  OneLoginUserMapping,
  type OneLoginUserMappingConfig,
} from './bindings/onelogin-user-mapping.js';
export { ExistingApp, type ExistingAppProps } from './existing-app.js';
export { KlaviyoOneLoginAccess, type KlaviyoOneLoginAccessProps } from './klaviyo-onelogin-access.js';
export { MembershipMapping, type MembershipMappingProps } from './membership-mapping.js';
export { type OneLoginAppReference } from './onelogin-app-reference.js';
export { ParameterCheck, type ParameterCheckProps } from './parameter-check.js';
export { ONELOGIN_PROVIDER_VERSION, PinnedOneLoginProvider } from './pinned-onelogin-provider.js';
export { RoleRule, type RoleRuleProps } from './role-rule.js';
export { SamlApp, type SamlAppProps } from './saml-app.js';
export type * from '../../rules/condition.js';
