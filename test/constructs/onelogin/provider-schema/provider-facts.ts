import { type ProviderFacts } from '../../provider-schema/schema-facts.js';
import { oneloginAppRules } from './facts/onelogin-app-rules.js';
import { oneloginProvider } from './facts/onelogin-provider.js';
import { oneloginRoles } from './facts/onelogin-roles.js';
import { oneloginSamlApps } from './facts/onelogin-saml-apps.js';
import { oneloginUserMappings } from './facts/onelogin-user-mappings.js';

/** The facts of onelogin/onelogin 1.0.0 for all that the constructs use. */
export const PROVIDER_FACTS: ProviderFacts = {
  name: 'onelogin',
  version: '1.0.0',
  configuration: oneloginProvider,
  resource: {
    onelogin_app_rules: oneloginAppRules,
    onelogin_roles: oneloginRoles,
    onelogin_saml_apps: oneloginSamlApps,
    onelogin_user_mappings: oneloginUserMappings,
  },
  data: {},
};
