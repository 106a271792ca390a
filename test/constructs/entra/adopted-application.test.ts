import { KlaviyoEntraAccess } from '../../../src/constructs/entra/klaviyo-entra-access.js';
import {
  ADMINS,
  adopt,
  ALAN,
  ANALYSTS,
  appRole,
  assigned,
  group,
  JOB,
  type LiveChanges,
  ROLES,
  user,
} from '../../provider/entra/adopt/live-application.js';
import { importsOf } from '../imports-of.js';
import { synthesise } from './synthesise.js';

/** What adopting an application says the first plan imports, and what the stack of its access file imports. */
function adopted(changes: LiveChanges = {}) {
  const { account, imports } = adopt(changes);
  const stack = synthesise((scope) => void new KlaviyoEntraAccess(scope, 'Default', { account, today: '2027-01-01' }));
  return { said: [...imports].sort(), imported: importsOf(stack), stack };
}

const DATA = user('grace@example.com', { attributes: { department: 'Data' } });
const BY_RULE = group('b3', 'klaviyo-data', [DATA], { rule: 'user.department -eq "data"' });
const ODD = group('b4', 'Klaviyo: Support (EMEA)', [ALAN]);

describe('the stack of an adopted application', () => {
  it.each<[string, LiveChanges]>([
    ['as the guide has it', {}],
    ['without a job', { jobs: [], schema: undefined }],
    ['without SAML', { registration: { identifiers: [], replyUrls: [] } }],
    ['with another template', { application: { template: '00000000-0000-0000-0000-0000000000c1' } }],
    ['that was made from no template', { application: { template: undefined } }],
    ['with a job of another template', { jobs: [{ ...JOB, templateId: 'customappsso' }] }],
    ['with some of the app roles', { roles: ROLES.slice(0, 3) }],
    [
      'with custom roles',
      {
        roles: [...ROLES, { ...appRole('admin'), id: '00000000-0000-0000-0000-0000000000c2', value: 'Retention.Lead' }],
      },
    ],
    [
      'with a dynamic group',
      {
        groups: [ADMINS, BY_RULE, ODD],
        assignments: [
          assigned(ADMINS, appRole('admin')),
          assigned(BY_RULE, appRole('analyst')),
          assigned(ODD, appRole('support')),
        ],
      },
    ],
    ['with groups of one name', { sharedNames: new Set([ANALYSTS.id]) }],
  ])('GIVEN one %s THEN it imports exactly what the adoption says', (_what, changes) => {
    const { said, imported } = adopted(changes);

    expect(Object.keys(imported).sort()).toEqual(said);
    expect(said.length).toBeGreaterThan(1);
  });

  it('imports each thing by the id that Entra has for it', () => {
    expect(adopted().imported).toMatchObject({
      'azuread_application_from_template.app':
        '/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate/00000000-0000-0000-0000-0000000000e3/00000000-0000-0000-0000-0000000000e1',
      'azuread_application_app_role.role-admin':
        '/applications/00000000-0000-0000-0000-0000000000e3/appRoles/00000000-0000-0000-0000-0000000000a1',
      'azuread_app_role_assignment.assignment-klaviyo-admins': `/servicePrincipals/00000000-0000-0000-0000-0000000000e1/appRoleAssignedTo/${assigned(ADMINS, appRole('admin')).id}`,
      'azuread_synchronization_job.job':
        '/servicePrincipals/00000000-0000-0000-0000-0000000000e1/synchronization/jobs/scim.0a.0b',
    });
  });

  it('declares a dynamic group with the rule that it has, so that the first plan changes nothing of it', () => {
    const { stack, imported } = adopted({
      groups: [ADMINS, BY_RULE],
      assignments: [assigned(ADMINS, appRole('admin')), assigned(BY_RULE, appRole('analyst'))],
    });

    expect(imported['azuread_group.group-klaviyo-data']).toBe(`/groups/${BY_RULE.id}`);
    expect(stack.resource.azuread_group!['group-klaviyo-data']).toMatchObject({
      dynamic_membership: { enabled: true, rule: BY_RULE.keeping.rule },
    });
  });

  it('leaves the job running that runs', () => {
    const { stack } = adopted({ jobs: [{ ...JOB, schedule: 'Active', status: 'Active' }] });

    expect(stack.resource.azuread_synchronization_job!.job).toMatchObject({ enabled: true });
  });
});
