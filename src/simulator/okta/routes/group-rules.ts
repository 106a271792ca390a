import { type Call, type Declare, ok } from '../api.js';
import { validationFailed } from '../errors.js';
import { object, text } from '../json-value.js';
import { found } from '../lookup.js';
import { pageOf } from '../paging.js';
import {
  type RuleText,
  activateRule,
  createRule,
  deactivateRule,
  deleteRule,
  editRule,
  hasAllGroups,
} from '../rule-record.js';
import { type GroupRule, type Json } from '../world.js';

const LIMITS = { fallback: 50, max: 200 };
const EXPRESSION_TYPE = 'urn:okta:expression:1.0';

/** Group rules: made, read, changed, switched on and off, deleted. */
export function groupRules(declare: Declare): void {
  declare('get', '/api/v1/groups/rules', 'okta.groups.read', (call) => {
    // A keyword, not an expression as of other lists: rules whose names have it in them.
    const keyword = call.url.searchParams.get('search')?.toLowerCase() ?? '';
    const chosen = [...call.world.groupRules.values()].filter(({ name }) => name.toLowerCase().includes(keyword));
    const page = pageOf(chosen, (rule) => rule.id, call.url, LIMITS);
    return ok(
      page.items.map((rule) => ruleView(call, rule)),
      { Link: page.link },
    );
  });
  declare('post', '/api/v1/groups/rules', 'okta.groups.manage', (call) =>
    ok(ruleView(call, createRule(call.world, written(call.body)))),
  );
  declare('get', '/api/v1/groups/rules/:ruleId', 'okta.groups.read', (call) => ok(ruleView(call, oneOf(call))));
  declare('put', '/api/v1/groups/rules/:ruleId', 'okta.groups.manage', (call) => {
    const rule = oneOf(call);
    editRule(call.world, rule, written(call.body));
    return ok(ruleView(call, rule));
  });
  declare('delete', '/api/v1/groups/rules/:ruleId', 'okta.groups.manage', (call) => {
    deleteRule(call.world, oneOf(call), call.url.searchParams.get('removeUsers') === 'true');
    return { status: 202, body: {} };
  });
  lifecycle(declare, 'activate', activateRule);
  lifecycle(declare, 'deactivate', deactivateRule);
}

function lifecycle(declare: Declare, action: string, act: typeof activateRule): void {
  declare('post', `/api/v1/groups/rules/:ruleId/lifecycle/${action}`, 'okta.groups.manage', (call) => {
    act(call.world, oneOf(call));
    return { status: 204 };
  });
}

function written(body: Json): RuleText {
  const { people, expression } = object(body.conditions);
  const { type, value } = object(expression);
  if (type !== EXPRESSION_TYPE) throw validationFailed('conditions', `conditions: The type must be ${EXPRESSION_TYPE}`);
  if (texts(object(object(people).groups).exclude).length > 0) {
    throw validationFailed('conditions', 'conditions: The simulator excludes users from rules, not groups.');
  }
  return {
    name: text(body.name),
    expression: text(value),
    excluded: texts(object(object(people).users).exclude),
    groupIds: texts(object(object(body.actions).assignUserToGroups).groupIds),
  };
}

function texts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

/** A rule as Okta's answers show it: as recorded, in that order. */
function ruleView({ world }: Call, rule: GroupRule): Json {
  return {
    type: 'group_rule',
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: rule.created,
    lastUpdated: rule.lastUpdated,
    conditions: {
      people: { users: { exclude: [...rule.excluded] }, groups: { exclude: [] } },
      expression: { value: rule.expression, type: EXPRESSION_TYPE },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
    allGroupsValid: hasAllGroups(world, rule),
  };
}

function oneOf(call: Call): GroupRule {
  return found(call.world.groupRules, call.params.ruleId, 'GroupRule');
}
