import { isEMail } from '../../../people/e-mail.js';
import { hasControlCharacters } from '../../../text/hidden-characters.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { visible } from '../../../text/visible.js';
import { type OktaGroupMember } from '../app/okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { type UserKey, userKey } from '../../../people/user-key.js';
import { type OktaUserState, userState } from '../statuses.js';
import { type AdoptNote, warning } from '../../adoption.js';
import { adoptedGroups } from './adopted-groups.js';
import { type LiveApp } from './live-app.js';

export interface AdoptedRoster {
  readonly people: readonly RosterLine[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The members of the app's groups as people of a roster, in the order of the groups and of Okta's lists. Their userName is
 * that in the app, by which Klaviyo knows them; who does not have the app (any more) goes by e-mail address, or by login.
 */
export function adoptedRoster(live: LiveApp): AdoptedRoster {
  const people = new Map<UserKey, RosterLine>();
  const namesInApp = new Map(live.appUsers.map(({ id, userName }) => [id, userName]));
  const left = new Set<string>();
  for (const [id, { group }] of adoptedGroups(live)) {
    for (const member of live.members.get(id) ?? []) {
      const userName = userNameOf(member, namesInApp);
      if (userName === undefined) left.add(member.login);
      else people.set(userKey(userName), inGroup(people.get(userKey(userName)), member, userName, group));
    }
  }
  return { people: [...people.values()], notes: left.size > 0 ? [warning(nameless([...left]))] : [] };
}

function userNameOf(member: OktaGroupMember, namesInApp: ReadonlyMap<string, string>): string | undefined {
  const candidates = [namesInApp.get(member.id), member.email, member.login].map((name) => name?.trim() ?? '');
  return candidates.find((name) => isEMail(name) && !hasControlCharacters(name));
}

function inGroup(known: RosterLine | undefined, member: OktaGroupMember, userName: string, group: string): RosterLine {
  if (known !== undefined) return { ...known, groups: [...new Set([...known.groups, group])] };
  return {
    userName,
    givenName: visible(member.givenName.trim()),
    familyName: visible(member.familyName.trim()),
    groups: [group],
    status: ROSTER_STATUS[userState(member.status)],
  };
}

const ROSTER_STATUS: Readonly<Record<OktaUserState, RosterLine['status']>> = {
  active: 'active',
  // As the directory of Okta has it: somebody who was not activated yet is not declared.
  staged: 'inactive',
  suspended: 'suspended',
  deprovisioned: 'deprovisioned',
  unknown: 'inactive',
};

function nameless(logins: readonly string[]): string {
  return (
    'These members of the groups have no e-mail address and are not in the roster: ' +
    `${logins.map(quoted).join(', ')}. The drift check takes them for unexpected if Klaviyo has them.`
  );
}
