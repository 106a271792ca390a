import { type EntraSeed } from '../../src/simulator/entra/index.js';
import { type Person } from './company.js';
import { type Attributes, picked, referred, resources, type SynthesisedStack, text } from './synthesised-stack.js';

/** The tenant after a stack was deployed into it. */
export function deployedEntra(stack: SynthesisedStack, people: readonly Person[]): EntraSeed {
  const names = people.map(({ userName }) => userName);
  return {
    users: people.map(({ userName, givenName, familyName, active, department, title }) => ({
      userPrincipalName: userName,
      givenName,
      surname: familyName,
      accountEnabled: active,
      properties: { department: department ?? null, jobTitle: title ?? null },
    })),
    groups: resources(stack, 'azuread_group').map((group) => ({
      displayName: text(group.display_name),
      ...(group.dynamic_membership === undefined
        ? { members: picked(stack, group.members, names) }
        : { membershipRule: text((group.dynamic_membership as Attributes).rule) }),
    })),
    applications: resources(stack, 'azuread_application_from_template').map((application) => ({
      displayName: text(application.display_name),
      roles: resources(stack, 'azuread_application_app_role')
        .filter(({ application_id: id }) => referred(stack, id) === application)
        .map((role) => ({ value: text(role.value), displayName: text(role.display_name), id: text(role.role_id) })),
      assignments: resources(stack, 'azuread_app_role_assignment')
        .filter(({ resource_object_id: id }) => referred(stack, id) === application)
        .map(({ principal_object_id: principal, app_role_id: role }) => ({
          principal: text(referred(stack, principal).display_name),
          role: text(referred(stack, role).value),
        })),
      ...Object.fromEntries(
        resources(stack, 'azuread_synchronization_job')
          .filter(({ service_principal_id: id }) => referred(stack, id) === application)
          .map(({ enabled }) => ['job', { state: enabled === true ? 'running' : 'new' }]),
      ),
    })),
  };
}
