import { type Account } from '../../src/access/access-model.js';
import { type EntraAccount } from '../../src/access/entra-account.js';
import { DEFAULT_ROLE_TARGET, NON_GALLERY_TEMPLATE } from '../../src/access/entra-settings.js';

/** The account as one whose identity provider is Entra. */
export function inEntra(account: Account): EntraAccount {
  return {
    ...account,
    identityProvider: {
      kind: 'entra',
      app: {
        kind: 'template',
        template: NON_GALLERY_TEMPLATE,
        label: 'Klaviyo',
        saml: undefined,
        userName: 'userPrincipalName',
        roleTarget: DEFAULT_ROLE_TARGET,
        appRoles: {},
      },
      provisioning: { job: 'off', scope: 'assigned', secret: 'command' },
    },
  };
}
