import { connectorParameters, writeParameters } from './app-parameters.js';
import { badRequest, invalidValue, notFound } from './errors.js';
import { type Json, object, text } from './json-value.js';
import { defaultScim } from './provisioning/scim-settings.js';
import { idsOf, setApps } from './role-record.js';
import { type Connector, type OneLoginApp, type World } from './world.js';

/** Further attributes of an app that can be written, and what a new one has. */
const OTHER = {
  description: null,
  notes: null,
  visible: true,
  allow_assumed_signin: false,
  policy_id: null,
  brand_id: null,
  tab_id: null,
};

/** Makes an app of the body of a POST (developers.onelogin.com, "Create an App"). @throws OneLoginError 400, 422 */
export function createApp(world: World, body: unknown): OneLoginApp {
  const written = object(body);
  const connector = world.connectors.get(Number(written.connector_id));
  if (connector === undefined) throw invalidValue('connector_id');
  if (text(written.name) === undefined) throw invalidValue('name');
  checkConfiguration(connector, written.configuration);
  const at = world.timestamp();
  const app: OneLoginApp = {
    id: world.nextId(),
    connectorId: connector.id,
    createdAt: at,
    updatedAt: at,
    name: '',
    other: OTHER,
    provisioningEnabled: false,
    configuration: { signature_algorithm: 'SHA-1' },
    parameters: connectorParameters(world, connector),
    rules: [],
    scim: defaultScim(),
    entitlements: new Map(),
    provisioned: new Map(),
    approved: new Set(),
  };
  write(world, app, connector, written);
  world.apps.set(app.id, app);
  setRoles(world, app, written.role_ids);
  return app;
}

/**
 * Writes the body of a PUT (developers.onelogin.com, "Update App"): what is left out stays. Another connector is refused; the answer is assumed.
 *
 * @throws OneLoginError 400, 422
 */
export function changeApp(world: World, app: OneLoginApp, body: unknown): void {
  const written = object(body);
  const connector = connectorOf(world, app);
  if (written.connector_id !== undefined && written.connector_id !== app.connectorId)
    throw invalidValue('connector_id');
  if (written.name !== undefined && text(written.name) === undefined) throw invalidValue('name');
  checkConfiguration(connector, written.configuration);
  write(world, app, connector, written);
  app.updatedAt = world.timestamp();
  setRoles(world, app, written.role_ids);
}

function write(world: World, app: OneLoginApp, connector: Connector, body: Json): void {
  writeParameters(world, app, connector, object(body.parameters));
  app.name = text(body.name) ?? app.name;
  app.other = { ...app.other, ...Object.fromEntries(Object.entries(body).filter(([key]) => key in OTHER)) };
  app.configuration = { ...app.configuration, ...object(body.configuration) };
  const { enabled } = object(body.provisioning);
  if (world.provisioningOverApi && typeof enabled === 'boolean') app.provisioningEnabled = enabled;
}

/** `role_ids` replaces who gives the app (developers.onelogin.com, "App Resource"). */
function setRoles(world: World, app: OneLoginApp, value: unknown): void {
  const wanted = idsOf(world.roles, value, 'role_ids');
  if (wanted === undefined) return;
  for (const role of world.roles.values()) {
    const others = [...role.apps].filter((id) => id !== app.id);
    setApps(world, role, wanted.includes(role.id) ? [...others, app.id] : others);
  }
}

/** The sentence is that of issue 9 of onelogin/terraform-provider-onelogin. */
function checkConfiguration(connector: Connector, value: unknown): void {
  const known = ['signature_algorithm', 'certificate_id', ...connector.configurationKeys];
  const unknown = Object.keys(object(value)).find((key) => !known.includes(key));
  if (unknown !== undefined) throw badRequest(`Unknown parameter on configuration section: ${unknown}`);
}

/** The connector of an app. */
export function connectorOf({ connectors }: World, { connectorId }: OneLoginApp): Connector {
  const connector = connectors.get(connectorId);
  if (connector === undefined) throw new Error(`The app has the connector ${String(connectorId)}, which is not there.`);
  return connector;
}

/** Deletes an app with its rules. Roles no longer give it, and nobody is taken out of its SCIM server. */
export function deleteApp({ apps, roles }: World, { id }: OneLoginApp): void {
  apps.delete(id);
  for (const role of roles.values()) role.apps.delete(id);
}

/** The app under an id. @throws OneLoginError 404 */
export function appById({ apps }: World, id: string | undefined): OneLoginApp {
  const app = apps.get(Number(id));
  if (app === undefined) throw notFound();
  return app;
}
