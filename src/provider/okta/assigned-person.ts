import { type AssignedPerson } from '../../people/assigned-person.js';
import { quoted } from '../../text/quoted.js';
import { type OktaAppUser } from './app/okta-app-state.js';
import { appUserAccess, appUserPush } from './statuses.js';

type Standing = Pick<AssignedPerson, 'access' | 'push' | 'detail'>;

/** Okta does not say which group of several gives somebody an app. */
const NO_GROUPS: readonly string[] = [];

/** Okta's app users as people of the station `assigned`, in the same order. */
export function assignedPeople(appUsers: readonly OktaAppUser[]): readonly AssignedPerson[] {
  // Nearly everybody has one of a few combinations of status and syncState, so that a million people share a few texts.
  const standings = new Map<string, Standing>();
  return appUsers.map((user) => {
    const { id, userName, givenName, familyName, role, scope, status, syncState, externalId } = user;
    const place = syncState === undefined ? status : `${status}\n${syncState}`;
    let standing = standings.get(place);
    if (standing === undefined) standings.set(place, (standing = standingOf(status, syncState)));
    return {
      id,
      userName,
      givenName,
      familyName,
      role: role === '' ? null : role,
      access: standing.access,
      push: standing.push,
      through: scope === 'USER' ? 'person' : 'group',
      groups: NO_GROUPS,
      externalId,
      detail: standing.detail,
    };
  });
}

function standingOf(status: string, syncState: string | undefined): Standing {
  const detail = `status ${plain(status)}${syncState === undefined ? '' : `, syncState ${plain(syncState)}`}`;
  return { access: appUserAccess(status), push: appUserPush(status, syncState), detail };
}

/** One of Okta's words as it is; anything else in quotation marks. */
function plain(word: string): string {
  return /^[A-Z_]+$/.test(word) ? word : quoted(word);
}
