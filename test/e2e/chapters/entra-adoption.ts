import { type EntraSeed, type EntraSimulator } from '../../../src/simulator/entra/index.js';
import { entraAccessFile, type EntraDeployment, prepareEntra } from '../entra-deployment.js';
import { expectProtected } from '../deployment.js';
import { importedBy } from '../plan-result.js';
import { type Terraform } from '../terraform-at-hand.js';

const ROLES = ['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support'];

/** An enterprise application as a person makes it in the portal, its role mapped and its job running. */
const HAND_MADE: EntraSeed = {
  users: [{ userPrincipalName: 'ada@example.com' }, { userPrincipalName: 'grace@example.com' }],
  groups: [
    { displayName: 'klaviyo-admins', description: 'Made by hand', members: ['ada@example.com'] },
    { displayName: 'klaviyo-analysts', members: ['grace@example.com'] },
  ],
  applications: [
    {
      displayName: 'Klaviyo by hand',
      roles: ROLES.map((value) => ({ value, displayName: `By hand: ${value}` })),
      assignments: [
        { principal: 'klaviyo-admins', role: 'admin' },
        { principal: 'klaviyo-analysts', role: 'analyst' },
      ],
      job: { state: 'running', roleTarget: 'roles[primary eq "True"].value' },
    },
  ],
};

const ASSIGNMENTS = `assignments:
  - { role: admin, group: klaviyo-admins, create: true }
  - { role: analyst, group: klaviyo-analysts }
`;

/** The application of the seed, as the simulator knows it. */
const handMade = (entra: EntraSimulator) =>
  entra.world().applications.find(({ displayName }) => displayName === 'Klaviyo by hand')!;

/** The ids of the app roles, as the access file writes them. */
const appRoles = (entra: EntraSimulator): string =>
  handMade(entra)
    .roles.filter(({ value }) => ROLES.includes(value ?? ''))
    .map(({ id, value }) => `${value}: ${id}`)
    .join(', ');

const adopting =
  (adopt = true, preventDestroy = false) =>
  (entra: EntraSimulator): string => {
    const { applicationId, servicePrincipalId, assignments, job } = handMade(entra);
    const group = entra.world().groups.find(({ displayName }) => displayName === 'klaviyo-admins')!;
    const taken = assignments.map(({ principal, id }) => `${principal}: ${id}`).join(', ');
    return entraAccessFile(
      `app: { label: Klaviyo by hand, appRoles: { ${appRoles(entra)} } }
provisioning: { job: on }
${
  adopt
    ? `adopt:
  application: ${applicationId}
  servicePrincipal: ${servicePrincipalId}
  groups: { klaviyo-admins: ${group.id} }
  assignments: { ${taken} }
  job: ${job!.id}
`
    : ''
}${ASSIGNMENTS}`,
      `preventDestroy: ${preventDestroy}`,
    );
  };

/** Enterprise applications that exist already. */
export function entraAdoption(terraform: Terraform): void {
  describe('an application that was made by hand', () => {
    let deployment: EntraDeployment | undefined;
    afterEach(async () => {
      await deployment?.close();
    });

    it('GIVEN one with a running job WHEN it is adopted THEN the plan imports and changes nothing, the apply writes nothing, and the next plan is empty', async () => {
      deployment = await prepareEntra(terraform, adopting(), HAND_MADE);
      const { entra } = deployment;

      const first = await deployment.plan();
      const writes = await deployment.apply();
      const second = await deployment.plan();

      expect(importedBy(first.json)).toEqual([
        'azuread_app_role_assignment.assignment-klaviyo-admins',
        'azuread_app_role_assignment.assignment-klaviyo-analysts',
        ...[...ROLES].sort().map((role) => `azuread_application_app_role.role-${role}`),
        'azuread_application_from_template.app',
        'azuread_group.group-klaviyo-admins',
        'azuread_synchronization_job.job',
      ]);
      expect(first.changes).toEqual({});
      expect(writes).toEqual([]);
      expect(second).toMatchObject({ exitCode: 0, changes: {} });

      // WHEN the part adopt is removed THEN the app roles are named by their values, and nothing else
      deployment.write(adopting(false)(entra));
      const after = await deployment.plan();
      await deployment.apply();
      const last = await deployment.plan();

      expect(after.changes).toEqual(
        Object.fromEntries(ROLES.map((role) => [`azuread_application_app_role.role-${role}`, ['update']])),
      );
      expect(last).toMatchObject({ exitCode: 0, changes: {} });
      expect(handMade(entra).job!.mappings).toHaveProperty(['roles[primary eq "True"].value']);
    });

    it('GIVEN its protection is on WHEN it is to be destroyed THEN Terraform refuses', async () => {
      deployment = await prepareEntra(terraform, adopting(true, true), HAND_MADE);
      await deployment.apply();

      const refused = await deployment.run('destroy', '-input=false', '-auto-approve');

      expectProtected(refused, 'azuread_application_from_template.app');
    });

    it('GIVEN it is left as it is WHEN its groups are deployed THEN app roles and assignments are added, and its job is left alone', async () => {
      deployment = await prepareEntra(
        terraform,
        (entra) =>
          entraAccessFile(`app: { label: Klaviyo by hand, existing: ${handMade(entra).servicePrincipalId}, appRoles: { ${appRoles(entra)} } }
customRoles: [{ id: retention_lead, title: Retention lead }]
assignments:
  - { role: retention_lead, group: klaviyo-analysts }
`),
        { ...HAND_MADE, applications: [{ ...HAND_MADE.applications![0]!, assignments: [] }] },
      );

      const first = await deployment.plan();
      await deployment.apply();
      const second = await deployment.plan();

      expect(first.changes).toEqual({
        'azuread_application_app_role.role-retention_lead': ['create'],
        'azuread_app_role_assignment.assignment-klaviyo-analysts': ['create'],
      });
      expect(second).toMatchObject({ exitCode: 0, changes: {} });
      expect(handMade(deployment.entra).assignments).toMatchObject([
        { principal: 'klaviyo-analysts', role: 'retention_lead' },
      ]);
    });

    it('GIVEN another name than the access file has WHEN it is planned THEN the plan fails and names both', async () => {
      deployment = await prepareEntra(
        terraform,
        (entra) =>
          entraAccessFile(`app: { label: Klaviyo, existing: ${handMade(entra).servicePrincipalId} }\n${ASSIGNMENTS}`),
        HAND_MADE,
      );

      const failed = await deployment.run('plan', '-input=false');

      expect(failed.exitCode).toBe(1);
      expect(failed.output.replace(/[\s│]+/g, ' ')).toContain('is named "Klaviyo by hand", not "Klaviyo".');
    });
  });
}
