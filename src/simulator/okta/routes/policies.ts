import { type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { notFound, validationFailed } from '../errors.js';
import { appOf } from '../lookup.js';
import { type Json } from '../world.js';

/**
 * Access policies, as far as an app without `skip_authentication_policy` needs them: the default one, and its use. A classic
 * organisation has none; that it refuses to list them is assumed, since nothing that was recorded asks it.
 */
export function policies(declare: Declare): void {
  declare('get', '/api/v1/policies', 'okta.policies.read', (call) => {
    if (call.world.engine === 'classic') throw validationFailed('type', 'type: Invalid policy type specified.');
    return ok([view(call)]);
  });
  declare('get', '/api/v1/policies/:policyId', 'okta.policies.read', (call) => {
    checkPolicy(call);
    return ok(view(call));
  });
  declare('put', '/api/v1/apps/:appId/policies/:policyId', 'okta.apps.manage', (call) => {
    checkPolicy(call);
    appOf(call).policyId = call.world.defaultPolicyId;
    return NO_CONTENT;
  });
}

function checkPolicy(call: Call): void {
  const { policyId = '' } = call.params;
  if (call.world.engine === 'classic' || policyId !== call.world.defaultPolicyId) throw notFound(policyId, 'Policy');
}

function view(call: Call): Json {
  const id = call.world.defaultPolicyId;
  return {
    id,
    status: 'ACTIVE',
    name: 'Any two factors',
    priority: 1,
    system: true,
    type: 'ACCESS_POLICY',
    _links: { self: { href: `${call.origin}/api/v1/policies/${id}` } },
  };
}
