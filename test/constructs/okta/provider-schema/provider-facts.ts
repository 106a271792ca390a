import { dataOktaAppSaml } from './facts/data-okta-app-saml.js';
import { dataOktaUsers } from './facts/data-okta-users.js';
import { oktaAppConnection } from './facts/okta-app-connection.js';
import { oktaAppFeatures } from './facts/okta-app-features.js';
import { oktaAppGroupAssignments } from './facts/okta-app-group-assignments.js';
import { oktaAppSaml } from './facts/okta-app-saml.js';
import { oktaAppUserSchemaProperty } from './facts/okta-app-user-schema-property.js';
import { dataOktaGroup, oktaGroup } from './facts/okta-group.js';
import { oktaGroupMemberships } from './facts/okta-group-memberships.js';
import { oktaGroupRule } from './facts/okta-group-rule.js';
import { oktaProvider } from './facts/okta-provider.js';
import { type ProviderFacts } from '../../provider-schema/schema-facts.js';

/** The facts of okta/okta 6.12.0 for all that the constructs use. */
export const PROVIDER_FACTS: ProviderFacts = {
  name: 'okta',
  version: '6.12.0',
  configuration: oktaProvider,
  resource: {
    okta_app_connection: oktaAppConnection,
    okta_app_features: oktaAppFeatures,
    okta_app_group_assignments: oktaAppGroupAssignments,
    okta_app_saml: oktaAppSaml,
    okta_app_user_schema_property: oktaAppUserSchemaProperty,
    okta_group: oktaGroup,
    okta_group_memberships: oktaGroupMemberships,
    okta_group_rule: oktaGroupRule,
  },
  data: {
    okta_app_saml: dataOktaAppSaml,
    okta_group: dataOktaGroup,
    okta_users: dataOktaUsers,
  },
};
