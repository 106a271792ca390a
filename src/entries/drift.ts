/**
 * `klaviyo-access/drift`: checking accounts. It reads the stations of an account or takes them as values, compares them, and
 * answers what differs.
 */
export type * from '../access/access-model.js';
export type * from '../access/direct-provisioning.js';
export type { EntraAccount } from '../access/entra-account.js';
export type * from '../access/entra-settings.js';
export type { OneLoginAccount } from '../access/onelogin-account.js';
export type * from '../access/onelogin-settings.js';
export type * from '../access/review-settings.js';
export type * from '../access/stated-costs.js';
export type { OktaAccount } from '../access/okta-account.js';
export type * from '../access/okta-settings.js';
export { FINDING_KINDS, SEVERITIES, type FindingKind, type Severity } from '../access/finding-kind.js';
export type { ForbiddenRoles, Policy, UnmanagedPeople } from '../access/policy.js';
export {
  ACCOUNT_KINDS,
  type AccountKind,
  type CustomRole,
  KNOWN_POWERS,
  type KnownPower,
  type Role,
} from '../access/role.js';
export {
  checkAccount,
  type CheckedAccount,
  type CheckProgress,
  type CheckSurroundings,
  type ListingClient,
} from '../check/check-account.js';
export { checkAccounts } from '../check/check-accounts.js';
export { CheckError, type FailedCheck } from '../check/check-error.js';
export { compareAccount } from '../drift/compare.js';
export { CompareInputError, type CompareInput } from '../drift/compare-input.js';
export type {
  AccountDrift,
  DriftReport,
  DriftSummary,
  Notice,
  NOTICE_KINDS,
  ReportSources,
  RoleCount,
  StationReading,
} from '../drift/drift-report.js';
export { failsOn, runFails } from '../drift/fail-on.js';
export type { Everybody, ListedPerson, PERSON_STANDINGS, PersonStanding } from '../drift/listed-person.js';
export type { AppliedException, Finding, FindingPlace, PersonState } from '../drift/finding.js';
export type { ListUsersOptions } from '../klaviyo/list-users.js';
export type { ScimAnswer, ScimTimeouts } from '../klaviyo/scim-request.js';
export type { RetrySettings } from '../http/retry.js';
export type { Timing } from '../http/timing.js';
export { KlaviyoScimClient, type KlaviyoScimClientOptions } from '../klaviyo/scim-client.js';
export { MergeError, mergeReports, type MergeDemands, type ReportFile } from '../drift/merge-reports.js';
export type { Person } from '../drift/person.js';
export type { AssignedAccess, AssignedPerson, AssignedThrough, PushState } from '../people/assigned-person.js';
export { ACCOUNT_STATES, type AccountState, stateOf } from '../people/account-state.js';
export type { AssignedStation, NestedGroup } from '../people/assigned-station.js';
export type { Belonging, DeclaredPerson, PassedOver } from '../people/declared-person.js';
export type { Directory, DirectoryPerson, DirectorySnapshot } from '../people/directory-person.js';
export type { Listing, ProvisionedPerson } from '../people/listing.js';
export { HOPS, STATIONS, type Hop, type Station } from '../people/station.js';
export { userKey, type UserKey } from '../people/user-key.js';
export { DRIFT_REPORT_VERSION } from '../drift/drift-report.js';
export type { DriftWords } from '../drift/wording.js';
export type {
  ConnectSurroundings,
  IdentityProvider,
  ProviderAccess,
  ReadingsReader,
  ReadOptions,
} from '../provider/identity-provider.js';
export type * from '../provider/adoption.js';
export type * from '../provider/check-outcome.js';
export type * from '../provider/doctor-check.js';
export type * from '../provider/runbook.js';
export type { CONSOLE_STEP_IDS, ConsoleStep, ConsoleStepId, StepEvidence } from '../provider/okta/app/console-steps.js';
export type * from '../provider/plan-subjects.js';
export type * from '../provider/plan-values.js';
export { assignedStation, providerOf } from '../provider/providers.js';
export type { ProviderWords } from '../provider/words.js';
export { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
export type { SourcePosition } from '../yaml/file-path.js';
export type * from '../rules/condition.js';
export type { Subject } from '../rules/subject.js';
