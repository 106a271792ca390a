import { customProperties, type Json, ROLE, SAML_APP } from './ask-okta.js';

/**
 * What the Terraform provider 6.12.0 asks for an app with a role attribute, a group and assignments, in the order of a
 * real run: APP, ADMINS, ANALYSTS and HAND stand for ids, KID for the signing key.
 */
export type Step = readonly [method: string, path: string, body?: Json];

export const GROUPS = '/api/v1/apps/APP/groups';
export const SCHEMA = '/api/v1/meta/schemas/apps/APP/default';
/** Reading the certificate of an app. */
export const KEYS: readonly Step[] = [
  ['GET', '/api/v1/apps/APP/sso/saml/metadata?kid=KID'],
  ['GET', '/api/v1/apps/APP/credentials/keys'],
];
/** What every command begins with. */
export const ME: readonly Step[] = [
  ['GET', '/api/v1/users/me'],
  ['GET', '/api/v1/users/me'],
];
/** Assigning both groups. */
export const ASSIGN: readonly Step[] = [
  ['PUT', `${GROUPS}/ADMINS`, { id: 'ADMINS', priority: 1, profile: { role: 'admin' } }],
  ['PUT', `${GROUPS}/ANALYSTS`, { id: 'ANALYSTS', priority: 2, profile: { role: 'analyst' } }],
  ['GET', `${GROUPS}?limit=200`],
];
/** A plan of what is there. */
export const REFRESH: readonly Step[] = [
  ...ME,
  ['GET', '/api/v1/groups?q=klaviyo-analysts'],
  ['GET', '/api/v1/groups/ADMINS'],
  ['GET', '/api/v1/apps/APP'],
  ...KEYS,
  ['GET', SCHEMA],
  ['GET', `${GROUPS}?limit=200`],
];
/** An apply that makes everything. */
export const CREATE: readonly Step[] = [
  ...ME,
  ['GET', '/api/v1/groups?q=klaviyo-analysts'],
  ...ME,
  ['POST', '/api/v1/groups', { profile: { name: 'klaviyo-admins', description: '' } }],
  ['GET', '/api/v1/groups/ADMINS'],
  ['POST', '/api/v1/apps?activate=true', SAML_APP],
  ['GET', '/api/v1/apps/APP'],
  ...KEYS,
  ['POST', SCHEMA, customProperties({ role: ROLE })],
  ['GET', SCHEMA],
  ...ASSIGN,
];
/** A destroy, after its refresh. */
export const DESTROY: readonly Step[] = [
  ...ME,
  ['DELETE', `${GROUPS}/ADMINS`],
  ['DELETE', `${GROUPS}/ANALYSTS`],
  ['DELETE', '/api/v1/groups/ADMINS'],
  ['POST', SCHEMA, customProperties({ role: null })],
  ['POST', '/api/v1/apps/APP/lifecycle/deactivate'],
  ['DELETE', '/api/v1/apps/APP'],
];
