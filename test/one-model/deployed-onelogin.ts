import { type OneLoginSeed } from '../../src/simulator/onelogin/index.js';
import { type Person } from './company.js';
import {
  type Attributes,
  items,
  referred,
  resources,
  type SynthesisedStack,
  text,
  type Value,
} from './synthesised-stack.js';

/** The account after a stack was deployed into it, and after mappings and rules were applied again by hand. */
export function deployedOneLogin(stack: SynthesisedStack, people: readonly Person[]): OneLoginSeed {
  return {
    users: people.map(({ userName, givenName, familyName, active, department, title }) => ({
      email: userName,
      firstname: givenName,
      lastname: familyName,
      status: active ? 'active' : 'suspended',
      properties: { department: department ?? null, title: title ?? null },
    })),
    roles: resources(stack, 'onelogin_roles').map(({ name }) => ({ name: text(name) })),
    mappings: resources(stack, 'onelogin_user_mappings').map((mapping) => ruleOf(stack, mapping)),
    apps: resources(stack, 'onelogin_saml_apps').map((app) => ({
      name: text(app.name),
      connector: String(Number(app.connector_id)),
      parameters: Object.fromEntries(
        items(app.parameters).map(({ param_key_name: name, label, provisioned_entitlements: isProvisioned }) => [
          text(name),
          { label: text(label), provisioned_entitlements: isProvisioned === true },
        ]),
      ),
      provisioning: { enabled: (app.provisioning as Attributes).enabled === true },
      roles: resources(stack, 'onelogin_roles')
        .filter(({ apps }) => (apps as readonly Value[]).some((one) => referred(stack, one) === app))
        .map(({ name }) => text(name)),
      rules: resources(stack, 'onelogin_app_rules')
        .filter(({ app_id: id }) => referred(stack, id) === app)
        .toSorted((one, other) => Number(one.position) - Number(other.position))
        .map((rule) => ruleOf(stack, rule)),
    })),
  };
}

/** A rule or a mapping. What the provider appends to an action it cuts off again when it writes. */
function ruleOf(stack: SynthesisedStack, { name, enabled, match, conditions, actions }: Attributes) {
  return {
    name: text(name),
    enabled: enabled === true,
    match: text(match) as 'all' | 'any',
    conditions: items(conditions).map(({ source, operator, value }) => ({
      source: text(source),
      operator: text(operator),
      value: named(stack, value),
    })),
    actions: items(actions).map(({ action, value }) => ({
      action: text(action).replace(/_from_existing$/, ''),
      value: named(stack, (value as readonly Value[])[0]),
    })),
  };
}

/** A text, or the name of the role to which it refers. */
function named(stack: SynthesisedStack, value: Value | undefined): string {
  return text(value).startsWith('${') ? text(referred(stack, value).name) : text(value);
}
