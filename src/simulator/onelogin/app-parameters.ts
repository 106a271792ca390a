import { badRequest, forbidden, notFound } from './errors.js';
import { type Json, object, text } from './json-value.js';
import { type AppParameter, type Connector, type OneLoginApp, type World } from './world.js';

/** What is to be known of a parameter besides its id and label (developers.onelogin.com, "App Resource", "Parameters"). */
const BLANK = {
  user_attribute_mappings: null,
  user_attribute_macros: null,
  attributes_transformations: null,
  default_values: null,
  skip_if_blank: false,
  values: null,
  provisioned_entitlements: false,
  safe_entitlements_enabled: false,
  include_in_saml_assertion: false,
};

/** The parameters that an app has from its connector. Where a person's userName comes from is the e-mail address, as Klaviyo needs it. */
export function connectorParameters(world: World, { parameters }: Connector): Map<string, AppParameter> {
  return new Map(
    Object.entries(parameters).map(([name, label]) => [
      name,
      { ...BLANK, id: world.nextId(), label, ...(name.includes('username') && { user_attribute_mappings: 'email' }) },
    ]),
  );
}

/** Changes values of a parameter by hand; one that is not there is made. */
export function setParameter(world: World, app: OneLoginApp, name: string, change: Readonly<Json>): void {
  const before = app.parameters.get(name) ?? { ...BLANK, id: world.nextId(), label: name };
  app.parameters.set(name, { ...before, ...change });
}

/**
 * Writes the `parameters` of a body (developers.onelogin.com, "Create an App", "Adding New Parameters"): a name that is new makes a parameter where
 * the connector allows it. Of a parameter that is there, what is given is written and the rest stays, and so do parameters that
 * are left out; its label cannot be changed (the OpenAPI description of OneLogin's SDKs).
 *
 * @throws OneLoginError 400 for a new one where the connector takes none; the answer is assumed
 */
export function writeParameters(world: World, app: OneLoginApp, connector: Connector, body: Json): void {
  const added = Object.keys(body).filter((name) => !app.parameters.has(name));
  if (added.length > 0 && !connector.allowsNewParameters) {
    throw badRequest(`The connector does not allow new parameters: ${added.join(', ')}`);
  }
  for (const [name, value] of Object.entries(body)) {
    const before = app.parameters.get(name);
    const given = Object.entries(object(value)).filter(([key]) => key in BLANK);
    app.parameters.set(name, {
      ...(before ?? BLANK),
      ...Object.fromEntries(given),
      id: before?.id ?? world.nextId(),
      label: before?.label ?? text(object(value).label) ?? name,
    });
  }
}

/** Deletes a parameter that was added to an app. @throws OneLoginError 404; 403 for one of the connector, which is assumed */
export function deleteParameter(app: OneLoginApp, connector: Connector, id: string | undefined): void {
  const name = [...app.parameters].find(([, parameter]) => parameter.id === Number(id))?.[0];
  if (name === undefined) throw notFound();
  if (name in connector.parameters) throw forbidden();
  app.parameters.delete(name);
}
