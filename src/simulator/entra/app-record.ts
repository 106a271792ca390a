import { badRequest, notFound } from './errors.js';
import { isUuid } from './ids.js';
import { type Json, object, objects, text, texts } from './json-value.js';
import { type AppRole, type EntraApplication, type ServicePrincipal, type World } from './world.js';

/** The template of an application that is not in Microsoft's gallery (learn.microsoft.com, "applicationTemplate: instantiate"). */
export const NON_GALLERY = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

/** The roles that an application of the template has from the start. Their ids are the same in every tenant. */
export const TEMPLATE_ROLES: readonly AppRole[] = [
  templateRole('18d14569-c3bd-439b-9a66-3a2aee01d14f', 'User'),
  templateRole('b9632174-c057-4f7e-951b-be3adc52bfe6', 'msiam_access'),
];

function templateRole(id: string, name: string): AppRole {
  return {
    id,
    allowedMemberTypes: ['User'],
    description: name,
    displayName: name,
    isEnabled: true,
    origin: 'Application',
    value: null,
  };
}

/** An application and its service principal, as the template makes them. The caller becomes their owner. */
export function instantiate(
  world: World,
  displayName: string,
  owner: string | undefined,
): { readonly application: EntraApplication; readonly servicePrincipal: ServicePrincipal } {
  const { ids } = world;
  const appId = ids.uuid('client');
  const createdDateTime = world.timestamp();
  const owners = owner === undefined ? [] : [owner];
  const application: EntraApplication = {
    id: ids.uuid('application'),
    appId,
    createdDateTime,
    displayName,
    templateId: NON_GALLERY,
    appRoles: TEMPLATE_ROLES,
    owners: new Set(owners),
    other: {},
  };
  const servicePrincipal: ServicePrincipal = {
    id: ids.uuid('servicePrincipal'),
    appId,
    createdDateTime,
    displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: true,
    owners: new Set(owners),
    other: {},
    secrets: [],
    jobs: [],
  };
  world.applications.set(application.id, application);
  world.servicePrincipals.set(servicePrincipal.id, servicePrincipal);
  return { application, servicePrincipal };
}

/** The application of a service principal; undefined where it is of another tenant, as Graph itself. */
export function applicationOf({ applications }: World, { appId }: ServicePrincipal): EntraApplication | undefined {
  return [...applications.values()].find((application) => application.appId === appId);
}

/** The service principal of an application; undefined where it was deleted. */
export function servicePrincipalOf({ servicePrincipals }: World, appId: string): ServicePrincipal | undefined {
  return [...servicePrincipals.values()].find((principal) => principal.appId === appId);
}

/** The roles that can be assigned of a service principal. */
export function rolesOf(world: World, principal: ServicePrincipal): readonly AppRole[] {
  return applicationOf(world, principal)?.appRoles ?? [];
}

/** Deletes a service principal with its assignments and its synchronization. */
export function deleteServicePrincipal(world: World, { id }: ServicePrincipal): void {
  world.servicePrincipals.delete(id);
  for (const assignment of world.assignments.values()) {
    if (assignment.resourceId === id || assignment.principalId === id) world.assignments.delete(assignment.id);
  }
}

/** Deletes an application; its service principal in the same tenant goes with it. */
export function deleteApplication(world: World, { id, appId }: EntraApplication): void {
  world.applications.delete(id);
  const principal = servicePrincipalOf(world, appId);
  if (principal !== undefined) deleteServicePrincipal(world, principal);
}

/**
 * The roles of an application as a request writes them: the whole list. A role that is enabled can neither be left out nor have
 * its value or member types changed (as clients report: "Permission (scope or role) cannot be deleted or updated unless disabled
 * first"; the azuread provider 3.7.0 disables it first). Values and ids occur once.
 *
 * @throws GraphError 400
 */
