import { PROVIDER_NAMES } from '../../access/provider-settings.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { type DeclaredPerson, declaredRoles } from '../../people/declared-person.js';
import { belongingWords } from '../../people/why-declared.js';
import { quoted } from '../../text/quoted.js';
import { type Finding } from '../finding.js';
import { wayOutOfGroup } from '../group-ways.js';
import { makeFinding } from '../make-finding.js';
import { byCodeUnits } from '../order.js';
import { activeAssignments, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { asSentence, declaredWords } from '../wording.js';

/**
 * Declared, and the identity provider gives them one of several roles, of which it is not defined which: it has several for them, or
 * the access file puts them into several groups of different roles and the provider does not decide by priority. What the provider
 * has comes first, since that is what is pushed. Somebody who is not declared is unexpected, which says their roles.
 *
 * A role in Klaviyo that is one of these is no difference of its own, see `withoutRepeats`.
 */
export function ambiguousRole(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return NO_FINDINGS;
  const several = activeAssignments(person).filter(({ possibleRoles }) => possibleRoles !== undefined);
  if (several.length > 0) return several.map((each) => severalAssigned(context, person, declared, each));
  return declared.ambiguousWith === undefined ? NO_FINDINGS : [severalDeclared(context, person, declared)];
}

function severalAssigned(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson,
): Finding {
  const { name } = context.words;
  const { groups, possibleRoles = [], mayLackRole = false, id } = assignment;
  const through = groups.length === 0 ? '' : ` (${groups.length === 1 ? 'group' : 'groups'} ${listed(groups)})`;
  return makeFinding(context, person, {
    kind: 'ambiguous-role',
    hop: 'declared-assigned',
    assignment,
    discriminator: [
      ...idOfRoles(possibleRoles),
      ...(mayLackRole ? [''] : []),
      ...(person.assignments.length > 1 ? [id] : []),
    ],
    message:
      (mayLackRole
        ? `${name} pushes ${possibleRoles.map(quoted).join(' or ')} or no role for them${through}, and which one is not defined, since an ` +
          `assignment of theirs gives no role (${assignment.detail}); `
        : `${name} has the roles ${listed(possibleRoles)} for them${through} and pushes one of these, and which one is not defined; `) +
      `${declaredWords(declared)}.`,
    remedy: remedy(context, person, declared, assignment),
  });
}

function severalDeclared(context: RuleContext, person: Person, declared: DeclaredPerson): Finding {
  const { account, assignedRead, words } = context;
  const { role, group, belonging = { by: 'group' }, ambiguousWith = [] } = declared;
  const { identityProvider } = account;
  const name = identityProvider === undefined ? words.name : PROVIDER_NAMES[identityProvider.kind];
  const others = ambiguousWith.map((other) => `${quoted(other.role)} by ${quoted(other.group)}`);
  const later = account.assignments.find(({ priority }) => priority === ambiguousWith[0]?.priority);
  return makeFinding(context, person, {
    kind: 'ambiguous-role',
    hop: assignedRead ? 'declared-assigned' : 'declared-provisioned',
    discriminator: idOfRoles(declaredRoles(declared)),
    ...(later && { at: later.at }),
    message:
      `The access file gives them several roles: ${quoted(role)} ${belongingWords(group, belonging)}, and ${others.join(', and ')}. ` +
      `${asSentence(name)} does not decide by priority: it pushes one of them, and which one is not defined.`,
    remedy: remedy(context, person, declared, undefined),
  });
}

/** Another set of roles is another finding, so that one more role does not pass for what was known before. */
function idOfRoles(roles: readonly string[]): readonly string[] {
  return roles.toSorted(byCodeUnits);
}

function listed(texts: readonly string[]): string {
  return texts.map(quoted).join(' and ');
}

/**
 * How they come to have one role. The group that gives the declared role is never among those to leave, and where it is not known which
 * role is right, neither is said to be.
 */
function remedy(
  context: RuleContext,
  { key }: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson | undefined,
): string {
  const { account, words } = context;
  const declaredGroups = [declared, ...(declared.ambiguousWith ?? [])].map(({ group }) => group);
  const groups = assignment === undefined ? declaredGroups : assignment.groups;
  const roleOf = (group: string): string | undefined => account.assignments.find((each) => each.group === group)?.role;
  const wayOut = (group: string): string =>
    declared.passedOver.some((other) => other.group === group) && !declaredGroups.includes(group)
      ? `deploy, so that the rule of ${quoted(group)} leaves them out`
      : wayOutOfGroup(context, group, key);
  const without =
    assignment?.mayLackRole === true ? [`remove the assignment that gives no role in ${words.assignments}`] : [];
  // Beside an assignment without a role, one role has no other one to leave.
  const isOneRole = assignment?.mayLackRole === true && assignment.possibleRoles?.length === 1;
  const direct = assignment?.through === 'person' && !isOneRole ? [words.convertToGroup] : [];
  if (declared.ambiguousWith !== undefined) {
    const ways = groups.map((group) => {
      const role = roleOf(group);
      return `from ${quoted(group)}${role === undefined ? '' : ` (${quoted(role)})`}: ${wayOut(group)}`;
    });
    const first = 'Find out which role they should have, and see that they are in its group alone.';
    return [first, ...[...without, ...direct, ...ways].map((way) => asSentence(`${way}.`))].join(' ');
  }
  const others = isOneRole ? [] : groups.filter((group) => roleOf(group) !== declared.role);
  const ways = [...without, ...direct, ...others.map(wayOut)];
  const isInGroup = groups.includes(declared.group);
  const first = isInGroup ? '' : `Deploy, and see that ${quoted(declared.group)} gives them the app. Then `;
  if (ways.length === 0) {
    return `${first}${first === '' ? 'Look' : 'look'} in ${words.assignments} for what else gives them the app, and take that away: ${quoted(declared.group)} gives the declared role.`;
  }
  const rest = ways.join(', and ');
  return first === '' ? asSentence(`${rest}.`) : `${first}${rest}.`;
}
