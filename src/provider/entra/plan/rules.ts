import { type Account } from '../../../access/access-model.js';
import { isEntraAccount } from '../../../access/entra-account.js';
import { type EntraUserName } from '../../../access/entra-settings.js';
import { userKey } from '../../../people/user-key.js';
import { groupsIn } from '../../../rules/condition.js';
import { readEntraRule } from '../../../rules/entra/read-entra-rule.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { type Subject } from '../../../rules/subject.js';
import { type PlannedAttributes, type PlannedRuleChange, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { membersOf, textOf } from '../../plain-values.js';

/** The attribute of a group that decides who its members are, and says everything of it. */
export const RULE_ATTRIBUTES = ['dynamic_membership'] as const;

/** The block of a group with dynamic membership; undefined where the group has none. */
function ruleOf(values: PlannedAttributes): Readonly<Record<string, unknown>> | undefined {
  const blocks: unknown = values?.dynamic_membership;
  return Array.isArray(blocks) && blocks.length > 0 ? membersOf(blocks[0]) : undefined;
}

/** Whether a group is filled by a rule, or would be once the rule is switched on. */
export function hasRule(values: PlannedAttributes): boolean {
  return ruleOf(values) !== undefined;
}

/** A rule fills the group in which it stands. */
export function ruleGroups(values: PlannedAttributes): readonly string[] | undefined {
  const id = textOf(values?.object_id);
  return id === undefined ? undefined : [id];
}

/** The membership rule. */
export function ruleExpression(values: PlannedAttributes): string | undefined {
  return textOf(ruleOf(values)?.rule);
}

/** Whether the rule is processed: a paused one takes nobody in or out. */
export function ruleDecides(values: PlannedAttributes): boolean {
  return ruleOf(values)?.enabled === true;
}

/**
 * What an update of a group changes for people. Whether a group has a rule is fixed: Terraform replaces one that gets or loses it (the
 * provider's documentation, azuread_group, `types`).
 */
export function ruleChange(before: PlannedSide, after: PlannedSide): PlannedRuleChange {
  const active = [ruleDecides(before.values), ruleDecides(after.values)] as const;
  const sides = [before.sensitive, after.sensitive, after.unknown];
  const hidden = sides.some((marks) => hasMark(marksAt(marks, 'dynamic_membership')));
  const rule = ruleExpression(after.values);
  return {
    switched: active[0] === active[1] ? undefined : active[1] ? 'on' : 'off',
    letIn: [],
    shutOut: [],
    decidesOtherwise: hidden || (rule !== undefined && rule !== ruleExpression(before.values)),
  };
}

/** Whom a membership rule chooses, as a directory has them: their userName is what the account declares it to be. */
export function ruleMatches(
  expression: string,
  attributeNames?: readonly string[],
  account?: Account,
): ((person: Subject) => boolean) | undefined {
  const reading = readEntraRule(expression, { userName: userNameOf(account), attributeNames });
  if (reading.kind !== 'exact') return undefined;
  const matches = reading.condition && compileCondition(reading.condition, attributeNames);
  const members = new Set(reading.members.map(userKey));
  return (person) => matches?.(person) === true || members.has(userKey(person.userName));
}

/** The names of the groups of whose members a membership rule asks. */
export function ruleMemberOf(expression: string, account?: Account): readonly string[] {
  const reading = readEntraRule(expression, { userName: userNameOf(account) });
  return reading.kind === 'unreadable' || reading.condition === undefined ? [] : groupsIn(reading.condition);
}

function userNameOf(account: Account | undefined): EntraUserName | undefined {
  return account !== undefined && isEntraAccount(account) ? account.identityProvider.app.userName : undefined;
}

/** A rule is deleted with its group, and so are its memberships. */
export function ruleRemovesMembers(): boolean {
  return true;
}
