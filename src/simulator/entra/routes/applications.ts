import { type Call, type Declare, NO_CONTENT, created } from '../api.js';
import { NON_GALLERY, applicationById, changeApplication, deleteApplication, instantiate } from '../app-record.js';
import { applicationView, servicePrincipalView } from '../app-view.js';
import { badRequest, notFound } from '../errors.js';
import { objectById } from '../group-members.js';
import { text } from '../json-value.js';
import { collection, single } from '../odata/collection.js';
import { objectView } from '../object-view.js';
import { MAY } from '../permissions.js';

const CONTEXT = { context: 'applications' };

/** App registrations, and the template from which one comes with its service principal. */
export function applications(declare: Declare): void {
  declare('post', '/applicationTemplates/:id/instantiate', MAY.writeApplications, (call) => {
    const { world, params, body, caller, url, version } = call;
    if (params.id?.toLowerCase() !== NON_GALLERY) throw notFound(String(params.id));
    const displayName = text(body.displayName);
    if (displayName === undefined) throw badRequest('displayName is required.');
    const { application, servicePrincipal } = instantiate(world, displayName, ownerOf(call, caller));
    return created({
      '@odata.context': `${url.origin}/${version}/$metadata#microsoft.graph.applicationServicePrincipal`,
      application: applicationView(world, application),
      servicePrincipal: servicePrincipalView(world, servicePrincipal),
    });
  });
  declare('get', '/applications', MAY.readApplications, (call) =>
    collection(
      call,
      [...call.world.applications.values()].map((application) => applicationView(call.world, application)),
      CONTEXT,
    ),
  );
  const one = '/applications/:id';
  declare('get', one, MAY.readApplications, (call) =>
    single(call, applicationView(call.world, applicationById(call.world, call.params.id)), CONTEXT),
  );
  declare('patch', one, MAY.writeApplications, ({ world, params, body }) => {
    changeApplication(world, applicationById(world, params.id), body);
    return NO_CONTENT;
  });
  declare('delete', one, MAY.writeApplications, ({ world, params }) => {
    deleteApplication(world, applicationById(world, params.id));
    return NO_CONTENT;
  });
  declare('get', `${one}/owners`, MAY.readApplications, (call) => {
    const { owners } = applicationById(call.world, call.params.id);
    const objects = [...owners].flatMap((id) => objectById(call.world, id) ?? []);
    return collection(
      call,
      objects.map((owner) => objectView(call.world, owner)),
      { context: 'directoryObjects' },
    );
  });
}

/** The caller, where it is an object of the tenant. */
function ownerOf({ world }: Call, caller: string): string | undefined {
  return objectById(world, caller)?.id;
}
