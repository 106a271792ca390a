import { isEMail } from '../../../people/e-mail.js';
import { isRosterUserName } from '../../../people/user-name-fault.js';
import { lostCharacter } from '../../../text/odd-character.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { visible } from '../../../text/visible.js';
import { type OktaGroupMember } from '../app/okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { type UserKey, userKey } from '../../../people/user-key.js';
import { type OktaUserState, userState } from '../statuses.js';
import { type Condition, groupsIn, leavesOf } from '../../../rules/condition.js';
import { OWN_ATTRIBUTES } from '../../../rules/subject.js';
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
 *
 * @param conditions - those by which the access file decides: what they ask for, attributes and groups, stands in the roster too
 */
export function adoptedRoster(live: LiveApp, conditions: readonly Condition[] = []): AdoptedRoster {
  const asked = {
    attributes: [...new Set(conditions.flatMap(comparedAttributes))],
    groups: [...new Set(conditions.flatMap(groupsIn))],
  };
  const people = new Map<UserKey, RosterLine>();
  const namesInApp = new Map(live.appUsers.map(({ id, userName }) => [id, userName]));
  const nameless = new Set<string>();
  const unwritable = new Set<string>();
  for (const [id, { group }] of adoptedGroups(live)) {
    for (const member of live.members.get(id) ?? []) {
      const userName = userNameOf(member, namesInApp);
      if (userName === undefined) nameless.add(member.login);
      else if (!isRosterUserName(userName)) unwritable.add(userName);
      else
        people.set(
          userKey(userName),
          inGroup(people.get(userKey(userName)) ?? lineOf(member, userName, asked, live), group),
        );
    }
  }
  const notes = [
    ...leftOut('have no e-mail address', nameless),
    ...leftOut(
      'have a userName that a roster refuses (a quote around it, the sign of a formula, a strange character: correct it in Okta)',
      unwritable,
    ),
  ];
  return { people: [...people.values()], notes };
}

function userNameOf(member: OktaGroupMember, namesInApp: ReadonlyMap<string, string>): string | undefined {
  const candidates = [namesInApp.get(member.id), member.email, member.login].map((name) => name?.trim() ?? '');
  return candidates.find((name) => isEMail(name));
}

function inGroup(line: RosterLine, group: string): RosterLine {
  return { ...line, groups: [...new Set([...line.groups, group])] };
}

interface AskedOfPeople {
  /** Names of attributes as conditions have them, the people's own ones apart. */
  readonly attributes: readonly string[];
  readonly groups: readonly string[];
}

function comparedAttributes(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap((leaf) =>
    leaf.kind === 'attribute' && !OWN_ATTRIBUTES.some((own) => own === leaf.attribute) ? [leaf.attribute] : [],
  );
}

function lineOf(
  { id, givenName, familyName, status, attributes }: OktaGroupMember,
  userName: string,
  asked: AskedOfPeople,
  { askedGroups }: LiveApp,
): RosterLine {
  return {
    userName,
    givenName: writtenName(givenName),
    familyName: writtenName(familyName),
    groups: asked.groups.filter((group) => askedGroups.get(group)?.has(id)),
    status: ROSTER_STATUS[userState(status)],
    ...(asked.attributes.length > 0 && {
      attributes: Object.fromEntries(
        asked.attributes.map((name) => [name, Object.hasOwn(attributes, name) ? attributes[name]!.trim() : '']),
      ),
    }),
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

/** A name as a roster takes it. One in which a character was lost is left out: a name that is empty is not compared. */
function writtenName(name: string): string {
  return lostCharacter(name) === undefined ? visible(name.trim()) : '';
}

function leftOut(what: string, members: ReadonlySet<string>): readonly AdoptNote[] {
  if (members.size === 0) return [];
  return [
    warning(
      `These members of the groups ${what} and are not in the roster: ${[...members].map(quoted).join(', ')}. The drift check ` +
        'reports them as unexpected if Klaviyo has them.',
    ),
  ];
}
