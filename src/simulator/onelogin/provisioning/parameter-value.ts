import { connectorOf } from '../app-record.js';
import { text, texts } from '../json-value.js';
import { valueOf } from '../rules/conditions.js';
import { STATUS } from '../user-record.js';
import { type OneLoginApp, type OneLoginUser, type World } from '../world.js';

/** The sign that a parameter's value is made by `user_attribute_macros` (developers.onelogin.com, "App Resource"). */
const MACRO = '_macro_';

/**
 * The value of a parameter for somebody, as it is provisioned; empty where there is none. What a rule set goes before what the parameter itself
 * says: a fixed value, an attribute, a macro, and last a default value. That order is assumed, and so is that a parameter which the app does
 * not have from its connector is provisioned only with `provisioned_entitlements`.
 */
export function parameterValue(world: World, app: OneLoginApp, user: OneLoginUser, name: string): string {
  const parameter = app.parameters.get(name);
  if (parameter === undefined) return '';
  const isOwn = name in connectorOf(world, app).parameters;
  if (!isOwn && parameter.provisioned_entitlements !== true) return '';
  const fromRules = app.entitlements.get(user.id)?.[name];
  const { values, default_values, user_attribute_mappings, user_attribute_macros } = parameter;
  const candidates = [
    fromRules,
    joined(values),
    user_attribute_mappings === MACRO
      ? text(user_attribute_macros)?.replace(/\{(\w+)\}/g, (_, attribute: string) => userValue(user, attribute))
      : userValue(user, text(user_attribute_mappings) ?? ''),
    joined(default_values),
  ];
  return candidates.find((candidate) => candidate !== undefined && candidate !== '') ?? '';
}

/** Whether a parameter without a value is left out of what is sent. */
export function skipsIfBlank(app: OneLoginApp, name: string): boolean {
  return app.parameters.get(name)?.skip_if_blank === true;
}

/** A value of a user as parameters and templates name it. */
export function userValue(user: OneLoginUser, name: string): string {
  if (name === 'active') return String(isActive(user));
  if (name === 'id') return String(user.id);
  if (name === 'display_name') return [valueOf(user, 'firstname'), valueOf(user, 'lastname')].join(' ').trim();
  return valueOf(user, name);
}

/** Only somebody who can sign in is active in an app: the status `active` alone. That the others are not is assumed. */
export function isActive({ properties }: OneLoginUser): boolean {
  return properties.status === STATUS.active;
}

function joined(value: unknown): string | undefined {
  return text(value) ?? texts(value).join(';');
}
