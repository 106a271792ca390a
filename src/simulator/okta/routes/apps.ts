import { type Answer, type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { createApp, updateApp } from '../app-record.js';
import { appView, writtenAppView } from '../app-view.js';
import { OktaApiError } from '../errors.js';
import { appOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { noProvisioning } from '../provisioning.js';
import { searchExpression } from '../search-expression.js';
import { type OktaApp } from '../world.js';

const LIMITS = { fallback: 20, max: 200 };

/**
 * Apps: made, read, listed, changed, switched on and off, deleted.
 *
 * @param resetProvisioningOnPut A PUT switches the app's provisioning off, as was reported of Okta (issues 655 and 710
 * of the Terraform provider).
 */
export function apps(resetProvisioningOnPut: boolean): (declare: Declare) => void {
  return (declare) => {
    declare('get', '/api/v1/apps', 'okta.apps.read', listApps);
    declare('post', '/api/v1/apps', 'okta.apps.manage', (call) => {
      const activate = call.url.searchParams.get('activate') !== 'false';
      return ok(writtenAppView(call, createApp(call.world, call.body, activate ? 'ACTIVE' : 'INACTIVE')));
    });
    declare('get', '/api/v1/apps/:appId', 'okta.apps.read', (call) => ok(appView(call, appOf(call))));
    declare('put', '/api/v1/apps/:appId', 'okta.apps.manage', (call) => {
      const app = appOf(call);
      updateApp(call.world, app, call.body);
      if (resetProvisioningOnPut) app.provisioning = noProvisioning();
      return ok(writtenAppView(call, app));
    });
    declare('delete', '/api/v1/apps/:appId', 'okta.apps.manage', (call) => {
      const app = appOf(call);
      if (app.status === 'ACTIVE') throw new OktaApiError(403, 'E0000056', 'Delete application forbidden.');
      call.world.apps.delete(app.id);
      return NO_CONTENT;
    });
    lifecycle(declare, 'activate', 'ACTIVE');
    lifecycle(declare, 'deactivate', 'INACTIVE');
  };
}

function lifecycle(declare: Declare, action: string, status: OktaApp['status']): void {
  declare('post', `/api/v1/apps/:appId/lifecycle/${action}`, 'okta.apps.manage', (call) => {
    const app = appOf(call);
    app.status = status;
    app.lastUpdated = call.world.timestamp();
    return ok({});
  });
}

function listApps(call: Call): Answer {
  const query = call.url.searchParams;
  const start = query.get('q')?.toLowerCase() ?? '';
  const filter = query.get('filter');
  const matches = filter === null ? () => true : searchExpression(filter);
  const chosen = [...call.world.apps.values()].filter(
    (app) =>
      [app.name, app.label].some((value) => value.toLowerCase().startsWith(start)) &&
      matches((attribute) => ({ id: app.id, status: app.status, name: app.name })[attribute]),
  );
  const page = pageOf(chosen, (app) => app.id, call.url, LIMITS);
  return ok(
    page.items.map((app) => appView(call, app)),
    { Link: page.link },
  );
}
