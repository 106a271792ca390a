import { type OneLoginAppSettings } from '../../../access/onelogin-settings.js';
import { SCIM_ROLE } from '../../../access/scim-role.js';

/** The parameter from which the userName comes, in OneLogin's own templates (developers.onelogin.com, "Define Your SCIM User Schema"). */
export const USER_NAME_PARAMETER = 'scimusername';

/**
 * The SCIM JSON template of an app that is made from "SCIM Provisioner with SAML (SCIM v2 Core)", to be pasted as it is. It has what Klaviyo takes
 * (its guide: userName, name, emails and a role at the top level of the core schema), in the form of OneLogin's "Core User Schema" and its `{$parameters.NAME}`
 * (developers.onelogin.com, "Define Your SCIM User Schema"; the schema of version 2 as in guides of other vendors for the same connector).
 * `active` is not in it: neither OneLogin's own templates nor most of those guides have it, and what a place for it would become is not
 * documented. OneLogin switches people off by itself, as "When user accounts are suspended in OneLogin" is set.
 */
export function jsonTemplate({ roleParameter }: Pick<OneLoginAppSettings, 'roleParameter'>): string {
  const template = {
    schemas: [SCIM_ROLE.namespace],
    userName: `{$parameters.${USER_NAME_PARAMETER}}`,
    name: { givenName: '{$user.firstname}', familyName: '{$user.lastname}' },
    emails: [{ value: '{$user.email}', type: 'work', primary: true }],
    [SCIM_ROLE.name]: `{$parameters.${roleParameter}}`,
  };
  return JSON.stringify(template, null, 2);
}
