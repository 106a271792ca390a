import { validationFailed } from './errors.js';
import { readExpression } from './expression/expression.js';
import { type Condition, ExpressionFault } from './expression/value.js';
import { groupById } from './lookup.js';
import { MAX_EXCLUDED, releaseMembers, runRule } from './rule-effects.js';
import { attributeType } from './user-schema.js';
import { type GroupRule, type World } from './world.js';

/** What a rule is written with. */
export interface RuleText {
  readonly name: string | undefined;
  readonly expression: string | undefined;
  /** Ids of users. */
  readonly excluded: readonly string[];
  /** Ids of groups. */
  readonly groupIds: readonly string[];
}

/** Limits of an organisation and of a rule (https://support.okta.com/help/s/article/Group-Rule-Restrictions). */
const MAX_RULES = 2000;
const MAX_NAME = 50;
const MAX_GROUPS = 100;

/**
 * Makes a rule. It does nothing until it is activated. Two rules may have one name: nothing says that Okta refuses that.
 *
 * @throws OktaApiError 400 for what Okta's limits and its expression language do not allow; 404 for a group that is not there
 */
export function createRule(world: World, text: RuleText): GroupRule {
  if (world.groupRules.size >= MAX_RULES)
    throw refused('name', `An organization cannot have more than ${String(MAX_RULES)} rules`);
  const at = world.timestamp();
  const rule: GroupRule = {
    id: world.nextId('0pr'),
    status: 'INACTIVE',
    created: at,
    lastUpdated: at,
    groupIds: checkedGroups(world, text.groupIds),
    ...checked(world, text),
  };
  world.groupRules.set(rule.id, rule);
  return rule;
}

/**
 * Changes an inactive rule. Its groups stay: "The one element Admins cannot delete or edit is the 'Assign to' group"
 * (https://support.okta.com/help/s/article/How-To-Edit-Group-Rules).
 *
 * @throws OktaApiError 400 for an active rule, for an invalid one (which can only be read or deleted: pull request 250 of the
 * Terraform provider), for other groups, and as for a new rule
 */
export function editRule(world: World, rule: GroupRule, text: RuleText): void {
  if (rule.status === 'ACTIVE') throw refused('status', 'An active rule cannot be changed; deactivate it first.');
  if (rule.status === 'INVALID') throw refused('status', 'A Group Rule with the status INVALID cannot be changed.');
  const same = new Set(text.groupIds);
  if (same.size !== rule.groupIds.length || rule.groupIds.some((id) => !same.has(id))) {
    throw refused('actions', 'The groups of a rule cannot be changed; make another rule.');
  }
  Object.assign(rule, checked(world, text), { lastUpdated: world.timestamp() });
}

/** Switches a rule on, which runs it over everybody. @throws OktaApiError 400 for an invalid rule, and for one whose group is gone */
export function activateRule(world: World, rule: GroupRule): void {
  refuseInvalid(rule);
  if (!hasAllGroups(world, rule)) throw refused('actions', 'A group that the rule assigns does not exist any more');
  rule.status = 'ACTIVE';
  rule.lastUpdated = world.timestamp();
  runRule(world, rule);
}

/**
 * Switches a rule off. Who is in its groups stays there
 * (https://support.okta.com/help/s/article/what-happens-if-group-rules-are-deactivated-and-deleted).
 *
 * @throws OktaApiError 400 for an invalid rule
 */
export function deactivateRule(world: World, rule: GroupRule): void {
  refuseInvalid(rule);
  rule.status = 'INACTIVE';
  rule.lastUpdated = world.timestamp();
}

/** Deletes a rule; its members leave its groups with it if `removeUsers`. @throws OktaApiError 400 for an active rule */
export function deleteRule(world: World, rule: GroupRule, removeUsers: boolean): void {
  if (rule.status === 'ACTIVE') throw refused('status', 'An active rule cannot be deleted; deactivate it first.');
  world.groupRules.delete(rule.id);
  releaseMembers(world, rule, removeUsers);
}

/** Whether every group of a rule is still there. */
export function hasAllGroups(world: World, rule: GroupRule): boolean {
  return rule.groupIds.every((id) => world.groups.has(id));
}

/** The sentence is the provider's: it lets a rule with this refusal be deleted. */
function refuseInvalid(rule: GroupRule): void {
  if (rule.status !== 'INVALID') return;
  throw refused('status', 'Cannot activate or deactivate a Group Rule with the status INVALID');
}

function checked(world: World, text: RuleText): Pick<GroupRule, 'name' | 'expression' | 'condition' | 'excluded'> {
  const { name, expression } = text;
  if (name === undefined) throw refused('name', 'The field cannot be left blank');
  if (name.length > MAX_NAME) throw refused('name', `The field cannot be longer than ${String(MAX_NAME)} characters`);
  if (expression === undefined) throw refused('conditions', 'The field expression cannot be left blank');
  const excluded = new Set(text.excluded);
  if (excluded.size > MAX_EXCLUDED)
    throw refused('conditions', `A rule cannot exclude more than ${String(MAX_EXCLUDED)} users`);
  const unknown = [...excluded].find((id) => !world.users.has(id));
  if (unknown !== undefined) throw refused('conditions', `There is no user ${unknown} to exclude`);
  return { name, expression, condition: read(world, expression), excluded };
}

/** `validateRule` is what Okta was seen to name for an expression that it does not take (pull request 148 of articulate/terraform-provider-okta). */
function read(world: World, expression: string): Condition {
  try {
    return readExpression(expression, (name) => attributeType(world, name));
  } catch (error) {
    if (error instanceof ExpressionFault) throw validationFailed('validateRule', error.message);
    throw error;
  }
}

/** An imported group has its members from its own directory, and Okta fills Everyone itself: no rule can. */
function checkedGroups(world: World, groupIds: readonly string[]): readonly string[] {
  const ids = [...new Set(groupIds)];
  if (ids.length === 0) throw refused('actions', 'A rule must name the groups that it assigns');
  if (ids.length > MAX_GROUPS) throw refused('actions', `A rule cannot assign more than ${String(MAX_GROUPS)} groups`);
  for (const id of ids) {
    const { name, type } = groupById(world, id);
    if (type !== 'OKTA_GROUP') throw refused('actions', `The group ${name} is of the type ${type}`);
  }
  return ids;
}

function refused(field: string, cause: string): Error {
  return validationFailed(field, `${field}: ${cause}`);
}
