import { type Declare, NO_CONTENT, created } from '../api.js';
import { changeServicePrincipal, deleteServicePrincipal, servicePrincipalById } from '../app-record.js';
import { servicePrincipalView } from '../app-view.js';
import { assign, assignmentView, assignmentsOf } from '../assignment-record.js';
import { badRequest, notFound } from '../errors.js';
import { objectById } from '../group-members.js';
import { collection, single } from '../odata/collection.js';
import { objectView } from '../object-view.js';
import { MAY } from '../permissions.js';
import { type AppRoleAssignment, type World } from '../world.js';

const CONTEXT = { context: 'servicePrincipals' };
const ASSIGNMENTS = { context: 'appRoleAssignments' };

/** Enterprise applications, and who is assigned to them. */
export function servicePrincipals(declare: Declare): void {
  declare('get', '/servicePrincipals', MAY.readApplications, (call) =>
    collection(
      call,
      [...call.world.servicePrincipals.values()].map((principal) => servicePrincipalView(call.world, principal)),
      CONTEXT,
    ),
  );
  const one = '/servicePrincipals/:id';
  declare('get', one, MAY.readApplications, (call) =>
    single(call, servicePrincipalView(call.world, servicePrincipalById(call.world, call.params.id)), CONTEXT),
  );
  declare('patch', one, MAY.writeApplications, ({ world, params, body }) => {
    changeServicePrincipal(world, servicePrincipalById(world, params.id), body);
    return NO_CONTENT;
  });
  declare('delete', one, MAY.writeApplications, ({ world, params }) => {
    deleteServicePrincipal(world, servicePrincipalById(world, params.id));
    return NO_CONTENT;
  });
  declare('get', `${one}/owners`, MAY.readApplications, (call) => {
    const { owners } = servicePrincipalById(call.world, call.params.id);
    const objects = [...owners].flatMap((id) => objectById(call.world, id) ?? []);
    return collection(
      call,
      objects.map((owner) => objectView(call.world, owner)),
      { context: 'directoryObjects' },
    );
  });

  const assigned = `${one}/appRoleAssignedTo`;
  declare('get', assigned, MAY.readAssignments, (call) => {
    const principal = servicePrincipalById(call.world, call.params.id);
    const views = assignmentsOf(call.world, principal).map((assignment) => assignmentView(call.world, assignment));
    return collection(call, views, ASSIGNMENTS);
  });
  declare('post', assigned, MAY.writeAssignments, ({ world, params, body, url, version }) => {
    const principal = servicePrincipalById(world, params.id);
    if (body.resourceId !== principal.id) {
      throw badRequest("Invalid value specified for property 'resourceId' of resource 'AppRoleAssignment'.");
    }
    const assignment = assign(world, principal, body.principalId, body.appRoleId);
    return created({
      '@odata.context': `${url.origin}/${version}/$metadata#appRoleAssignments/$entity`,
      ...assignmentView(world, assignment),
    });
  });
  declare('get', `${assigned}/:assignmentId`, MAY.readAssignments, (call) => {
    const assignment = assignmentOf(call.world, call.params);
    return single(call, assignmentView(call.world, assignment), ASSIGNMENTS);
  });
  declare('delete', `${assigned}/:assignmentId`, MAY.writeAssignments, ({ world, params }) => {
    world.assignments.delete(assignmentOf(world, params).id);
    return NO_CONTENT;
  });
}

function assignmentOf(world: World, params: Readonly<Record<string, string>>): AppRoleAssignment {
  const { id } = servicePrincipalById(world, params.id);
  const assignment = world.assignments.get(String(params.assignmentId));
  if (assignment?.resourceId !== id) throw notFound(String(params.assignmentId));
  return assignment;
}
