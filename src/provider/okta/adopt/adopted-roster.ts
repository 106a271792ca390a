import { isEMail } from '../../../people/e-mail.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { type Condition } from '../../../rules/condition.js';
import {
  askedAttributes,
  askedBy,
  type AskedOfPeople,
  leftOutOfRoster,
  rosterName,
  RosterPeople,
} from '../../adopt/roster-people.js';
import { type AdoptNote } from '../../adoption.js';
import { type OktaGroupMember } from '../app/okta-app-state.js';
import { type OktaUserState, userState } from '../statuses.js';
import { OKTA_WORDS } from '../words.js';
import { groupsOf, type LiveApp } from './live-app.js';

export interface AdoptedRoster {
  readonly people: readonly RosterLine[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The members of the app's groups as people of a roster, in the order of the groups and of Okta's lists. Their userName is
 * that in the app, by which Klaviyo knows them; who does not have the app (any more) goes by e-mail address, or by login.
 *
 * @param conditions - those by which the access file decides: what they ask for, attributes and groups, stands in the roster too
 */
export function adoptedRoster(live: LiveApp, conditions: readonly Condition[] = []): AdoptedRoster {
  const asked = askedBy(conditions);
  const roster = new RosterPeople();
  const namesInApp = new Map(live.appUsers.map(({ id, userName }) => [id, userName]));
  const nameless = new Set<string>();
  for (const [id, { group }] of groupsOf(live)) {
    for (const member of live.members.get(id) ?? []) {
      const userName = userNameOf(member, namesInApp);
      if (userName === undefined) nameless.add(member.login);
      else roster.add(userName, group, () => lineOf(member, userName, asked, live));
    }
  }
  const notes = [...leftOutOfRoster('have no e-mail address', nameless), ...roster.notes(OKTA_WORDS.name)];
  return { people: roster.people, notes };
}

function userNameOf(member: OktaGroupMember, namesInApp: ReadonlyMap<string, string>): string | undefined {
  const candidates = [namesInApp.get(member.id), member.email, member.login].map((name) => name?.trim() ?? '');
  return candidates.find((name) => isEMail(name));
}

function lineOf(
  { id, givenName, familyName, status, attributes }: OktaGroupMember,
  userName: string,
  asked: AskedOfPeople,
  { askedGroups }: LiveApp,
): RosterLine {
  return {
    userName,
    givenName: rosterName(givenName),
    familyName: rosterName(familyName),
    groups: asked.groups.filter((group) => askedGroups.get(group)?.has(id)),
    status: ROSTER_STATUS[userState(status)],
    ...askedAttributes(asked, attributes),
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
