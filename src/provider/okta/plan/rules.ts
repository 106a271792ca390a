import { userKey } from '../../../people/user-key.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { readOktaExpression } from '../../../rules/okta/read-okta-expression.js';
import { type Subject } from '../../../rules/subject.js';
import { type PlannedAttributes } from '../../plan-subjects.js';
import { isListOf, isText, textOf } from './plain-values.js';

/** The attributes of `okta_group_rule` that decide who its members are. */
export const RULE_ATTRIBUTES = [
  'expression_type',
  'expression_value',
  'group_assignments',
  'status',
  'users_excluded',
] as const;

/** The ids of the groups that an `okta_group_rule` fills. */
export function ruleGroups(values: PlannedAttributes): readonly string[] | undefined {
  const groups: unknown = values?.group_assignments;
  return isListOf(groups, isText) ? groups : undefined;
}

/** What an `okta_group_rule` decides by. */
export function ruleExpression(values: PlannedAttributes): string | undefined {
  return textOf(values?.expression_value);
}

/** Whether an `okta_group_rule` is active and excludes nobody. A status that is not written is `ACTIVE`, the provider's default. */
export function ruleDecides(values: PlannedAttributes): boolean {
  const excluded: unknown = values?.users_excluded ?? [];
  return (textOf(values?.status) ?? 'ACTIVE') === 'ACTIVE' && Array.isArray(excluded) && excluded.length === 0;
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

/** Whether the deletion of an `okta_group_rule` takes the people off whom it has made members. Okta's default is that they stay. */
export function ruleRemovesMembers(values: PlannedAttributes): boolean {
  return values?.remove_assigned_users === true;
}
