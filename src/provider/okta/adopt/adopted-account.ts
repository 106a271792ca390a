import { type AccountKind } from '../../../access/role.js';
import { quoted } from '../../../text/quoted.js';
import { AdoptError, type AdoptNote } from '../../adoption.js';
import { adoptedApp } from './adopted-app.js';
import { accessGroupId, accessRuleId } from '../../resource-ids.js';
import { adoptedAssignments, type TakenRule } from './adopted-assignments.js';
import { adoptedRoles, assignableIds } from './adopted-roles.js';
import { type LiveApp } from './live-app.js';

/** What Okta does not know of the account. */
export interface AdoptSettings {
  readonly name: string;
  /** Default: by the roles of the app. */
  readonly kind?: AccountKind | undefined;
  readonly baseUrl: string;
  /** The environment variable that holds the access key. */
  readonly accessKeyVariable: string;
  readonly owner: string;
}

/** An account as it is written into the access file, and what is to be known of it. */
export interface AdoptedAccount {
  readonly written: Readonly<Record<string, unknown>>;
  readonly kind: AccountKind;
  /** The rules of Okta that are taken over. */
  readonly rules: readonly TakenRule[];
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The account that declares an app as it is.
 *
 * @throws AdoptError if nothing can be declared: another kind of app, or no group that gives a role
 */
export function adoptedAccount(live: LiveApp, settings: AdoptSettings): AdoptedAccount {
  const { app, provisioning, managed, notes } = adoptedApp(live.app);
  const roles = adoptedRoles(live, settings.kind);
  const { assignments, rules, notes: leftOut } = adoptedAssignments(live, assignableIds(roles), settings.owner);
  if (assignments.length === 0) {
    throw new AdoptError(nobodyAssigned(live));
  }
  const { roleAttribute } = live;
  return {
    written: {
      name: settings.name,
      kind: roles.kind,
      scim: { baseUrl: settings.baseUrl, accessKey: { env: settings.accessKeyVariable } },
      owner: settings.owner,
      app,
      provisioning,
      ...(roles.customRoles.length > 0 && { customRoles: roles.customRoles }),
      assignments,
      adopt: {
        app: live.app.id,
        roleAttribute: roleAttribute === undefined ? 'none' : 'keep',
        ...(rules.length > 0 && {
          groups: Object.fromEntries(rules.map(({ group, groupId }) => [group, groupId])),
          rules: Object.fromEntries(rules.map(({ group, taken }) => [group, taken.rule.id])),
        }),
      },
    },
    kind: roles.kind,
    rules: rules.map(({ taken }) => taken),
    imports: [
      ...(managed ? ['okta_app_saml.app'] : []),
      ...(roleAttribute === undefined ? [] : ['okta_app_user_schema_property.role']),
      'okta_app_group_assignments.assignments',
      ...rules.flatMap(({ group }) => [`okta_group.${accessGroupId(group)}`, `okta_group_rule.${accessRuleId(group)}`]),
    ],
    notes: [...notes, ...roles.notes, ...leftOut],
  };
}

function nobodyAssigned({ app, assignments, roleAttribute }: LiveApp): string {
  const groups = assignments.map(({ groupName }) => quoted(groupName)).join(', ') || 'none';
  const found = `No group of the app ${app.id} gives a role that can be assigned (its groups: ${groups}).`;
  return roleAttribute === undefined
    ? `${found} The app has no attribute role, so none can. Write the account by hand, with the role of each group under ` +
        `assignments and with adopt: { app: ${app.id}, roleAttribute: none }: the first plan then makes the attribute.`
    : `${found} An account needs at least one: assign a group with a role in Okta's console under the app > Assignments, ` +
        'and adopt again.';
}
