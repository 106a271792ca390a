import { type AccountKind, assignableRoles } from '../../../access/role.js';
import { quoted } from '../../../text/quoted.js';
import { adoptedCustomRoles, type AdoptedRoles } from '../../adopt/custom-roles.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type EntraAppRole } from '../app/entra-state.js';
import { appRoleResourceId } from '../../resource-ids.js';
import { type LiveApplication } from './live-application.js';

/** The roles of an application, with the app roles that it has for them. */
export interface AdoptedAppRoles extends AdoptedRoles {
  /** The ids of the app roles, by role. */
  readonly appRoles: Readonly<Record<string, string>>;
  /** Roles whose app role is called otherwise than by its value, which is the name that the stack gives it. */
  readonly renamed: readonly string[];
}

/**
 * The roles that an application gives out: its app roles with a value. One that is switched off and that nobody has is left alone, unless
 * it is a role of Klaviyo, of which the stack could not make another one.
 *
 * @param isManaged - whether the stack takes app roles over; those of an application that exists it leaves as they are
 * @param given - default: a portfolio if one of a portfolio's roles is among them, else an account
 */
export function adoptedAppRoles(live: LiveApplication, isManaged: boolean, given?: AccountKind): AdoptedAppRoles {
  const used = new Set(live.assignments.map(({ roleId }) => roleId));
  const valued = live.application.roles.filter((role): role is ValuedRole => role.value !== null);
  const offered = valued.filter(({ id, enabled }) => enabled || used.has(id));
  const found = offered.map(({ value, name }) => ({ id: value, title: name }));
  const { kind, customRoles, notes } = adoptedCustomRoles(found, CONSEQUENCE, given);
  const declared = assignableRoles({ kind, customRoles });
  const byValue = new Map(valued.map((role) => [role.value, role]));
  const there = declared.flatMap(({ id }) => {
    const role = byValue.get(id);
    return role === undefined ? [] : [role];
  });
  const missing = declared.filter(({ id }) => !byValue.has(id)).map(({ id }) => id);
  return {
    kind,
    customRoles,
    appRoles: Object.fromEntries(there.map(({ value, id }) => [value, id])),
    renamed: there.filter(({ name, value }) => name !== value).map(({ value }) => value),
    notes: [
      ...notes,
      ...(missing.length === 0 ? [] : [info(missingNote(missing))]),
      ...there.flatMap((role) => [
        ...(role.enabled ? [] : [disabledNote(role, used.has(role.id))]),
        ...(isManaged ? memberTypeNotes(role, live) : []),
      ]),
    ],
  };
}

type ValuedRole = EntraAppRole & { readonly value: string };

const CONSEQUENCE = 'The app role stays in Entra as it is; groups that have it are left out.';

function missingNote(roles: readonly string[]): string {
  const addresses = roles.map((role) => `azuread_application_app_role.${appRoleResourceId(role)}`);
  return (
    `The application has no app role for ${roles.map(quoted).join(', ')}. The first plan makes ${roles.length === 1 ? 'it' : 'them'} ` +
    `(${addresses.join(', ')}), and nobody has ${roles.length === 1 ? 'it' : 'them'} before a group is given one.`
  );
}

/** Microsoft Graph, "appRole resource type": isEnabled. Whether a role that is off is still pushed is not documented. */
function disabledNote({ value }: ValuedRole, isUsed: boolean): AdoptNote {
  const off = `The app role ${quoted(value)} is switched off in Entra (App roles > Do you want to enable this app role?), and no plan sees it.`;
  return isUsed
    ? warning(`${off} It is assigned, and Entra does not say whether people get a role that is off. Switch it on.`)
    : info(`${off} Nobody can be given it before it is switched on.`);
}

/** The stack declares roles for people and groups alone. */
function memberTypeNotes({ id, value }: ValuedRole, { registration }: LiveApplication): readonly AdoptNote[] {
  const types = registration.memberTypes.get(id) ?? [];
  if (types.length === 1 && types[0] === 'User') return [];
  return [
    info(
      `The app role ${quoted(value)} is for ${types.map(quoted).join(' and ') || 'nobody'}. The first plan updates ` +
        `azuread_application_app_role.${appRoleResourceId(value)}, so that it is for people and groups alone.`,
    ),
  ];
}
