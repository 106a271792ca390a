import { type Call, type Declare, ok } from '../api.js';
import { validationFailed } from '../errors.js';
import { assignedBy } from '../group-record.js';
import { object, text } from '../json-value.js';
import { found, groupById } from '../lookup.js';
import { pageOf } from '../paging.js';
import { type GroupRule, type Json } from '../world.js';

const LIMITS = { fallback: 50, max: 200 };

/**
 * Group rules as records: made, read, changed, switched on and off. What a rule says is not carried out, since Okta's
 * expression language is not read here; a test that wants the rule's members adds them.
 */
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
  declare('post', '/api/v1/groups/rules', 'okta.groups.manage', (call) => {
    const at = call.world.timestamp();
    const id = call.world.nextId('0pr');
    const rule: GroupRule = { id, status: 'INACTIVE', created: at, lastUpdated: at, ...written(call) };
    call.world.groupRules.set(id, rule);
    return ok(ruleView(call, rule));
  });
  declare('get', '/api/v1/groups/rules/:ruleId', 'okta.groups.read', (call) => ok(ruleView(call, oneOf(call))));
  declare('put', '/api/v1/groups/rules/:ruleId', 'okta.groups.manage', (call) => {
    const rule = oneOf(call);
    if (rule.status === 'ACTIVE') {
      throw validationFailed('status', 'status: An active rule cannot be changed; deactivate it first.');
    }
    Object.assign(rule, written(call), { lastUpdated: call.world.timestamp() });
    if (rule.status === 'INVALID') rule.status = 'INACTIVE';
    return ok(ruleView(call, rule));
  });
  declare('delete', '/api/v1/groups/rules/:ruleId', 'okta.groups.manage', (call) => {
    call.world.groupRules.delete(oneOf(call).id);
    return { status: 202, body: {} };
  });
  lifecycle(declare, 'activate', 'ACTIVE');
  lifecycle(declare, 'deactivate', 'INACTIVE');
}

function lifecycle(declare: Declare, action: string, status: GroupRule['status']): void {
  declare('post', `/api/v1/groups/rules/:ruleId/lifecycle/${action}`, 'okta.groups.manage', (call) => {
    const rule = oneOf(call);
    if (status === 'ACTIVE' && !hasAllGroups(call, rule)) {
      throw validationFailed('actions', 'actions: A group that the rule assigns does not exist any more');
    }
    rule.status = status;
    rule.lastUpdated = call.world.timestamp();
    return { status: 204 };
  });
}

function written(call: Call): Pick<GroupRule, 'name' | 'conditions' | 'actions'> {
  const name = text(call.body.name);
  if (name === undefined) throw validationFailed('name', 'name: The field cannot be left blank');
  const conditions = object(call.body.conditions);
  const people = object(conditions.people);
  const groupIds = object(object(call.body.actions).assignUserToGroups).groupIds;
  if (!Array.isArray(groupIds) || groupIds.length === 0) {
    throw validationFailed('actions', 'actions: A rule must name the groups that it assigns');
  }
  for (const id of groupIds) groupById(call.world, String(id));
  return {
    name,
    conditions: {
      people: { users: withExclude(people.users), groups: withExclude(people.groups) },
      expression: conditions.expression,
    },
    actions: { assignUserToGroups: { groupIds } },
  };
}

function withExclude(part: unknown): Json {
  return { exclude: [], ...object(part) };
}

function ruleView(call: Call, rule: GroupRule): Json {
  return { type: 'group_rule', ...rule, allGroupsValid: hasAllGroups(call, rule) };
}

function hasAllGroups({ world }: Call, rule: GroupRule): boolean {
  return assignedBy(rule).every((id) => world.groups.has(String(id)));
}

function oneOf(call: Call): GroupRule {
  return found(call.world.groupRules, call.params.ruleId, 'GroupRule');
}
