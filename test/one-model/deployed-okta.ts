import { type OktaSeed } from '../../src/simulator/okta/index.js';
import { type Person } from './company.js';
import { items, picked, referred, resources, type SynthesisedStack, text } from './synthesised-stack.js';

/** The organisation after a stack was deployed into it, and provisioning was switched on by hand. */
export function deployedOkta(stack: SynthesisedStack, people: readonly Person[]): OktaSeed {
  const names = people.map(({ userName }) => userName);
  const groups = resources(stack, 'okta_group').map((group) => ({
    name: text(group.name),
    members: resources(stack, 'okta_group_memberships')
      .filter(({ group_id: id }) => referred(stack, id) === group)
      .flatMap(({ users }) => picked(stack, users, names)),
  }));
  return {
    org: 'acme',
    users: people.map(({ userName, givenName, familyName, active, department, title }) => ({
      login: userName,
      firstName: givenName,
      lastName: familyName,
      status: active ? 'ACTIVE' : 'DEPROVISIONED',
      profile: { ...(department !== undefined && { department }), ...(title !== undefined && { title }) },
    })),
    groups,
    rules: resources(stack, 'okta_group_rule').map((rule) => ({
      name: text(rule.name),
      expression: text(rule.expression_value),
      groups: (rule.group_assignments as readonly string[]).map((group) => text(referred(stack, group).name)),
      status: text(rule.status) as 'ACTIVE',
    })),
    apps: resources(stack, 'okta_app_saml').map((app) => ({
      label: text(app.label),
      saml: { ssoUrl: text(app.sso_url), audience: text(app.audience) },
      provisioning: { create: true, update: true, deactivate: true, import: true },
      roles: resources(stack, 'okta_app_user_schema_property')
        .filter(({ app_id: id }) => referred(stack, id) === app)
        .flatMap((property) => property.enum as readonly string[]),
      assignments: resources(stack, 'okta_app_group_assignments')
        .filter(({ app_id: id }) => referred(stack, id) === app)
        .flatMap(({ group }) => items(group))
        .map(({ id, priority, profile }) => ({
          group: text(referred(stack, id).name),
          role: (JSON.parse(text(profile)) as { readonly role: string }).role,
          priority: Number(priority),
        })),
    })),
  };
}
