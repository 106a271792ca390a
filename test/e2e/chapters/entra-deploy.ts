import { ACCESS_KEY, entraAccessFile, type EntraDeployment, prepareEntra } from '../entra-deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const GRACE = '{ user: grace@example.com, until: 2027-03-31, reason: covers }';

/** All that an account can have. */
const account = ({ admins = `ada@example.com, ${GRACE}`, job = 'off', supportRole = 'support' } = {}): string =>
  entraAccessFile(`app:
  label: Klaviyo
  saml: { identifier: https://www.klaviyo.com/sso/saml/acme/audience, replyUrl: https://www.klaviyo.com/sso/saml/acme }
provisioning: { secret: terraform, job: ${job} }
assignments:
  - { role: admin, group: klaviyo-admins, members: [${admins}] }
  - { role: campaign_coordinator, group: klaviyo-campaigns, when: { attribute: department, equals: Marketing } }
  - { role: ${supportRole}, group: klaviyo-support, create: true }
  - { role: analyst, group: klaviyo-analysts }
`);

const TODAY = '2027-03-31';
const CHECK = 'SAML is not the single sign-on method of the enterprise application "Klaviyo" yet.';

/**
 * The life of one deployment, step after step: each apply that makes an application, a group, a job or a secret takes the provider 20 seconds,
 * in which it waits for consistency.
 */
export function entraDeploy(terraform: Terraform): void {
  describe('an account', () => {
    let deployment: EntraDeployment;
    const app = () => deployment.entra.world().applications.find(({ displayName }) => displayName === 'Klaviyo')!;
    const members = (group: string) =>
      deployment.entra.world().groups.find(({ displayName }) => displayName === group)!.members;
    const roles = () => Object.fromEntries(app().assignments.map(({ principal, role }) => [principal, role]));

    beforeAll(async () => {
      deployment = await prepareEntra(terraform, account());
      deployment.write(account(), TODAY);
      await deployment.apply();
    });
    afterAll(() => deployment.close());

    it('has everything, the key without its prefix and the job not running, and the second plan is empty', async () => {
      const second = await deployment.plan();

      expect(second).toMatchObject({ exitCode: 0, changes: {} });
      expect(roles()).toEqual({
        'klaviyo-admins': 'admin',
        'klaviyo-campaigns': 'campaign_coordinator',
        'klaviyo-support': 'support',
        'klaviyo-analysts': 'analyst',
      });
      expect([...members('klaviyo-admins')].sort()).toEqual(['ada@example.com', 'grace@example.com']);
      expect(app().secrets).toEqual([
        { key: 'BaseAddress', value: 'https://a.klaviyo.com/scim/v2' },
        { key: 'SecretToken', value: ACCESS_KEY },
        { key: 'SyncAll', value: 'false' },
      ]);
      expect(app().job!.code).toBe('NotConfigured');
    });

    it('says in every plan that SAML is still to be chosen, and that assignment is required', async () => {
      const { checks, problems } = await deployment.plan();

      expect(checks).toEqual({ 'app-declared': 'fail' });
      expect(problems).toEqual([expect.stringContaining(CHECK)]);
    });

    it('shows what was changed by hand, save for what no plan can see, and puts it right', async () => {
      const { portal } = deployment.entra;
      portal.addMembers('klaviyo-admins', 'alan@example.com');
      portal.setRule('klaviyo-campaigns', 'user.department -eq "Sales"');
      portal.unassign('Klaviyo', 'klaviyo-support');
      portal.setRoleValue('Klaviyo', 'manager', 'boss');
      // What no plan can see.
      portal.addMembers('klaviyo-support', 'alan@example.com');
      portal.assign('Klaviyo', 'alan@example.com', 'admin');
      portal.mapRole('Klaviyo', 'roles[primary eq "True"].value');

      const found = await deployment.plan();
      await deployment.apply();
      const after = await deployment.plan();

      expect(found.changes).toEqual({
        'azuread_group.group-klaviyo-admins': ['update'],
        'azuread_group.group-klaviyo-campaigns': ['update'],
        'azuread_app_role_assignment.assignment-klaviyo-support': ['create'],
        'azuread_application_app_role.role-manager': ['update'],
      });
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
      expect(members('klaviyo-admins')).not.toContain('alan@example.com');
      expect(roles()).toMatchObject({ 'klaviyo-support': 'support', 'alan@example.com': 'admin' });
      deployment.entra.portal.unassign('Klaviyo', 'alan@example.com');
    });

    it('starts the job where the access file says so, and pauses it again', async () => {
      deployment.write(account({ job: 'on' }), TODAY);
      const planned = await deployment.plan();
      const started = await deployment.apply();
      deployment.entra.portal.pauseJob('Klaviyo');
      const paused = await deployment.plan();
      deployment.write(account(), TODAY);

      expect(planned.changes).toEqual({ 'azuread_synchronization_job.job': ['update'] });
      expect(started).toEqual([expect.stringMatching(/^POST .*\/synchronization\/jobs\/[^/]+\/start$/)]);
      expect(paused.changes).toEqual({ 'azuread_synchronization_job.job': ['update'] });
      // Nothing but the list of steps: starting the job is one again.
      expect((await deployment.plan()).changes).toEqual({});
    });

    it('gives a group another role before it takes the old one away', async () => {
      deployment.write(account({ supportRole: 'content_creator' }), TODAY);
      const planned = await deployment.plan();
      const writes = await deployment.apply();

      expect(planned.changes).toEqual({
        'azuread_app_role_assignment.assignment-klaviyo-support': ['create', 'delete'],
      });
      expect(writes.map((write) => write.split(' ')[0])).toEqual(['POST', 'DELETE']);
      expect(roles()['klaviyo-support']).toBe('content_creator');
      deployment.write(account(), TODAY);
      await deployment.apply();
    });

    it('takes somebody out whose grant has ended, and everybody where nobody is left', async () => {
      deployment.write(account(), '2027-04-01');
      await deployment.apply();
      const afterTheEnd = members('klaviyo-admins');
      deployment.write(account({ admins: GRACE }), '2027-04-01');
      const planned = await deployment.plan();
      await deployment.apply();
      const last = await deployment.plan();

      expect(afterTheEnd).toEqual(['ada@example.com']);
      expect(planned.changes).toMatchObject({ 'azuread_group.group-klaviyo-admins': ['update'] });
      expect(members('klaviyo-admins')).toEqual([]);
      expect(last).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('cannot be planned with somebody who is not there, or a guest by the userName that Entra pushes; everybody who is missing is named', async () => {
      deployment.entra.portal.createUser({ userPrincipalName: 'hedy_example.org#EXT#@acme.onmicrosoft.com' });
      deployment.write(account({ admins: 'ada@example.com, hedy@example.org, nobody@example.com' }), TODAY);
      const failed = await deployment.run('plan', '-input=false');
      deployment.write(account(), TODAY);

      expect(failed.exitCode).toBe(1);
      expect(failed.output.replace(/[\s│]+/g, ' ')).toContain(
        'Entra has nobody with the user principal name: hedy@example.org, nobody@example.com. The access file puts them into ' +
          'the group "klaviyo-admins". Correct the names there, or make the people in Entra first. A guest has another one',
      );
    });

    it('goes whole, with all that the stack has made and nothing else', async () => {
      await deployment.succeed('destroy', '-input=false', '-auto-approve');

      const { applications, groups } = deployment.entra.world();
      expect(applications.map(({ displayName }) => displayName)).not.toContain('Klaviyo');
      expect(groups.map(({ displayName }) => displayName)).toEqual(['klaviyo-analysts']);
    });
  });
}
