import { type ProviderFacts } from '../../provider-schema/schema-facts.js';
import { azureadAppRoleAssignment } from './facts/azuread-app-role-assignment.js';
import { azureadApplicationAppRole } from './facts/azuread-application-app-role.js';
import { azureadApplicationFromTemplate } from './facts/azuread-application-from-template.js';
import { azureadApplicationIdentifierUri } from './facts/azuread-application-identifier-uri.js';
import { azureadApplicationRedirectUris } from './facts/azuread-application-redirect-uris.js';
import { azureadGroup } from './facts/azuread-group.js';
import { azureadProvider } from './facts/azuread-provider.js';
import { azureadSynchronizationJob } from './facts/azuread-synchronization-job.js';
import { azureadSynchronizationSecret } from './facts/azuread-synchronization-secret.js';
import { dataAzureadApplication } from './facts/data-azuread-application.js';
import { dataAzureadGroup } from './facts/data-azuread-group.js';
import { dataAzureadServicePrincipal } from './facts/data-azuread-service-principal.js';
import { dataAzureadUsers } from './facts/data-azuread-users.js';

/** The facts of hashicorp/azuread 3.7.0 for all that the constructs use. */
export const PROVIDER_FACTS: ProviderFacts = {
  name: 'azuread',
  version: '3.7.0',
  configuration: azureadProvider,
  resource: {
    azuread_application_from_template: azureadApplicationFromTemplate,
    azuread_application_app_role: azureadApplicationAppRole,
    azuread_application_identifier_uri: azureadApplicationIdentifierUri,
    azuread_application_redirect_uris: azureadApplicationRedirectUris,
    azuread_app_role_assignment: azureadAppRoleAssignment,
    azuread_group: azureadGroup,
    azuread_synchronization_secret: azureadSynchronizationSecret,
    azuread_synchronization_job: azureadSynchronizationJob,
  },
  data: {
    azuread_application: dataAzureadApplication,
    azuread_service_principal: dataAzureadServicePrincipal,
    azuread_group: dataAzureadGroup,
    azuread_users: dataAzureadUsers,
  },
};
