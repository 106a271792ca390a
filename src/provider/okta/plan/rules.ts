import { userKey } from '../../../people/user-key.js';
import { groupsIn } from '../../../rules/condition.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { readOktaExpression } from '../../../rules/okta/read-okta-expression.js';
import { type Subject } from '../../../rules/subject.js';
import { type PlannedAttributes, type PlannedRuleChange, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { isListOf, isText, textOf } from '../../plain-values.js';

/** The attributes of `okta_group_rule` that decide who its members are. */
export const RULE_ATTRIBUTES = [
  'expression_type',
  'expression_value',
  'group_assignments',
  'status',
  'users_excluded',
] as const;

/** Those of which the expression, the status and the exclusions say everything: the groups stay. */
export const RULE_EXPRESSION_ATTRIBUTES = ['expression_value', 'status', 'users_excluded'] as const;

/** The ids of the groups that an `okta_group_rule` fills. */
export function ruleGroups(values: PlannedAttributes): readonly string[] | undefined {
  const groups: unknown = values?.group_assignments;
  return isListOf(groups, isText) ? groups : undefined;
}

/** What an `okta_group_rule` decides by. */
export function ruleExpression(values: PlannedAttributes): string | undefined {
  return textOf(values?.expression_value);
}

/** Whether an `okta_group_rule` is active and excludes nobody. */
export function ruleDecides(values: PlannedAttributes): boolean {
  const excluded = excludedBy(values);
  return isActive(values) && excluded?.length === 0;
}

/** A status that is not written is `ACTIVE`, the provider's default. */
function isActive(values: PlannedAttributes): boolean {
  return (textOf(values?.status) ?? 'ACTIVE') === 'ACTIVE';
}

/** The ids of people on the list of exclusions; undefined where it cannot be read. */
function excludedBy(values: PlannedAttributes): readonly string[] | undefined {
  const excluded: unknown = values?.users_excluded ?? [];
  return isListOf(excluded, isText) ? excluded : undefined;
}

/** What an update of an `okta_group_rule` changes for people. Whom it lets in again are those whom its list of exclusions loses. */
export function ruleChange(before: PlannedSide, after: PlannedSide): PlannedRuleChange {
  const hidden = [before, after].some(({ sensitive }) => hasMark(marksAt(sensitive, 'users_excluded')));
  const was = hidden ? undefined : excludedBy(before.values);
  const will = hidden ? undefined : excludedBy(after.values);
  const unknown = RULE_ATTRIBUTES.some((name) => hasMark(marksAt(after.unknown, name)));
  const deciding = ['expression_type', 'expression_value', 'group_assignments'] as const;
  const others = deciding.some(
    (name) => JSON.stringify(before.values?.[name] ?? null) !== JSON.stringify(after.values?.[name] ?? null),
  );
  const active = [isActive(before.values), isActive(after.values)] as const;
  return {
    switched: active[0] === active[1] ? undefined : active[1] ? 'on' : 'off',
    letIn: was?.filter((id) => will?.includes(id) === false) ?? [],
    shutOut: will?.filter((id) => was?.includes(id) === false) ?? [],
    decidesOtherwise: unknown || others || was === undefined || will === undefined,
  };
}

/** Whom an expression chooses, as a directory has them: their userName is their login, as the stacks require it of members. */
export function ruleMatches(
  expression: string,
  attributeNames?: readonly string[],
): ((person: Subject) => boolean) | undefined {
  const reading = readOktaExpression(expression);
  if (reading.kind !== 'exact') return undefined;
  const matches = reading.condition && compileCondition(reading.condition, attributeNames);
  const members = new Set(reading.members.map(userKey));
  return (person) => matches?.(person) === true || members.has(userKey(person.userName));
}

/** The names of the groups of whose members an expression asks. */
export function ruleMemberOf(expression: string): readonly string[] {
  const reading = readOktaExpression(expression);
  return reading.kind === 'unreadable' || reading.condition === undefined ? [] : groupsIn(reading.condition);
}

/** Whether the deletion of an `okta_group_rule` takes the people off whom it has made members. Okta's default is that they stay. */
export function ruleRemovesMembers(values: PlannedAttributes): boolean {
  return values?.remove_assigned_users === true;
}
