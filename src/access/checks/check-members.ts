import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { draftMembers, type MemberDraft } from './draft-members.js';

type LineOf = (at: FilePath) => number;

/** A person is a member of an assignment once, and the account's owner, whose role only they can hand over, of none. */
export function checkMembers(value: unknown, accounts: readonly AccountDraft[], lineOf: LineOf): Mistake[] {
  return accounts.flatMap(({ at }) => {
    const owner = entryAt(valueAt(value, at), 'owner');
    const ownerKey = typeof owner === 'string' ? userKey(owner) : undefined;
    return itemsAt(value, [...at, 'assignments']).flatMap((assignment) => {
      const members = draftMembers(assignment);
      const owners = members.filter(({ user }) => userKey(user) === ownerKey);
      return [...repeated(members, lineOf), ...owners.map(ownerMistake)];
    });
  });
}

function repeated(members: readonly MemberDraft[], lineOf: LineOf): Mistake[] {
  const first = new Map<string, MemberDraft>();
  return members.flatMap((here) => {
    const there = first.get(userKey(here.user));
    if (there === undefined) {
      first.set(userKey(here.user), here);
      return [];
    }
    const as = there.user === here.user ? '' : ` as ${quoted(there.user)}`;
    const problem = `${quoted(here.user)} is a member on line ${lineOf(there.at)} already${as}`;
    return [{ at: here.at, problem, found: quoted(here.user), expected: 'each person once in an assignment' }];
  });
}

function ownerMistake({ user, at }: MemberDraft): Mistake {
  const problem = `${quoted(user)} is the owner of the account, whose role cannot be changed over SCIM`;
  return { at, problem, found: quoted(user), expected: 'members other than the owner' };
}
