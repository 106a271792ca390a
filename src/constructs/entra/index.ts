/**
 * The constructs of Microsoft Entra ID. `KlaviyoEntraAccess` composes them for one account of an access file; each can be used alone in
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
export { appRoleId } from '../../provider/entra/app/app-role-id.js';
export { applicationLink, federationMetadataLink } from '../../provider/entra/app/portal-links.js';
export {
  ENTRA_STEP_IDS,
  type EntraStep,
  type EntraStepEvidence,
  type EntraStepId,
} from '../../provider/entra/app/portal-step.js';
export { entraSteps } from '../../provider/entra/app/portal-steps.js';
export { accessGroupId, accessMembersId, appRoleResourceId, roleAssignmentId } from '../../provider/resource-ids.js';
export { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
export type { SourcePosition } from '../../yaml/file-path.js';
export { TerraformCheck, type TerraformCheckAssertion, type TerraformCheckProps } from '../terraform-check.js';
export { terraformText } from '../terraform-text.js';
export { UnsupportedSetupError } from '../unsupported-setup-error.js';
export { AccessGroup, type AccessGroupProps, type GroupMembership } from './access-group.js';
export { AppRole, type AppRoleProps } from './app-role.js';
export { ApplicationCheck, type ApplicationCheckProps } from './application-check.js';
export { EnterpriseApplication, type EnterpriseApplicationProps } from './enterprise-application.js';
export { type EntraApplication } from './entra-application.js';
export { ExistingApplication, type ExistingApplicationProps } from './existing-application.js';
export { ExistingGroup, type ExistingGroupProps } from './existing-group.js';
export { existingProvisioningRefusal } from './existing-provisioning-refusal.js';
export { KlaviyoEntraAccess, type KlaviyoEntraAccessProps } from './klaviyo-entra-access.js';
export { AZUREAD_PROVIDER_VERSION, PinnedAzureadProvider } from './pinned-azuread-provider.js';
export { RoleAssignment, type RoleAssignmentProps } from './role-assignment.js';
export { SamlAddresses, type SamlAddressesProps } from './saml-addresses.js';
export { SCIM_TEMPLATE, SynchronizationJob, type SynchronizationJobProps } from './synchronization-job.js';
export { SynchronizationSecret, type SynchronizationSecretProps } from './synchronization-secret.js';
export { UserSearch, type UserSearchProps } from './user-search.js';
export type * from '../../rules/condition.js';
