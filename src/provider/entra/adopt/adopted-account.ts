import { type EntraAdoption } from '../../../access/entra-settings.js';
import { type AccountKind, assignableRoles } from '../../../access/role.js';
import { type Condition } from '../../../rules/condition.js';
import { quoted } from '../../../text/quoted.js';
import { AdoptError, type AdoptNote } from '../../adoption.js';
import { accessGroupId, appRoleResourceId, roleAssignmentId } from '../../resource-ids.js';
import { adoptedApplication, type AdoptedApplication } from './adopted-application.js';
import { adoptedAssignments, type DeclaredGroup } from './adopted-assignments.js';
import { type AdoptedAppRoles, adoptedAppRoles } from './adopted-roles.js';
import { type LiveApplication } from './live-application.js';

/** What Entra does not know of the account. */
export interface AdoptSettings {
  readonly name: string;
  /** Default: by the roles of the application. */
  readonly kind?: AccountKind | undefined;
  readonly baseUrl: string;
  /** The environment variable that holds the access key. */
  readonly accessKeyVariable: string;
  readonly owner: string;
}

/** An account as it is written into the access file, and what is to be known of it. */
export interface AdoptedAccount {
  readonly written: Readonly<Record<string, unknown>>;
  readonly application: AdoptedApplication;
  /** Those of the dynamic groups that are taken over. */
  readonly conditions: readonly Condition[];
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
  /** Roles whose app role the plan gives another name once the part `adopt` is gone. */
  readonly renamed: readonly string[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The account that declares an enterprise application as it is.
 *
 * @throws AdoptError if nothing can be declared: no group has a role
 */
export function adoptedAccount(live: LiveApplication, settings: AdoptSettings): AdoptedAccount {
  const application = adoptedApplication(live);
  const roles = adoptedAppRoles(live, application.isManaged, settings.kind);
  const { written, groups, notes } = adoptedAssignments(live, {
    roles: assignableRoles(roles).map(({ id }) => id),
    owner: settings.owner,
  });
  if (groups.length === 0) throw new AdoptError(nobodyAssigned(live));
  const { app } = application;
  return {
    written: {
      name: settings.name,
      kind: roles.kind,
      scim: { baseUrl: settings.baseUrl, accessKey: { env: settings.accessKeyVariable } },
      owner: settings.owner,
      app: {
        ...app,
        ...(Object.keys(roles.appRoles).length > 0 && { appRoles: roles.appRoles }),
      },
      provisioning: application.provisioning,
      ...(roles.customRoles.length > 0 && { customRoles: roles.customRoles }),
      assignments: written,
      adopt: adoption(live, application, groups),
    },
    application,
    conditions: takenGroups(groups).map(({ rule }) => rule.condition),
    imports: imports(application, roles, groups),
    renamed: application.isManaged ? roles.renamed : [],
    notes: [...application.notes, ...roles.notes, ...notes],
  };
}

function adoption(
  { registration, application: { id } }: LiveApplication,
  { isManaged, job }: AdoptedApplication,
  groups: readonly DeclaredGroup[],
): Partial<EntraAdoption> {
  const taken = takenGroups(groups);
  return {
    application: registration.id,
    servicePrincipal: id,
    ...(taken.length > 0 && { groups: Object.fromEntries(taken.map(({ group, live }) => [group, live.id])) }),
    assignments: Object.fromEntries(groups.map(({ group, assignment }) => [group, assignment.id])),
    ...(isManaged && job.kind === 'taken over' && { job: job.job.id }),
  };
}

function imports(
  { isManaged, app, job }: AdoptedApplication,
  { appRoles }: AdoptedAppRoles,
  groups: readonly DeclaredGroup[],
): readonly string[] {
  return [
    ...(isManaged ? ['azuread_application_from_template.app'] : []),
    ...(isManaged && app.saml !== undefined
      ? ['azuread_application_identifier_uri.saml-identifier', 'azuread_application_redirect_uris.saml']
      : []),
    ...(isManaged
      ? Object.keys(appRoles).map((role) => `azuread_application_app_role.${appRoleResourceId(role)}`)
      : []),
    ...takenGroups(groups).map(({ group }) => `azuread_group.${accessGroupId(group)}`),
    ...groups.map(({ group }) => `azuread_app_role_assignment.${roleAssignmentId(group)}`),
    ...(isManaged && job.kind === 'taken over' ? ['azuread_synchronization_job.job'] : []),
  ];
}

/** The dynamic groups that the stack takes over. */
function takenGroups(groups: readonly DeclaredGroup[]) {
  return groups.flatMap(({ rule, ...group }) => (rule?.kind === 'taken over' ? [{ ...group, rule }] : []));
}

function nobodyAssigned({ application, groups }: LiveApplication): string {
  const names = [...groups.values()].map(({ name }) => quoted(name)).join(', ') || 'none';
  return (
    `No group of the enterprise application ${quoted(application.label)} (${application.id}) has one role that can be assigned (its groups: ` +
    `${names}). An account needs at least one. Make an app role with the value of a Klaviyo role, such as analyst (App registrations > the ` +
    'application > App roles), give it to a group (Enterprise apps > the application > Users and groups), and adopt again.'
  );
}
