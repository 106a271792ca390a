/** `klaviyo-access/klaviyo`: the client of Klaviyo's SCIM server, whose listing is complete or an error. */
export { RequestError, type RequestErrorDetails } from '../http/request-error.js';
export type { RetrySettings } from '../http/retry.js';
export type { Timing } from '../http/timing.js';
export type {
  AccessKeySource,
  AUTHORIZATION_SCHEMES,
  AuthorizationScheme,
  ROLE_FORMS,
  RoleForm,
  ScimSettings,
  UPDATE_METHODS,
  UpdateMethod,
} from '../access/access-model.js';
export { checkAccessKey, readAccessKey, type AccessKeyPlaces } from '../klaviyo/access-key.js';
export type { ListUsersOptions } from '../klaviyo/list-users.js';
export { openScimClient, useScimClient, type ScimSurroundings } from '../klaviyo/open-scim-client.js';
export { KlaviyoScimClient, type KlaviyoScimClientOptions } from '../klaviyo/scim-client.js';
export { ScimError, SCIM_ERROR_CODES, type ScimErrorCode, type ScimErrorDetails } from '../klaviyo/scim-error.js';
export type { ScimAnswer, ScimTimeouts } from '../klaviyo/scim-request.js';
export type { Listing, ProvisionedPerson } from '../people/listing.js';
export { userKey, type UserKey } from '../people/user-key.js';
export { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
export type { SourcePosition } from '../yaml/file-path.js';
