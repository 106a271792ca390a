import { type Assignment } from '../access/access-model.js';
import { grantsOn } from '../access/grant.js';
import { type AssignedPerson } from '../people/assigned-person.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { possibleRolesOf } from './assignment-state.js';
import { type RuleContext } from './rule-context.js';
import { type DriftWords } from './wording.js';

/*
 * How people get into the groups of an account and out of them. It depends on who says who is in a group: somebody by hand, the access
 * file by members or a rule, or the roster. What is changed by hand in a group of the access file is undone by the next deploy; and
 * what becomes of somebody who is taken by hand out of a group that a rule fills, each provider says itself.
 */

/** Somebody who should leave the groups that give them the app. */
export interface Leaving {
  readonly key: UserKey;
  /** Whether the directory lists them as inactive. Nobody else is to be deactivated for having the app. */
  readonly hasLeft: boolean;
}

/** How somebody leaves the groups that give them the app, a clause for each; those that the provider names, or that give the role. */
export function waysOut(
  { account, today, words }: RuleContext,
  assignment: AssignedPerson,
  leaving: Leaving,
): readonly string[] {
  const { groups } = assignment;
  const roles = possibleRolesOf(assignment);
  const giving = account.assignments.filter((each) =>
    groups.length > 0 ? groups.includes(each.group) : roles.includes(each.role),
  );
  const declaredHere = giving.flatMap((each) => wayOutOf(each, leaving, today, words) ?? []);
  const byHand = giving.filter(({ membership }) => membership === undefined).map(({ group }) => group);
  const others = groups.filter((group) => byHand.includes(group) || giving.every((each) => each.group !== group));
  if (others.length > 0) {
    const give = others.length === 1 ? 'gives' : 'give';
    return [
      ...declaredHere,
      `take them out of ${others.map(quoted).join(' and ')} in ${words.name}, which ${give} them the app`,
    ];
  }
  if (declaredHere.length > 0 && (groups.length > 0 || byHand.length === 0)) return declaredHere;
  return [
    `take them out of the group that gives them the app, listed in ${words.groupAssignments}; a deploy removes a group ` +
      'that the access file does not assign',
    ...declaredHere.map((way) => `if the access file fills it, ${way}`),
  ];
}

/** Undefined where somebody keeps the group by hand. */
function wayOutOf(
  { group, membership, at }: Assignment,
  { key, hasLeft }: Leaving,
  today: string,
  words: DriftWords,
): string | undefined {
  const { name: provider, applyToThoseThere: apply } = words;
  const andApply = apply === undefined ? '' : `, and then ${apply}`;
  const ifTheyStay = apply === undefined ? '' : IF_THEY_STAY;
  if (membership === undefined) return undefined;
  if (membership.kind === 'everyone')
    return `${hasLeft ? `deactivate them in ${provider}, or ` : ''}change the assignment of everyone (line ${at.line} of the access file)`;
  const grant = grantsOn(today, membership.members).find(({ user }) => userKey(user) === key);
  if (grant !== undefined) {
    return `remove the member of ${quoted(group)} from the access file (line ${grant.at.line}) and deploy${andApply}${ifTheyStay}`;
  }
  const first = apply === undefined || hasLeft ? '' : `deploy if the plan has changes${andApply}; if they stay in, `;
  return membership.when === undefined
    ? deployToLeave(words, `${quoted(group)}, whose members are declared`)
    : `${first}${hasLeft ? `deactivate them in ${provider}, ` : ''}correct what the rule of ${quoted(group)} goes by in their profile in ${provider}, or change the rule (line ` +
        `${at.line} of the access file) and deploy; ${words.takenOutOfRule}`;
}

const IF_THEY_STAY = '; take them out there by hand if they stay in';

/** How somebody leaves a group, in words, that the access file gives them no longer, as a clause. */
export function deployToLeave({ applyToThoseThere: apply }: DriftWords, group: string): string {
  return apply === undefined
    ? `deploy, so that they leave ${group}`
    : `deploy, and then ${apply}, so that they leave ${group}${IF_THEY_STAY}`;
}

/** How somebody leaves one group of several that give them the app, as a clause. The others go on giving it to them. */
export function wayOutOfGroup({ account, today, words }: RuleContext, group: string, key: UserKey): string {
  const assignment = account.assignments.find((each) => each.group === group);
  const way = assignment && wayOutOf(assignment, { key, hasLeft: false }, today, words);
  return way ?? `take them out of ${quoted(group)}`;
}

/** How a person who is declared is declared no longer. */
export function wayOutOfDeclaration({ account, today }: RuleContext, person: DeclaredPerson): string {
  const { group, priority, belonging } = person;
  const assignment = account.assignments.find((each) => each.priority === priority);
  const line = assignment?.at.line ?? account.at.line;
  switch (belonging?.by) {
    case 'rule':
      return `correct their attributes in the directory, or the rule of ${quoted(group)} (line ${line} of the access file)`;
    case 'everyone':
      return `correct their status in the directory, or change the assignment of everyone (line ${line} of the access file)`;
    case 'member': {
      const key = userKey(person.userName);
      const members = assignment?.membership?.kind === 'declared' ? assignment.membership.members : [];
      const grant = grantsOn(today, members).find(({ user }) => userKey(user) === key);
      return `remove the member of ${quoted(group)} from the access file (line ${grant?.at.line ?? line})`;
    }
    default:
      return `take them out of ${quoted(group)} in the directory`;
  }
}

/** How somebody who is active in the directory comes to be declared, with this role if an assignment gives it. */
export function wayIn({ account }: RuleContext, role: string | undefined): string {
  const giving = givingRole(account.assignments, role);
  if (giving?.membership?.kind !== 'declared' || giving.membership.fromRoster)
    return `put them into ${groupFor(giving)}`;
  const member = `make them a member of ${quoted(giving.group)} in the access file`;
  return giving.membership.when === undefined
    ? `${member} (line ${giving.at.line})`
    : `correct their attributes in the directory, ${member}, or change its rule (line ${giving.at.line})`;
}

/** The same for somebody whom the directory does not have. */
export function wayInFromOutside(context: RuleContext, role: string | undefined): string {
  const giving = givingRole(context.account.assignments, role);
  const add = `add them to the directory (${context.directorySource})`;
  if (giving?.membership?.kind === 'everyone') return add;
  if (giving?.membership?.kind !== 'declared' || giving.membership.fromRoster) return `${add}, in ${groupFor(giving)}`;
  const member = `make them a member of ${quoted(giving.group)} in the access file (line ${giving.at.line})`;
  return giving.membership.when === undefined
    ? `${add}, and ${member}`
    : `${add}, with attributes that the rule of ${quoted(giving.group)} takes (line ${giving.at.line} of the access file)`;
}

/** The assignment that gives the role, of several the first. */
function givingRole(assignments: readonly Assignment[], role: string | undefined): Assignment | undefined {
  return assignments
    .filter((assignment) => assignment.role === role)
    .toSorted((one, other) => one.priority - other.priority)[0];
}

function groupFor(giving: Assignment | undefined): string {
  return giving === undefined
    ? 'an assigned group'
    : `an assigned group, such as ${quoted(giving.group)} for the role ${quoted(giving.role)}`;
}
