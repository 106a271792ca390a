import { type AccountKind } from '../../../access/role.js';
import { BUILT_IN_ROLES } from '../../../access/role.js';
import { type Condition } from '../../../rules/condition.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptedRoles, adoptedCustomRoles } from '../../adopt/custom-roles.js';
import { AdoptError, type AdoptNote } from '../../adoption.js';
import { accessGroupId, accessRuleId, roleAssignmentId } from '../../resource-ids.js';
import { adoptedApp } from './adopted-app.js';
import { type AdoptedAssignment, adoptedAssignments } from './adopted-assignments.js';
import { adoptedRules, positionNotes } from './adopted-rules.js';
import { type LiveApp } from './live-app.js';

/** What OneLogin does not know of the account. */
export interface AdoptSettings {
  readonly name: string;
  /** Default: by the roles that the rules set. */
  readonly kind?: AccountKind | undefined;
  readonly baseUrl: string;
  /** The environment variable that holds the access key. */
  readonly accessKeyVariable: string;
  readonly owner: string;
}

/** An account as it is written into the access file, and what is to be known of it. */
export interface AdoptedAccount {
  readonly written: Readonly<Record<string, unknown>>;
  /** Those by which the access file decides. */
  readonly conditions: readonly Condition[];
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
  readonly notes: readonly AdoptNote[];
}

/** The Klaviyo roles that the rules of an app set. */
export function adoptedRoles(live: LiveApp, kind?: AccountKind): AdoptedRoles {
  const values = [...new Set(adoptedRules(live).rules.map(({ value }) => value))];
  const found = values.map((id) => ({ id, title: undefined }));
  return adoptedCustomRoles(found, 'Roles of OneLogin whose people have it are left out.', kind);
}

/**
 * The account that declares an app as it is.
 *
 * @throws AdoptError if no role of OneLogin gives a Klaviyo role
 */
export function adoptedAccount(live: LiveApp, settings: AdoptSettings): AdoptedAccount {
  const found = adoptedRules(live);
  const app = adoptedApp(live, found);
  const roles = adoptedRoles(live, settings.kind);
  const ids = [...BUILT_IN_ROLES[roles.kind], ...roles.customRoles].map(({ id }) => id);
  const { assignments, notes } = adoptedAssignments(live, found.rules, ids);
  if (assignments.length === 0) throw new AdoptError(nobodyAssigned(live));
  const taken = new Set(assignments.map(({ ruleId }) => ruleId));
  return {
    written: {
      name: settings.name,
      kind: roles.kind,
      scim: { baseUrl: settings.baseUrl, accessKey: { env: settings.accessKeyVariable } },
      owner: settings.owner,
      app: app.written,
      ...(roles.customRoles.length > 0 && { customRoles: roles.customRoles }),
      assignments: assignments.map(({ written }) => written),
      adopt: adoption(live, assignments),
    },
    conditions: assignments.flatMap(({ mapping }) => mapping?.condition ?? []),
    imports: importsOf(assignments),
    notes: [
      ...app.notes,
      ...roles.notes,
      ...found.notes,
      ...notes,
      ...positionNotes(found.rules.filter(({ rule }) => taken.has(rule.id))),
    ],
  };
}

function adoption({ app }: LiveApp, assignments: readonly AdoptedAssignment[]): Readonly<Record<string, unknown>> {
  const groups = assignments.flatMap(({ group, roleId }) => (roleId === undefined ? [] : [[group, roleId] as const]));
  const mappings = assignments.flatMap(({ group, mapping }) =>
    mapping === undefined ? [] : [[group, mapping.id] as const],
  );
  return {
    app: app.id,
    ...(groups.length > 0 && { groups: Object.fromEntries(groups) }),
    rules: Object.fromEntries(assignments.map(({ group, ruleId }) => [group, ruleId])),
    ...(mappings.length > 0 && { mappings: Object.fromEntries(mappings) }),
  };
}

function importsOf(assignments: readonly AdoptedAssignment[]): readonly string[] {
  return [
    'onelogin_saml_apps.app',
    ...assignments.flatMap(({ group, roleId, mapping }) => [
      ...(roleId === undefined ? [] : [`onelogin_roles.${accessGroupId(group)}`]),
      ...(mapping === undefined ? [] : [`onelogin_user_mappings.${accessRuleId(group)}`]),
      `onelogin_app_rules.${roleAssignmentId(group)}`,
    ]),
  ];
}

function nobodyAssigned({ app, roles, rules }: LiveApp): string {
  const names = (of: readonly { readonly name: string }[]): string =>
    of.map(({ name }) => quoted(name)).join(', ') || 'none';
  return (
    `No rule of the app ${app.id} gives the people in a role of OneLogin a Klaviyo role that can be assigned (its roles of OneLogin: ${names(roles)}; ` +
    `its rules: ${names(rules)}). A rule has one condition, Roles includes the role, and one action, which sets the parameter to one text. ` +
    'Write such rules in OneLogin, under the app > Rules, and adopt again. Or write the account by hand, with adopt: { app: ' +
    `${app.id} } and mapping: attribute if an attribute of people holds the role.`
  );
}
