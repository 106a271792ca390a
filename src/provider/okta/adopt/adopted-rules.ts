import { conditionSchema, type ConditionFile, readCondition } from '../../../access/condition-schema.js';
import { writtenCondition, writtenOnOneLine } from '../../../access/written-condition.js';
import { ROSTER_FILE_COLUMNS } from '../../../people/roster-csv.js';
import { userKey } from '../../../people/user-key.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { type Condition, groupsIn, leavesOf } from '../../../rules/condition.js';
import { oktaExpression } from '../../../rules/okta/okta-expression.js';
import { oktaRuleFaults } from '../../../rules/okta/okta-rule-faults.js';
import { readOktaExpression } from '../../../rules/okta/read-okta-expression.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptedGroup } from '../../adopt/group-names.js';
import { type OktaGroupAssignment } from '../app/okta-app-state.js';
import { type OktaRule } from '../app/read-rules.js';
import { accessRuleId } from '../../resource-ids.js';
import { adoptedRoster } from './adopted-roster.js';
import { type LiveApp } from './live-app.js';

/** What the access file says of a group that rules of Okta fill. */
export type RuleOfGroup =
  | {
      readonly kind: 'taken over';
      readonly rule: OktaRule;
      readonly condition: Condition;
      /** As they stand beside the assignment's group. */
      readonly written: { readonly when: ConditionFile; readonly members?: readonly string[] };
    }
  /** The access file does not say who is in it. `reason` is for the reader of the file, in sentences. */
  | { readonly kind: 'kept elsewhere'; readonly reason: string };

/**
 * What the access file says of an assigned group, where a rule of Okta fills it; undefined of a group whose members are listed by hand.
 *
 * The stack takes the rule over only where the first plan does not change it, and where the condition chooses, of the people of the
 * roster, those who are in the group: then the access file says who belongs, and Okta and the file agree from the first day.
 */
export function ruleOfGroup(
  live: LiveApp,
  assignment: OktaGroupAssignment,
  { written }: AdoptedGroup,
  owner: string,
): RuleOfGroup | undefined {
  const rules = live.rules.filter(({ groups }) => groups.includes(assignment.groupId));
  if (rules.length === 0) return undefined;
  const found = takenOver(live, rules, assignment, { written }, owner);
  if (typeof found !== 'string') return found;
  const names = rules.map(({ name }) => quoted(name)).join(', ');
  const active = rules.some(({ status }) => status === 'ACTIVE');
  const goesOn = active ? `${rules.length === 1 ? 'The rule goes' : 'The rules go'} on filling it. ` : '';
  return {
    kind: 'kept elsewhere',
    reason:
      `The group ${quoted(assignment.groupName)} is filled by ${rules.length === 1 ? 'the rule' : 'the rules'} ${names} of Okta, and ` +
      `the access file does not say who is in it. ${goesOn}${found}`,
  };
}

/** The rule, or why it is not taken over, in sentences. */
function takenOver(
  live: LiveApp,
  rules: readonly OktaRule[],
  { groupId, groupName, groupType }: OktaGroupAssignment,
  { written }: Pick<AdoptedGroup, 'written'>,
  owner: string,
): Extract<RuleOfGroup, { readonly kind: 'taken over' }> | string {
  const [rule, ...others] = rules;
  if (rule === undefined || others.length > 0) return 'A stack fills a group by one rule.';
  const unusual = unusualRule(rule) ?? unusualGroup(written, groupType);
  if (unusual !== undefined) return unusual;
  const reading = readOktaExpression(rule.expression);
  if (reading.kind === 'unreadable') {
    return `Its expression ${quoted(rule.expression)} cannot be read back. ${reading.reason}`;
  }
  const { condition, members, differences } = reading;
  if (reading.kind === 'near') {
    return `Its expression ${quoted(rule.expression)} is not exactly a condition of an access file: ${differences.join(' ')}`;
  }
  if (condition === undefined) return 'It lists people by their logins, which needs no rule: members.';
  const when = sound(condition, members);
  if (when === undefined) return 'An access file cannot hold what its expression compares with.';
  const people = otherPeople(live, { groupId, condition, members }, owner);
  if (people !== undefined) return people;
  const assigned = { when, ...(members.length > 0 && { members }) };
  if (oktaExpression(condition, members) === rule.expression) {
    return { kind: 'taken over', rule, condition, written: assigned };
  }
  const adopt = { groups: { [groupName]: groupId }, rules: { [groupName]: rule.id } };
  return (
    'It can be read back, but klaviyo-access writes the same as another expression, so the plan would update the rule. To have that, ' +
    `write ${writtenOnOneLine(assigned)} into its assignment and ${writtenOnOneLine(adopt)} into the part adopt, and give the roster ` +
    `what the condition asks for. The first plan then updates okta_group_rule.${accessRuleId(groupName)}, for the same people.`
  );
}

