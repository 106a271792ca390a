import { type ScimSettings } from '../world.js';

/**
 * The SCIM JSON template that an app has unless a person wrote another one: the form of OneLogin's connector "SCIM Provisioner with
 * SAML", as vendors' guides print it, with the top-level `role` that Klaviyo asks for.
 */
export const DEFAULT_TEMPLATE = JSON.stringify({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: '{$parameters.scimusername}',
  name: { givenName: '{$user.firstname}', familyName: '{$user.lastname}' },
  emails: [{ value: '{$user.email}', type: 'work', primary: true }],
  active: '{$user.active}',
  role: '{$parameters.role}',
});

/** The part of a new app that only the console shows: nothing is connected, and nothing waits for approval. */
export function defaultScim(): ScimSettings {
  return {
    baseUrl: undefined,
    bearerToken: undefined,
    jsonTemplate: DEFAULT_TEMPLATE,
    apiEnabled: false,
    removal: 'delete',
    approvals: { create: false, update: false, delete: false },
  };
}
