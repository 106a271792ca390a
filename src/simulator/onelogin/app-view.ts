import { ICON, SAML } from './connectors.js';
import { type Json } from './json-value.js';
import { type OneLoginApp, type World } from './world.js';

/** An app as the list shows it: without parameters, configuration and roles (developers.onelogin.com, "List Apps"). */
export function appSummary(app: OneLoginApp): Json {
  return {
    id: app.id,
    connector_id: app.connectorId,
    name: app.name,
    ...app.other,
    icon_url: ICON,
    auth_method: SAML,
    created_at: app.createdAt,
    updated_at: app.updatedAt,
  };
}

/** An app as `GET /api/2/apps/{id}` shows it. Nothing of its SCIM connection is in it. */
export function appView(world: World, app: OneLoginApp): Json {
  return {
    ...appSummary(app),
    role_ids: [...world.roles.values()].filter(({ apps }) => apps.has(app.id)).map(({ id }) => id),
    provisioning: { enabled: app.provisioningEnabled },
    sso: samlView(app),
    configuration: app.configuration,
    parameters: Object.fromEntries(app.parameters),
  };
}

/** The addresses of an app's sign-on. Nobody signs in to the simulator; they lead nowhere. */
function samlView({ id }: OneLoginApp): Json {
  const at = (path: string): string => `https://example.onelogin.com/trust/saml2/${path}/${String(id)}`;
  return {
    metadata_url: `https://example.onelogin.com/saml/metadata/${String(id)}`,
    acs_url: at('http-post/sso'),
    sls_url: at('http-redirect/slo'),
    issuer: `https://example.onelogin.com/saml/metadata/${String(id)}`,
    certificate: { id: 1, name: 'Standard Strength Certificate', value: 'example' },
  };
}
