import { type Call, type Declare } from '../api.js';
import { notFound } from '../errors.js';
import { type Json } from '../json-value.js';
import { collection, single } from '../odata/collection.js';
import { MAY } from '../permissions.js';

const CONTEXT = { context: 'organization' };

/** The tenant itself (learn.microsoft.com, "organization resource type"). */
export function organization(declare: Declare): void {
  declare('get', '/organization', MAY.readOrganization, (call) => collection(call, [view(call)], CONTEXT));
  declare('get', '/organization/:id', MAY.readOrganization, (call) => {
    if (call.params.id !== call.world.tenant.id) throw notFound(String(call.params.id));
    return single(call, view(call), CONTEXT);
  });
}

function view({ world }: Call): Json {
  const { id, displayName, domains } = world.tenant;
  return {
    id,
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    country: null,
    countryLetterCode: null,
    createdDateTime: null,
    displayName,
    tenantType: 'AAD',
    onPremisesSyncEnabled: null,
    assignedPlans: [],
    provisionedPlans: [],
    technicalNotificationMails: [],
    verifiedDomains: domains.map((name, index) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: index === 0,
      isInitial: name.endsWith('.onmicrosoft.com'),
      name,
      type: 'Managed',
    })),
  };
}