export function writtenRoles(before: readonly AppRole[], body: unknown): readonly AppRole[] {
  const roles = objects(body).map(readRole);
  for (const old of before) {
    const now = roles.find(({ id }) => id === old.id);
    const isSame = now?.value === old.value && now.allowedMemberTypes.join() === old.allowedMemberTypes.join();
    if (old.isEnabled && !isSame) {
      throw badRequest(
        'Permission (scope or role) cannot be deleted or updated unless disabled first.',
        'CannotDeleteOrUpdateEnabledEntitlement',
      );
    }
  }
  const values = roles.flatMap(({ value }) => value ?? []);
  const twice = [...roles.map(({ id }) => id), ...values].find((name, index, all) => all.indexOf(name) !== index);
  if (twice !== undefined) {
    throw badRequest(`Request contains a property with duplicate values: appRoles, '${twice}'.`, 'DuplicateValue');
  }
  return roles;
}

function readRole(body: Json): AppRole {
  const { id, isEnabled } = body;
  if (!isUuid(id)) throw badRequest('Property appRoles.id of an app role must be a valid GUID.', 'InvalidAppRole');
  const displayName = text(body.displayName);
  const allowedMemberTypes = texts(body.allowedMemberTypes);
  if (displayName === undefined || allowedMemberTypes.length === 0) {
    throw badRequest('An app role needs a displayName and allowedMemberTypes.', 'InvalidAppRole');
  }
  const value = typeof body.value === 'string' ? body.value : null;
  if (value !== null && /\s/.test(value)) {
    throw badRequest(
      'One or more properties contains invalid values: appRoles.value must not contain spaces.',
      'InvalidValue',
    );
  }
  return {
    id: id.toLowerCase(),
    allowedMemberTypes,
    description: typeof body.description === 'string' ? body.description : null,
    displayName,
    isEnabled: isEnabled !== false,
    origin: 'Application',
    value,
  };
}

/** Members that a PATCH of these two does not write to. */
const FIXED = ['id', 'appId', 'createdDateTime', 'appRoles', 'displayName', 'applicationTemplateId'];

/** Writes a PATCH body to an application. @throws GraphError 400 */
export function changeApplication(world: World, application: EntraApplication, body: Json): void {
  if (body.appRoles !== undefined) application.appRoles = writtenRoles(application.appRoles, body.appRoles);
  const displayName = text(body.displayName);
  if (displayName !== undefined) {
    application.displayName = displayName;
    const principal = servicePrincipalOf(world, application.appId);
    if (principal !== undefined) principal.displayName = displayName;
  }
  application.other = merged(application.other, body, FIXED);
}

/** Writes a PATCH body to a service principal. @throws GraphError 400 */
export function changeServicePrincipal(world: World, principal: ServicePrincipal, body: Json): void {
  const { accountEnabled, appRoleAssignmentRequired } = body;
  if (typeof accountEnabled === 'boolean') principal.accountEnabled = accountEnabled;
  if (typeof appRoleAssignmentRequired === 'boolean') principal.appRoleAssignmentRequired = appRoleAssignmentRequired;
  const application = applicationOf(world, principal);
  if (body.appRoles !== undefined && application !== undefined) {
    application.appRoles = writtenRoles(application.appRoles, body.appRoles);
  }
  const displayName = text(body.displayName);
  if (displayName !== undefined) principal.displayName = displayName;
  principal.other = merged(principal.other, body, [...FIXED, 'accountEnabled', 'appRoleAssignmentRequired']);
}

/** What was there, and over it what was sent, but for annotations and the members that have a place of their own. */
function merged(there: Json, sent: Json, apart: readonly string[]): Json {
  const rest = Object.entries(sent).filter(([name]) => !name.includes('@') && !apart.includes(name));
  return { ...there, ...Object.fromEntries(rest.map(([name, value]) => [name, mergedValue(there[name], value)])) };
}

function mergedValue(there: unknown, sent: unknown): unknown {
  const isObject = typeof sent === 'object' && sent !== null && !Array.isArray(sent);
  return isObject ? { ...object(there), ...sent } : sent;
}

/** The application under an id. @throws GraphError 404 */
export function applicationById(world: World, id: string | undefined): EntraApplication {
  const application = world.applications.get(String(id).toLowerCase());
  if (application === undefined) throw notFound(String(id));
  return application;
}

/** The service principal under an id. @throws GraphError 404 */
export function servicePrincipalById(world: World, id: string | undefined): ServicePrincipal {
  const principal = world.servicePrincipals.get(String(id).toLowerCase());
  if (principal === undefined) throw notFound(String(id));
  return principal;
}
