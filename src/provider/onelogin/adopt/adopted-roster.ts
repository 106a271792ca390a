import { isEMail } from '../../../people/e-mail.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { type Condition } from '../../../rules/condition.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptedGroup, adoptedGroups } from '../../adopt/group-names.js';
import { askedAttributes, askedBy, leftOutOfRoster, rosterName, RosterPeople } from '../../adopt/roster-people.js';
import { type AdoptNote, warning } from '../../adoption.js';
import { type OneLoginUser } from '../app/onelogin-state.js';
import { isActiveUser } from '../statuses.js';
import { ONELOGIN_WORDS } from '../words.js';
import { type LiveApp } from './live-app.js';

export interface PeopleOfRoles {
  readonly people: readonly RosterLine[];
  readonly notes: readonly AdoptNote[];
}

/** How the files name each role of OneLogin that gives the app, by its id. */
export function rolesOf({ roles, sharedNames }: LiveApp): ReadonlyMap<string, AdoptedGroup> {
  return adoptedGroups(roles, sharedNames, ONELOGIN_WORDS.name);
}

/**
 * The people in the roles that give the app as people of a roster, in the order of the roles. Their userName is their e-mail address.
 *
 * @param conditions - those by which the access file decides: the attributes that they ask for stand in the roster too
 */
export function peopleOfRoles(live: LiveApp, conditions: readonly Condition[] = []): PeopleOfRoles {
  const asked = askedBy(conditions);
  const roster = new RosterPeople();
  const nameless = new Set<string>();
  for (const [id, { group }] of rolesOf(live)) {
    for (const person of live.members.get(id) ?? []) {
      const user = live.people.get(person)!;
      const email = user.email?.trim() ?? '';
      if (isEMail(email)) {
        roster.add(email, group, () => ({ ...lineOf(user, email), ...askedAttributes(asked, user.attributes) }));
      } else {
        nameless.add(user.username ?? `the user ${user.id}`);
      }
    }
  }
  return {
    people: roster.people,
    notes: [
      ...leftOutOfRoster('have no e-mail address', nameless),
      ...roster.notes(ONELOGIN_WORDS.name),
      ...assignedDirectly(live),
    ],
  };
}

function lineOf(user: OneLoginUser, userName: string): RosterLine {
  return {
    userName,
    givenName: rosterName(user.firstname ?? ''),
    familyName: rosterName(user.lastname ?? ''),
    groups: [],
    status: isActiveUser(user) ? 'active' : user.status === SUSPENDED ? 'suspended' : 'inactive',
  };
}

/** developers.onelogin.com, "User Resource". */
const SUSPENDED = 2;

/** Who has the app, and is in no role that gives it. */
function assignedDirectly({ appPeople, members, people }: LiveApp): readonly AdoptNote[] {
  const inRoles = new Set([...members.values()].flatMap((inRole) => [...inRole]));
  const others = appPeople.filter((id) => !inRoles.has(id)).map((id) => people.get(id)?.email ?? id);
  if (others.length === 0) return [];
  return [
    warning(
      `These people have the app and are in no role of OneLogin that gives it: ${others.map(quoted).join(', ')}. They are not in the roster, ` +
        `and no plan sees them. To keep them, ${ONELOGIN_WORDS.convertToGroup}.`,
    ),
  ];
}
