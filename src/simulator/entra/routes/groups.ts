import { type Answer, type Call, type Declare, NO_CONTENT, created, ok } from '../api.js';
import { badRequest, notFound } from '../errors.js';
import {
  addMember,
  changeGroup,
  createGroupOf,
  deleteGroup,
  groupById,
  referencedId,
  removeMember,
} from '../group-record.js';
import { type DirectoryObject, groupsOf, membersOf, objectById, transitiveMembersOf } from '../group-members.js';
import { type Json } from '../json-value.js';
import { collection, single } from '../odata/collection.js';
import { USER_DEFAULTS, groupView, objectView } from '../object-view.js';
import { MAY } from '../permissions.js';
import { type EntraGroup } from '../world.js';

const CONTEXT = { context: 'groups' };

/** Groups, their owners and their members. */
export function groups(declare: Declare): void {
  declare('get', '/groups', MAY.readGroups, (call) =>
    collection(call, [...call.world.groups.values()].map(groupView), CONTEXT),
  );
  declare('post', '/groups', MAY.createGroups, ({ world, body, url, version }) => {
    const group = createGroupOf(world, body);
    return created({ '@odata.context': `${url.origin}/${version}/$metadata#groups/$entity`, ...groupView(group) });
  });
  declare('get', '/groups/$count', MAY.readGroups, (call) => count(call, call.world.groups.size));
  const one = '/groups/:id';
  declare('get', one, MAY.readGroups, (call) => single(call, groupView(groupOf(call)), CONTEXT));
  declare('patch', one, MAY.writeGroups, (call) => {
    changeGroup(call.world, groupOf(call), call.body);
    return NO_CONTENT;
  });
  declare('delete', one, MAY.writeGroups, (call) => {
    deleteGroup(call.world, groupOf(call));
    return NO_CONTENT;
  });
  declare('get', `${one}/owners`, MAY.readGroups, (call) => {
    const owners = [...groupOf(call).owners].flatMap((id) => objectById(call.world, id) ?? []);
    return listing(call, owners);
  });
  declare('post', `${one}/owners/$ref`, MAY.writeGroups, (call) => {
    const id = referencedId(call.body['@odata.id']);
    if (objectById(call.world, id) === undefined) throw notFound(id);
    groupOf(call).owners.add(id);
    return NO_CONTENT;
  });
  declare('delete', `${one}/owners/:ownerId/$ref`, MAY.writeGroups, (call) => {
    if (!groupOf(call).owners.delete(String(call.params.ownerId))) throw notFound(String(call.params.ownerId));
    return NO_CONTENT;
  });
  declare('get', `${one}/memberOf`, MAY.readGroups, (call) => {
    const { id } = groupOf(call);
    return listing(
      call,
      groupsOf(call.world, id).map((group) => ({ kind: 'group', id: group.id })),
    );
  });
  members(declare);
}

/** The lists of members: of all kinds, and of users alone by a cast. */
function members(declare: Declare): void {
  const lists = { members: membersOf, transitiveMembers: transitiveMembersOf };
  for (const [name, list] of Object.entries(lists)) {
    const path = `/groups/:id/${name}`;
    declare('get', path, MAY.readGroups, (call) => listing(call, list(call.world, groupOf(call))));
    declare('get', `${path}/microsoft.graph.user`, MAY.readGroups, (call) =>
      cast(call, 'user', list(call.world, groupOf(call))),
    );
    declare('get', `${path}/microsoft.graph.group`, MAY.readGroups, (call) =>
      cast(call, 'group', list(call.world, groupOf(call))),
    );
    declare('get', `${path}/$count`, MAY.readGroups, (call) => count(call, list(call.world, groupOf(call)).length));
  }
  declare('post', '/groups/:id/members/$ref', MAY.writeMembers, (call) => {
    addMember(call.world, groupOf(call), referencedId(call.body['@odata.id']));
    return NO_CONTENT;
  });
  declare('delete', '/groups/:id/members/:memberId/$ref', MAY.writeMembers, (call) => {
    removeMember(groupOf(call), String(call.params.memberId).toLowerCase());
    return NO_CONTENT;
  });
}

function groupOf({ world, params }: Call): EntraGroup {
  return groupById(world, params.id);
}

function listing(call: Call, objects: readonly DirectoryObject[]): Answer {
  return collection(
    call,
    objects.map((one) => visible(call, one)),
    { context: 'directoryObjects' },
  );
}

function cast(call: Call, kind: 'user' | 'group', objects: readonly DirectoryObject[]): Answer {
  const views = objects
    .filter((one) => one.kind === kind)
    .map((one) => Object.fromEntries(Object.entries(visible(call, one)).filter(([name]) => name !== '@odata.type')));
  return collection(call, views, {
    context: kind === 'user' ? 'users' : 'groups',
    ...(kind === 'user' && { fallback: USER_DEFAULTS }),
  });
}

/**
 * Of a user whom the caller may not read, a list of members gives the id and the type alone (learn.microsoft.com, "Limited
 * information returned for inaccessible member objects").
 */
function visible(call: Call, one: DirectoryObject): Json {
  const view = objectView(call.world, one);
  const mayRead =
    one.kind !== 'user' ||
    call.permissions.some((permission) => (MAY.readUsers as readonly string[]).includes(permission));
  if (!mayRead)
    return Object.fromEntries(
      Object.entries(view).map(([name, value]) => [name, name === 'id' || name === '@odata.type' ? value : null]),
    );
  return one.kind === 'user' && !call.url.searchParams.has('$select') ? defaults(view) : view;
}

function defaults(view: Json): Json {
  const names: readonly string[] = ['@odata.type', ...USER_DEFAULTS];
  return Object.fromEntries(Object.entries(view).filter(([name]) => names.includes(name)));
}

/** `$count` as a segment takes the header of advanced queries. */
function count({ eventual }: Call, number: number): Answer {
  if (!eventual) throw badRequest('$count is not currently supported.');
  return ok(number);
}
