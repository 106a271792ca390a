/**
 * The public API: the access file, the directory, Klaviyo's listing, the comparison and its reports, each as one step, to
 * be put together in a program of your own. The Okta constructs are in `klaviyo-access/constructs`, the stacks in
 * `klaviyo-access/stacks`, so that whoever only checks drift loads no CDKTF.
 */
export { AccessFileError, type AccessProblem } from './access/access-file-error.js';
export type * from './access/access-model.js';
export type { SourcePosition } from './yaml/file-path.js';
export type { AssignedPerson } from './people/assigned-person.js';
export type { AssignedStation } from './people/assigned-station.js';
export type { ProvisionedPerson, Listing } from './people/listing.js';
export { DEFAULT_POLICY, type Policy, type UnmanagedPeople } from './access/policy.js';
export { type DeclaredPerson } from './people/declared-person.js';
export { declaredPeople, GroupNameError, NobodyDeclaredError } from './access/declared-people.js';
export type { Directory, DirectorySnapshot, DirectoryPerson } from './people/directory-person.js';
export { FINDING_KINDS, SEVERITIES, type FindingKind, type Severity } from './access/finding-kind.js';
export { accessFileJsonSchema } from './access/json-schema.js';
export { KlaviyoAccessError } from './text/klaviyo-access-error.js';
export { parseAccessFile, type ParseOptions } from './access/parse-access-file.js';
export { assignableRoles, BUILT_IN_ROLES, OWNER_ROLE, type AccountKind, type Role } from './access/role.js';
export { userKey, type UserKey } from './people/user-key.js';
export { openDirectory } from './directory/open-directory.js';
export { RosterError } from './directory/roster-error.js';
export {
  checkAccount,
  type CheckedAccount,
  type CheckProgress,
  type CheckSurroundings,
} from './check/check-account.js';
export { CheckError, checkAccounts, type FailedCheck } from './check/check-accounts.js';
export { compareAccount } from './drift/compare.js';
export { CompareInputError, type CompareInput } from './drift/compare-input.js';
export type { AccountDrift, DriftReport, DriftSummary, StationReading } from './drift/drift-report.js';
export type { Person } from './drift/person.js';
export { failsOn } from './drift/fail-on.js';
export type { AppliedException, Finding, FindingPlace, PersonState } from './drift/finding.js';
export { MergeError, mergeReports } from './drift/merge-reports.js';
export { checkAccessKey, readAccessKey } from './klaviyo/access-key.js';
export { openScimClient, type ScimSurroundings, useScimClient } from './klaviyo/open-scim-client.js';
export { KlaviyoScimClient, type KlaviyoScimClientOptions } from './klaviyo/scim-client.js';
export { ScimError, type ScimErrorCode } from './klaviyo/scim-error.js';
export { guardPlan, type GuardOptions, type GuardVerdict } from './plan/guard/guard-plan.js';
export { type Refusal } from './plan/guard/refusal.js';
export { type RolesInUse } from './plan/guard/roles-in-use.js';
export { parseTerraformPlan, PlanError, type ResourceChange, type TerraformPlan } from './plan/terraform-plan.js';
export { PLAN_PROVIDERS } from './provider/plan-providers.js';
export { DriftReportError, parseDriftReport } from './report/drift/parse-drift-report.js';
export { driftReportJsonSchema } from './report/drift/drift-report-schema.js';
export { renderReport } from './report/drift/report-format.js';
export { REPORT_FORMATS, type ReportFormat } from './report/formats.js';
