import { userKey } from '../../people/user-key.js';
import { type AttributeCondition, type Condition } from '../condition.js';
import { type ListedMember } from '../rule-fault.js';

/**
 * The condition of those who match one, or are named. A dynamic group of Entra takes no members beside its rule (learn.microsoft.com, "Manage
 * rules for dynamic membership groups in Microsoft Entra ID"), so that people are named in it, by their userName.
 */
export function orMember(condition: Condition, members: readonly ListedMember[]): Condition {
  const [first] = members;
  return first === undefined
    ? condition
    : { kind: 'any', conditions: [condition, isMember([first, ...members.slice(1)])] };
}

/** The condition of those who are named. */
export function isMember(members: readonly [ListedMember, ...ListedMember[]]): AttributeCondition {
  const values = [...new Set(members.flatMap(({ user }) => writtenForms(user)))];
  return { kind: 'attribute', attribute: 'userName', operator: 'in', values, at: members[0].at };
}

/** A userName in lower case, as written and as a person's key has it: with the domain in ASCII. */
function writtenForms(user: string): readonly string[] {
  return [user.trim().normalize('NFC').toLowerCase(), userKey(user)];
}