/** What a plan would change of a rule, whatever its expression is. */
function unusualRule({ status, groups, excluded }: OktaRule): string | undefined {
  if (status !== 'ACTIVE')
    return `It is ${quoted(status)}: nobody joins or leaves by it, and a plan would switch it on.`;
  if (groups.length > 1) return 'It fills other groups too. A stack makes a rule for each group.';
  if (excluded.length === 0) return undefined;
  const people = excluded.length === 1 ? 'a person' : `${excluded.length} people`;
  return `It passes over ${people} (${excluded.join(', ')}), whom a plan would let in again.`;
}

function unusualGroup(written: AdoptedGroup['written'], type: string): string | undefined {
  if (type !== 'OKTA_GROUP') return `The group is one of the type ${quoted(type)}, which no stack can manage.`;
  return typeof written === 'string'
    ? undefined
    : 'The group is given by its id, and a stack makes groups by their names.';
}

/** The condition as the access file has it; undefined if the file cannot hold it. */
function sound(condition: Condition, members: readonly string[]): ConditionFile | undefined {
  const at = { line: 1, column: 1 };
  const columns = ROSTER_FILE_COLUMNS.map((column) => column.toLowerCase());
  const isColumn = leavesOf(condition).some(
    (leaf) =>
      leaf.kind === 'attribute' &&
      columns.includes(leaf.attribute.toLowerCase()) &&
      !['userName', 'givenName', 'familyName'].includes(leaf.attribute),
  );
  if (isColumn || groupsIn(condition).some((group) => group.includes(';'))) return undefined;
  if (
    oktaRuleFaults(
      condition,
      members.map((user) => ({ user, at })),
    ).length > 0
  )
    return undefined;
  const read = conditionSchema.safeParse(writtenCondition(condition));
  if (!read.success) return undefined;
  const again = readCondition(read.data, () => at);
  return oktaExpression(again, members) === oktaExpression(condition, members) ? read.data : undefined;
}

/** How many people a sentence lists. */
const LISTED = 10;

interface Chosen {
  readonly groupId: string;
  readonly condition: Condition;
  readonly members: readonly string[];
}

/** Where the rule and the group differ by the people of the roster, for whom; undefined where they agree. */
function otherPeople(live: LiveApp, { groupId, condition, members }: Chosen, owner: string): string | undefined {
  const inGroup = live.members.get(groupId) ?? [];
  const listed = new Set(members.map(userKey));
  if (listed.has(userKey(owner))) return 'It names the owner of the account, of whom no assignment may decide.';
  const known = new Set(inGroup.map(({ login }) => userKey(login)));
  const unknown = members.filter((login) => !known.has(userKey(login)));
  if (unknown.length > 0) return `It names people who are not in the group: ${named(unknown)}.`;
  const { people } = adoptedRoster(live, [condition]);
  const only = new Set(
    adoptedRoster({ ...live, members: new Map([[groupId, inGroup]]) }).people.map(({ userName }) => userKey(userName)),
  );
  const matches = compileCondition(condition);
  const active = people.filter(({ status }) => status === 'active');
  const chosen = (person: (typeof active)[number]): boolean =>
    listed.has(userKey(person.userName)) || matches({ ...person, attributes: person.attributes ?? {} });
  const byHand = active.filter((person) => only.has(userKey(person.userName)) && !chosen(person));
  const missing = active.filter((person) => !only.has(userKey(person.userName)) && chosen(person));
  const differences = [
    ...(byHand.length === 0
      ? []
      : [`are in the group and not chosen by it, so put in by hand: ${named(byHand.map(nameOf))}`]),
    ...(missing.length === 0 ? [] : [`are chosen by it and not in the group: ${named(missing.map(nameOf))}`]),
  ];
  return differences.length === 0 ? undefined : `By their profiles, these people ${differences.join('; these ')}.`;
}

function nameOf({ userName }: { readonly userName: string }): string {
  return userName;
}

function named(people: readonly string[]): string {
  const more = people.length > LISTED ? ` and ${people.length - LISTED} more` : '';
  return `${people.slice(0, LISTED).map(quoted).join(', ')}${more}`;
}
