import { appIdentities } from '../../src/plan/app-identities.js';
import { parseTerraformPlan } from '../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { planJson, resourceChange } from './guard/plan-fixture.js';

const app = (type: string, values: Readonly<Record<string, unknown>>, name: string) =>
  resourceChange(type, { actions: ['no-op'], before: values, name });
const identities = (...changes: readonly Readonly<Record<string, unknown>>[]) =>
  appIdentities(parseTerraformPlan(planJson(...changes)), PLAN_PROVIDERS);

describe('the ids of one app', () => {
  it('GIVEN an application and its service principal THEN their ids stand for one app', () => {
    const made = { application_object_id: 'a1', service_principal_object_id: 's1' };
    const appOf = identities(app('azuread_application_from_template', made, 'one'));
    expect(appOf('a1')).toBe(appOf('s1'));
    expect(appOf('a2')).toBe('a2');
  });

  it('GIVEN a service principal and an application with one client id THEN they are one app, in whatever order', () => {
    const principal = app('azuread_service_principal', { object_id: 's1', client_id: 'c1' }, 'one');
    const application = app('azuread_application', { object_id: 'a1', client_id: 'c1' }, 'two');
    for (const order of [
      [principal, application],
      [application, principal],
    ]) {
      const appOf = identities(...order);
      expect(new Set(['s1', 'a1', 'c1'].map(appOf)).size).toBe(1);
    }
  });

  it('GIVEN two pairs that a third one joins THEN all are one app', () => {
    const appOf = identities(
      app('azuread_service_principal', { object_id: 's1', client_id: 'c1' }, 'one'),
      app('azuread_application', { object_id: 'a1', client_id: 'c2' }, 'two'),
      app('azuread_application', { object_id: 'c2', client_id: 'c1' }, 'three'),
    );
    expect(new Set(['s1', 'a1', 'c1', 'c2'].map(appOf)).size).toBe(1);
  });

  it('GIVEN apps with one id each THEN each stands for itself', () => {
    const appOf = identities(
      app('okta_app_saml', { id: '0oa1' }, 'one'),
      app('okta_app_saml', { id: '0oa2' }, 'two'),
      app('okta_app_saml', {}, 'three'),
    );
    expect(['0oa1', '0oa2'].map(appOf)).toEqual(['0oa1', '0oa2']);
  });
});
