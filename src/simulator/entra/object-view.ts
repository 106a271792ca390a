import { applicationView, servicePrincipalView } from './app-view.js';
import { type DirectoryObject } from './group-members.js';
import { type Json } from './json-value.js';
import { type EntraGroup, type EntraUser, type World } from './world.js';

/** What Graph gives of a user unless `$select` names more (learn.microsoft.com, "user resource type"). `accountEnabled` is not among it. */
export const USER_DEFAULTS = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Further properties of every user; those that nobody has given are null. */
const EMPTY_USER: Json = {
  businessPhones: [],
  city: null,
  companyName: null,
  country: null,
  department: null,
  employeeId: null,
  employeeType: null,
  faxNumber: null,
  givenName: null,
  jobTitle: null,
  mail: null,
  mailNickname: null,
  mobilePhone: null,
  officeLocation: null,
  onPremisesSyncEnabled: null,
  otherMails: [],
  postalCode: null,
  preferredLanguage: null,
  proxyAddresses: [],
  state: null,
  streetAddress: null,
  surname: null,
  usageLocation: null,
  userType: 'Member',
};

/** A user with everything that `$select` can ask for. */
export function userView({ id, properties, createdDateTime, deletedDateTime }: EntraUser): Json {
  return { ...EMPTY_USER, ...properties, id, createdDateTime, deletedDateTime };
}

/** A group as Graph shows it (learn.microsoft.com, "group resource type"). */
export function groupView(group: EntraGroup): Json {
  return {
    id: group.id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: group.createdDateTime,
    creationOptions: [],
    description: group.description,
    displayName: group.displayName,
    expirationDateTime: null,
    groupTypes: group.groupTypes,
    isAssignableToRole: group.isAssignableToRole,
    mail: null,
    mailEnabled: group.mailEnabled,
    mailNickname: group.mailNickname,
    membershipRule: group.membershipRule,
    membershipRuleProcessingState: group.membershipRuleProcessingState,
    onPremisesLastSyncDateTime: null,
    onPremisesSecurityIdentifier: null,
    onPremisesSyncEnabled: null,
    preferredDataLocation: null,
    preferredLanguage: null,
    proxyAddresses: [],
    renewedDateTime: group.createdDateTime,
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: [],
    securityEnabled: group.securityEnabled,
    theme: null,
    uniqueName: null,
    visibility: null,
    onPremisesProvisioningErrors: [],
    serviceProvisioningErrors: [],
  };
}

/** An object of whichever kind, with its type, as lists of members and owners have it. */
export function objectView(world: World, { kind, id }: DirectoryObject): Json {
  return { '@odata.type': `#microsoft.graph.${kind}`, ...bare(world, { kind, id }) };
}

function bare(world: World, { kind, id }: DirectoryObject): Json {
  const user = world.users.get(id);
  if (kind === 'user' && user !== undefined) return userView(user);
  const group = world.groups.get(id);
  if (kind === 'group' && group !== undefined) return groupView(group);
  const principal = world.servicePrincipals.get(id);
  if (principal !== undefined) return servicePrincipalView(world, principal);
  const application = world.applications.get(id);
  return application === undefined ? { id } : applicationView(world, application);
}
