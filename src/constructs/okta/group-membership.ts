import { type Construct } from 'constructs';
import { type Account, type Assignment } from '../../access/access-model.js';
import { grantsOn } from '../../access/grant.js';
import { accessMembersId } from './access-group.js';
import { AccessMembers } from './access-members.js';
import { UnsupportedSetupError } from './unsupported-setup-error.js';

/** What decides besides the access file who is in its groups. */
export interface MembershipFacts {
  /** The day by which grants have ended, in UTC, as YYYY-MM-DD. */
  readonly today: string;
  /** The logins of those whom the roster puts into a group, by its name. */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The group of an assignment, in Okta. */
export interface FilledGroup {
  /** Reference to its id. */
  readonly groupId: string;
  /** Its id, if the group exists and the stack takes it over, and its members with it. */
  readonly importId: string | undefined;
}

/**
 * Declares who is in the group of an assignment, where the access file decides it: by name. A grant that ended before today is not declared.
 *
 * @throws UnsupportedSetupError if the members are those of a roster, and there is none, or a condition beside it
 */
export function declareMembership(
  scope: Construct,
  { name: account }: Pick<Account, 'name'>,
  { group, membership }: Pick<Assignment, 'group' | 'membership'>,
  { groupId, importId }: FilledGroup,
  { today, rosterMembers }: MembershipFacts,
): void {
  if (membership?.kind !== 'declared') return;
  const { when, members, fromRoster } = membership;
  const logins = fromRoster
    ? membersOfRoster(account, group, rosterMembers)
    : grantsOn(today, members).map(({ user }) => user);
  if (when === undefined) {
    new AccessMembers(scope, accessMembersId(group), { group, groupId, logins, importFromGroup: importId });
    return;
  }
  if (fromRoster) throw rosterBesideCondition(account, group);
  throw new UnsupportedSetupError(
    `Account ${account}: the group "${group}" has a condition (when), and this version does not make Okta's rule of it. Make the rule ` +
      'in Okta, and assign its group without when.',
  );
}

function membersOfRoster(
  account: string,
  group: string,
  rosterMembers: MembershipFacts['rosterMembers'],
): readonly string[] {
  const members = rosterMembers?.get(group);
  if (members !== undefined) return members;
  throw new UnsupportedSetupError(
    `Account ${account}: the members of the group "${group}" are those of the roster, and no roster was read. Synthesise with ` +
      'npx cdktf synth, which reads it, or give its members in `rosterMembers`.',
  );
}

function rosterBesideCondition(account: string, group: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Account ${account}: the group "${group}" has members: roster beside when. In Okta a rule fills a group by itself, and ` +
      'somebody who is put in beside it is lost to the rule. Write two assignments of the role: one group with when, another ' +
      'with members: roster.',
  );
}
