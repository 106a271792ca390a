import { type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { assignGroup } from '../assignments.js';
import { validationFailed } from '../errors.js';
import { object } from '../json-value.js';
import { appOf, found, groupById } from '../lookup.js';
import { pageOf } from '../paging.js';
import { type GroupAssignment, type Json } from '../world.js';

const LIMITS = { fallback: 20, max: 200 };

/** The groups of an app, each with its priority and profile. */
export function appGroups(declare: Declare): void {
  declare('get', '/api/v1/apps/:appId/groups', 'okta.apps.read', (call) => {
    const page = pageOf(appOf(call).groups.values(), ({ groupId }) => groupId, call.url, LIMITS);
    return ok(
      page.items.map((assignment) => view(call, assignment)),
      { Link: page.link },
    );
  });
  const one = '/api/v1/apps/:appId/groups/:groupId';
  declare('get', one, 'okta.apps.read', (call) => ok(view(call, assignmentOf(call))));
  declare('put', one, 'okta.apps.manage', (call) => {
    const app = appOf(call);
    const group = groupById(call.world, call.params.groupId);
    const profile = object(call.body.profile);
    return ok(view(call, assignGroup(call.world, app, group.id, profile, priorityOf(call.body))));
  });
  declare('delete', one, 'okta.apps.manage', (call) => {
    appOf(call).groups.delete(assignmentOf(call).groupId);
    return NO_CONTENT;
  });
}

function assignmentOf(call: Call): GroupAssignment {
  return found(appOf(call).groups, call.params.groupId, 'GroupAssignment');
}

function priorityOf(body: Json): number | undefined {
  const { priority } = body;
  if (priority === undefined || priority === null) return undefined;
  if (typeof priority === 'number' && Number.isInteger(priority) && priority >= 0 && priority <= 100) return priority;
  throw validationFailed('priority', 'priority: The priority must be a whole number from 0 to 100.');
}

function view(call: Call, assignment: GroupAssignment): Json {
  const app = `${call.origin}/api/v1/apps/${String(call.params.appId)}`;
  return {
    id: assignment.groupId,
    lastUpdated: assignment.lastUpdated,
    priority: assignment.priority,
    profile: assignment.profile,
    _links: {
      app: { href: app },
      self: { href: `${app}/groups/${assignment.groupId}` },
      group: { href: `${call.origin}/api/v1/groups/${assignment.groupId}` },
    },
  };
}
