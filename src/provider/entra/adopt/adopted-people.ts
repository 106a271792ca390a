import { quoted } from '../../../text/quoted.js';
import { type AdoptNote, warning } from '../../adoption.js';
import { type EntraRoleAssignment, type EntraUser } from '../app/entra-state.js';
import { type LiveApplication } from './live-application.js';

/** How many people a sentence lists; the drift check lists all. */
const LISTED = 10;

/** A role that somebody has, and by what. */
interface Reach {
  /** The role's value, or the name of one that has none. */
  readonly role: string;
  /** The group's name; undefined for the person directly. */
  readonly group: string | undefined;
}

/**
 * What an access file cannot say of the people of an application: those to whom it is assigned directly, and those who have several
 * roles. People whose account is disabled have no access and are not told.
 */
export function peopleNotes(live: LiveApplication): readonly AdoptNote[] {
  const reached = [...reachedPeople(live)].filter(([user]) => user.enabled);
  return [...directNotes(reached), ...ambiguousNotes(reached)];
}

function reachedPeople(live: LiveApplication): ReadonlyMap<EntraUser, readonly Reach[]> {
  const roles = new Map(live.application.roles.map(({ id, value, name }) => [id, value ?? name]));
  const byId = new Map<string, { readonly user: EntraUser; readonly by: Reach[] }>();
  const reach = (user: EntraUser, { roleId }: EntraRoleAssignment, group: string | undefined): void => {
    const known = byId.get(user.id) ?? { user, by: [] };
    byId.set(user.id, known);
    known.by.push({ role: roles.get(roleId) ?? 'no role', group });
  };
  for (const assignment of live.assignments) {
    const group = live.groups.get(assignment.principalId);
    for (const user of group?.users ?? []) reach(user, assignment, group?.name);
    const person = live.people.get(assignment.principalId);
    if (person !== undefined) reach(person, assignment, undefined);
  }
  const sorted = [...byId.values()].sort((one, other) =>
    one.user.userPrincipalName < other.user.userPrincipalName ? -1 : 1,
  );
  return new Map(sorted.map(({ user, by }) => [user, by]));
}

function directNotes(reached: readonly (readonly [EntraUser, readonly Reach[]])[]): readonly AdoptNote[] {
  const direct = reached.flatMap(([user, by]) => {
    const own = by.filter(({ group }) => group === undefined);
    return own.length === 0
      ? []
      : [`${quoted(user.userPrincipalName)} (${own.map(({ role }) => quoted(role)).join(', ')})`];
  });
  if (direct.length === 0) return [];
  return [
    warning(
      `The app is assigned to ${direct.length === 1 ? 'somebody' : 'people'} directly: ${listed(direct)}. An access file assigns groups, so ` +
        'they keep the app, no plan sees it, and the drift check reports them. Put each into a group that has the role, and then remove the ' +
        'direct assignment in Entra, under Users and groups.',
    ),
  ];
}

/** Microsoft, "Customize user provisioning attribute-mappings": SingleAppRoleAssignment takes one of several roles, in no order. */
function ambiguousNotes(reached: readonly (readonly [EntraUser, readonly Reach[]])[]): readonly AdoptNote[] {
  const ambiguous = reached.flatMap(([user, by]) =>
    new Set(by.map(({ role }) => role)).size < 2
      ? []
      : [`${quoted(user.userPrincipalName)} (${by.map(asClause).join(', ')})`],
  );
  if (ambiguous.length === 0) return [];
  return [
    warning(
      `${ambiguous.length === 1 ? 'Somebody has' : 'People have'} several roles, of which Entra pushes one, and nobody can say which: ` +
        `${listed(ambiguous)}. Leave each in one group, and without a direct assignment: validate refuses an access file that has somebody in two of its groups.`,
    ),
  ];
}

function asClause({ role, group }: Reach): string {
  return group === undefined ? `${quoted(role)} directly` : `${quoted(role)} by ${quoted(group)}`;
}

function listed(people: readonly string[]): string {
  const more = people.length > LISTED ? ` and ${people.length - LISTED} more` : '';
  return `${people.slice(0, LISTED).join(', ')}${more}`;
}
