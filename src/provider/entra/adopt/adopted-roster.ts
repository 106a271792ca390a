import { type EntraUserName } from '../../../access/entra-settings.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { type Condition } from '../../../rules/condition.js';
import { askedAttributes, askedBy, leftOutOfRoster, rosterName, RosterPeople } from '../../adopt/roster-people.js';
import { type AdoptNote } from '../../adoption.js';
import { userNameOf } from '../user-name.js';
import { ENTRA_WORDS } from '../words.js';
import { groupsOf, type LiveApplication } from './live-application.js';

export interface AdoptedRoster {
  readonly people: readonly RosterLine[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The direct members of the application's groups as people of a roster, in the order of the groups' names and of Entra's lists.
 *
 * @param userName - the attribute by which Klaviyo knows them
 * @param conditions - those by which the access file decides: the attributes that they ask for stand in the roster too
 */
export function adoptedRoster(
  live: LiveApplication,
  userName: EntraUserName,
  conditions: readonly Condition[] = [],
): AdoptedRoster {
  const asked = askedBy(conditions);
  const roster = new RosterPeople();
  const nameless = new Set<string>();
  for (const [id, { group }] of groupsOf(live)) {
    for (const user of live.groups.get(id)?.users ?? []) {
      const name = userNameOf(user, userName);
      if (name === undefined) nameless.add(user.userPrincipalName);
      else {
        roster.add(name, group, () => ({
          userName: name,
          givenName: rosterName(user.givenName),
          familyName: rosterName(user.familyName),
          groups: [],
          status: user.enabled ? 'active' : 'inactive',
          ...askedAttributes(asked, user.attributes),
        }));
      }
    }
  }
  const lacks =
    userName === 'mail' ? 'have no e-mail address (mail)' : 'have a userPrincipalName that is no e-mail address';
  return { people: roster.people, notes: [...leftOutOfRoster(lacks, nameless), ...roster.notes(ENTRA_WORDS.name)] };
}
