/** The CDKTF stacks of an access file, to build an app of your own from. */
export type * from '../src/access/access-model.js';
export type * from '../src/access/direct-provisioning.js';
export type { EntraAccount } from '../src/access/entra-account.js';
export type * from '../src/access/entra-settings.js';
export type * from '../src/access/onelogin-settings.js';
export type * from '../src/access/review-settings.js';
export type * from '../src/access/stated-costs.js';
export type { OktaAccount } from '../src/access/okta-account.js';
export type * from '../src/access/okta-settings.js';
export type { OneLoginAccount } from '../src/access/onelogin-account.js';
export type { ForbiddenRoles, Policy, UnmanagedPeople } from '../src/access/policy.js';
export {
  ACCOUNT_KINDS,
  type AccountKind,
  type CustomRole,
  KNOWN_POWERS,
  type KnownPower,
  type Role,
} from '../src/access/role.js';
export { FINDING_KINDS, SEVERITIES, type FindingKind, type Severity } from '../src/access/finding-kind.js';
export { KlaviyoEntraAccess, type KlaviyoEntraAccessProps } from '../src/constructs/entra/klaviyo-entra-access.js';
export type { EntraApplication } from '../src/constructs/entra/entra-application.js';
export {
  KlaviyoOneLoginAccess,
  type KlaviyoOneLoginAccessProps,
} from '../src/constructs/onelogin/klaviyo-onelogin-access.js';
export type { OneLoginAppReference } from '../src/constructs/onelogin/onelogin-app-reference.js';
export { KlaviyoOktaAccess, type KlaviyoOktaAccessProps } from '../src/constructs/okta/klaviyo-okta-access.js';
export type { OktaApp } from '../src/constructs/okta/okta-app.js';
export type {
  ConsoleStep,
  ConsoleStepId,
  CONSOLE_STEP_IDS,
  StepEvidence,
} from '../src/provider/okta/app/console-steps.js';
export type {
  ENTRA_STEP_IDS,
  EntraStep,
  EntraStepEvidence,
  EntraStepId,
} from '../src/provider/entra/app/portal-step.js';
export type {
  ONELOGIN_STEP_IDS,
  OneLoginStep,
  OneLoginStepEvidence,
  OneLoginStepId,
} from '../src/provider/onelogin/app/console-step.js';
export type { StepField } from '../src/provider/runbook.js';
export type { SourcePosition } from '../src/yaml/file-path.js';
export { klaviyoApp, type KlaviyoAppOptions } from './klaviyo-app.js';
export { KlaviyoEntraStack, type KlaviyoEntraStackProps } from './klaviyo-entra-stack.js';
export { KlaviyoOneLoginStack, type KlaviyoOneLoginStackProps } from './klaviyo-onelogin-stack.js';
export { KlaviyoStack, type KlaviyoStackProps } from './klaviyo-stack.js';
export { readRosterMembers } from './read-roster-members.js';
export { addBackend, stateLocation } from './stack-backend.js';
export type * from '../src/rules/condition.js';
