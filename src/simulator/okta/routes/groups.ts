import { type Answer, type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { createGroup, deleteGroup, putMember, renameGroup, takeMember } from '../group-record.js';
import { object, text } from '../json-value.js';
import { found, groupById, userById } from '../lookup.js';
import { pageOf } from '../paging.js';
import { searchExpression } from '../search-expression.js';
import { type Json, type OktaGroup } from '../world.js';
import { groupView } from '../group-view.js';
import { listedUserView } from '../user-view.js';

const GROUP_LIMITS = { fallback: 10_000, max: 10_000 };
const MEMBER_LIMITS = { fallback: 1000, max: 1000 };

/** Groups and who is in them. */
export function groups(declare: Declare): void {
  declare('get', '/api/v1/groups', 'okta.groups.read', listGroups);
  declare('post', '/api/v1/groups', 'okta.groups.manage', (call) => {
    const profile = object(call.body.profile);
    return ok(groupView(call, createGroup(call.world, text(profile.name), text(profile.description) ?? '')));
  });
  declare('get', '/api/v1/groups/:groupId', 'okta.groups.read', (call) => ok(groupView(call, oneOf(call))));
  declare('put', '/api/v1/groups/:groupId', 'okta.groups.manage', (call) => {
    const group = oneOf(call);
    const profile = object(call.body.profile);
    renameGroup(call.world, group, text(profile.name), text(profile.description) ?? '');
    return ok(groupView(call, group));
  });
  declare('delete', '/api/v1/groups/:groupId', 'okta.groups.manage', (call) => {
    deleteGroup(call.world, oneOf(call));
    return NO_CONTENT;
  });
  declare('get', '/api/v1/groups/:groupId/users', 'okta.groups.read', listMembers);
  declare('put', '/api/v1/groups/:groupId/users/:userId', 'okta.groups.manage', (call) => {
    putMember(call.world, oneOf(call), userById(call.world, call.params.userId).id);
    return NO_CONTENT;
  });
  declare('delete', '/api/v1/groups/:groupId/users/:userId', 'okta.groups.manage', (call) => {
    takeMember(call.world, oneOf(call), userById(call.world, call.params.userId).id);
    return NO_CONTENT;
  });
}

function listGroups(call: Call): Answer {
  const query = call.url.searchParams;
  let all = [...call.world.groups.values()];
  for (const expression of [query.get('search'), query.get('filter')]) {
    if (expression === null) continue;
    const matches = searchExpression(expression);
    all = all.filter((group) => matches((attribute) => groupValue(group, attribute)));
  }
  const start = query.get('q')?.toLowerCase();
  // `q` finds names by their beginning, and its recorded answers carry no Link header.
  if (start !== undefined) all = all.filter((group) => group.name.toLowerCase().startsWith(start));
  const page = pageOf(all, (group) => group.id, call.url, GROUP_LIMITS);
  const views = page.items.map((group) => groupView(call, group));
  return start === undefined ? ok(views, { Link: page.link }) : ok(views);
}

function listMembers(call: Call): Answer {
  const members = [...oneOf(call).members.keys()].map((id) => found(call.world.users, id, 'User'));
  const page = pageOf(members, (user) => user.id, call.url, MEMBER_LIMITS);
  return ok(
    page.items.map((user) => listedUserView(call, user)),
    { Link: page.link },
  );
}

function groupValue(group: OktaGroup, attribute: string): unknown {
  const values: Json = {
    id: group.id,
    type: group.type,
    created: group.created,
    lastUpdated: group.lastUpdated,
    lastMembershipUpdated: group.lastMembershipUpdated,
    'profile.name': group.name,
    'profile.description': group.description,
  };
  return values[attribute];
}

function oneOf(call: Call): OktaGroup {
  return groupById(call.world, call.params.groupId);
}
