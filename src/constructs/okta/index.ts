/**
 * The Okta constructs. `KlaviyoOktaAccess` composes them for one account of an access file; each can be used alone in
 * another CDKTF app.
 */
export type * from '../../access/access-model.js';
export type * from '../../access/direct-provisioning.js';
export type { EntraAccount } from '../../access/entra-account.js';
export type * from '../../access/entra-settings.js';
export type * from '../../access/onelogin-settings.js';
export type * from '../../access/review-settings.js';
export type * from '../../access/stated-costs.js';
export type { OktaAccount } from '../../access/okta-account.js';
export type * from '../../access/okta-settings.js';
export type { OneLoginAccount } from '../../access/onelogin-account.js';
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
export { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
export type { SourcePosition } from '../../yaml/file-path.js';
export { AccessGroup, type AccessGroupProps } from './access-group.js';
export { accessGroupId, accessMembersId, accessRuleId } from '../../provider/resource-ids.js';
export { AccessMembers, type AccessMembersProps } from './access-members.js';
export { AccessRule, type AccessRuleProps } from './access-rule.js';
export { ApiProvisioning, type ApiProvisioningProps } from './api-provisioning.js';
export { API_PROVISIONED_APPS, apiProvisioningRefusal } from './api-provisioning-refusal.js';
export { AttributeScope } from './attribute-scope.js';
export { AppConnection, type AppConnectionConfig, type AppConnectionProfile } from './bindings/app-connection.js';
export {
  AppFeatures,
  type AppFeaturesConfig,
  type FeatureStatus,
  type ImportSchedule,
  type InboundProvisioningCapabilities,
  type UserProvisioningCapabilities,
} from './bindings/app-features.js';
export { ConsoleProvisioning, type ConsoleProvisioningProps } from './console-provisioning.js';
export {
  CONSOLE_STEP_IDS,
  consoleSteps,
  type ConsoleStep,
  type ConsoleStepId,
  type StepEvidence,
} from '../../provider/okta/app/console-steps.js';
export { ExistingApp, type ExistingAppProps } from './existing-app.js';
export { KlaviyoOktaAccess, type KlaviyoOktaAccessProps } from './klaviyo-okta-access.js';
export { type OktaApp } from './okta-app.js';
export { OKTA_PROVIDER_VERSION, PinnedOktaProvider } from './pinned-okta-provider.js';
export {
  provisioningFeatures,
  type ProvisioningFeature,
  type ProvisioningSwitches,
} from '../../provider/okta/app/provisioning-features.js';
export { RoleAssignments, type RoleAssignment, type RoleAssignmentsProps } from './role-assignments.js';
export { RoleAttribute, type RoleAttributeProps } from './role-attribute.js';
export { SamlApp, type SamlAppProps, type SamlAppSource } from './saml-app.js';
export { TerraformCheck, type TerraformCheckAssertion, type TerraformCheckProps } from '../terraform-check.js';
export { terraformText } from '../terraform-text.js';
export { UnsupportedSetupError } from '../unsupported-setup-error.js';
export { UserSearch, type UserSearchProps } from './user-search.js';
export type * from '../../rules/condition.js';
