import { rolesOf } from './app-record.js';
import { type Json } from './json-value.js';
import { type AppRole, type EntraApplication, type ServicePrincipal, type World } from './world.js';

const NO_INFO = {
  logoUrl: null,
  marketingUrl: null,
  privacyStatementUrl: null,
  supportUrl: null,
  termsOfServiceUrl: null,
};

/** An application as Graph shows it (learn.microsoft.com, "application resource type"). */
export function applicationView({ tenant }: World, application: EntraApplication): Json {
  const { id, appId, createdDateTime, displayName, templateId, appRoles, other } = application;
  return {
    id,
    deletedDateTime: null,
    appId,
    applicationTemplateId: templateId,
    disabledByMicrosoftStatus: null,
    createdDateTime,
    displayName,
    description: null,
    groupMembershipClaims: null,
    identifierUris: [],
    isDeviceOnlyAuthSupported: null,
    isFallbackPublicClient: null,
    notes: null,
    publisherDomain: tenant.domains[0],
    serviceManagementReference: null,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    tokenEncryptionKeyId: null,
    samlMetadataUrl: null,
    defaultRedirectUri: null,
    certification: null,
    optionalClaims: null,
    addIns: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appRoles: appRoles.map(roleView),
    info: NO_INFO,
    keyCredentials: [],
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
    passwordCredentials: [],
    publicClient: { redirectUris: [] },
    requiredResourceAccess: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: [],
    },
    spa: { redirectUris: [] },
    ...other,
  };
}

/** A service principal as Graph shows it (learn.microsoft.com, "servicePrincipal resource type"). Its roles are the application's. */
export function servicePrincipalView(world: World, principal: ServicePrincipal): Json {
  const { id, appId, createdDateTime, displayName, accountEnabled, appRoleAssignmentRequired, other } = principal;
  return {
    id,
    deletedDateTime: null,
    accountEnabled,
    alternativeNames: [],
    appDisplayName: displayName,
    appDescription: null,
    appId,
    applicationTemplateId: [...world.applications.values()].find((one) => one.appId === appId)?.templateId ?? null,
    appOwnerOrganizationId: world.tenant.id,
    appRoleAssignmentRequired,
    createdDateTime,
    description: null,
    disabledByMicrosoftStatus: null,
    displayName,
    homepage: null,
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    notificationEmailAddresses: [],
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    replyUrls: [],
    servicePrincipalNames: [appId],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tags: ['WindowsAzureActiveDirectoryIntegratedApp', 'WindowsAzureActiveDirectoryCustomSingleSignOnApplication'],
    tokenEncryptionKeyId: null,
    samlSingleSignOnSettings: null,
    addIns: [],
    appRoles: rolesOf(world, principal).map(roleView),
    info: NO_INFO,
    keyCredentials: [],
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    resourceSpecificApplicationPermissions: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    ...other,
  };
}

function roleView({ allowedMemberTypes, description, displayName, id, isEnabled, origin, value }: AppRole): Json {
  return { allowedMemberTypes, description, displayName, id, isEnabled, origin, value };
}
