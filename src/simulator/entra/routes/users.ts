import { type Declare } from '../api.js';
import { notFound } from '../errors.js';
import { groupsOf, objectById, presentUsers } from '../group-members.js';
import { assignmentView } from '../assignment-record.js';
import { collection, single } from '../odata/collection.js';
import { USER_DEFAULTS, objectView, userView } from '../object-view.js';
import { MAY } from '../permissions.js';
import { userById } from '../user-record.js';

const CONTEXT = { context: 'users', fallback: USER_DEFAULTS };

/** Users, and what a directory knows under any id. */
export function users(declare: Declare): void {
  declare('get', '/users', MAY.readUsers, (call) => collection(call, presentUsers(call.world).map(userView), CONTEXT));
  declare('get', '/users/:id', MAY.readUsers, (call) =>
    single(call, userView(userById(call.world, call.params.id)), CONTEXT),
  );
  declare('get', '/users/:id/memberOf', MAY.readUsers, (call) => {
    const { id } = userById(call.world, call.params.id);
    const groups = groupsOf(call.world, id).map((group) => objectView(call.world, { kind: 'group', id: group.id }));
    return collection(call, groups, { context: 'directoryObjects' });
  });
  // Nobody has a manager; the azuread provider asks for it, and takes this answer for "none".
  declare('get', '/users/:id/manager', MAY.readUsers, (call) => {
    userById(call.world, call.params.id);
    throw notFound('manager');
  });
  declare('get', '/users/:id/appRoleAssignments', MAY.readAssignments, (call) => {
    const { id } = userById(call.world, call.params.id);
    const own = [...call.world.assignments.values()].filter(({ principalId }) => principalId === id);
    return collection(
      call,
      own.map((assignment) => assignmentView(call.world, assignment)),
      { context: 'appRoleAssignments' },
    );
  });
  declare('get', '/directoryObjects/:id', MAY.readObjects, (call) => {
    const object = objectById(call.world, String(call.params.id).toLowerCase());
    if (object === undefined) throw notFound(String(call.params.id));
    return single(call, objectView(call.world, object), { context: 'directoryObjects' });
  });
}
