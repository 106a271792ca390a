/**
 * `klaviyo-access/access`: the access file as a model, and the people whom it declares. Nothing here reads Klaviyo or an
 * identity provider, and no renderer is loaded.
 */
export { AccessFileError, type AccessProblem } from '../access/access-file-error.js';
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
export { UnmanagedPatternError } from '../access/unmanaged-pattern-error.js';
export { declaredPeople, type DeclaredSurroundings, NobodyDeclaredError } from '../access/declared-people.js';
export { type GroupNameDetails, GroupNameError } from '../access/group-name-error.js';
export { FINDING_KINDS, SEVERITIES, type FindingKind, type Severity } from '../access/finding-kind.js';
export { accessFileJsonSchema } from '../access/json-schema.js';
export { parseAccessFile, type ParseOptions } from '../access/parse-access-file.js';
export { DEFAULT_POLICY, type ForbiddenRoles, type Policy, type UnmanagedPeople } from '../access/policy.js';
export {
  ACCOUNT_KINDS,
  assignableRoles,
  BUILT_IN_ROLES,
  OWNER_ROLE,
  type AccountKind,
  type CustomRole,
  KNOWN_POWERS,
  type KnownPower,
  type Role,
} from '../access/role.js';
export { type DirectoryRun, DirectorySourceError, openDirectory } from '../directory/open-directory.js';
export { RosterError, type RosterProblem } from '../directory/roster-error.js';
export type { Belonging, DeclaredPerson, PassedOver } from '../people/declared-person.js';
export type { Directory, DirectoryPerson, DirectorySnapshot } from '../people/directory-person.js';
export { userKey, type UserKey } from '../people/user-key.js';
export { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
export type { SourcePosition } from '../yaml/file-path.js';
export type * from '../rules/condition.js';
export { PatternError } from '../rules/pattern.js';
export { UnknownAttributeError } from '../rules/subject.js';
