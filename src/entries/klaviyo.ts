/** `klaviyo-access/klaviyo`: the client of Klaviyo's SCIM server, whose listing is complete or an error. */
export type { AccessKeySource, AuthorizationScheme, ScimSettings } from '../access/access-model.js';
export { checkAccessKey, readAccessKey, type AccessKeyPlaces } from '../klaviyo/access-key.js';
export type { ListUsersOptions } from '../klaviyo/list-users.js';
export { openScimClient, useScimClient, type ScimSurroundings } from '../klaviyo/open-scim-client.js';
export { KlaviyoScimClient, type KlaviyoScimClientOptions } from '../klaviyo/scim-client.js';
export { ScimError, type ScimErrorCode } from '../klaviyo/scim-error.js';
export type { Listing, ProvisionedPerson } from '../people/listing.js';
export { userKey, type UserKey } from '../people/user-key.js';
export { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
