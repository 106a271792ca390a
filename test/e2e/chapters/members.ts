import { type OktaConsole, type OktaSeed } from '../../../src/simulator/okta/index.js';
import { accessFile, SAML, type WrittenAssignment } from '../access-file.js';
import { deploy, prepare, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const MEMBERS = 'okta_group_memberships.members-klaviyo-admins';
const GROUP = 'okta_group.group-klaviyo-admins';

const SEED: OktaSeed = {
  users: ['ada', 'grace', 'alan', 'owner'].map((name) => ({ login: `${name}@example.com` })),
  groups: [{ name: 'klaviyo-analysts' }],
};

const withMembers = (members: WrittenAssignment['members']): string =>
  accessFile([{ assignments: [{ role: 'admin', group: 'klaviyo-admins', members }] }]);

const ADA_AND_GRACE = withMembers(['ada@example.com', 'Grace@example.com']);

/** What people change by hand, and whom the group has until the next apply. */
const CHANGED: readonly (readonly [name: string, change: (okta: OktaConsole) => void])[] = [
  ['somebody is added', (okta) => okta.addMember('klaviyo-admins', 'alan@example.com')],
  ['somebody is removed', (okta) => okta.removeMember('klaviyo-admins', 'ada@example.com')],
  [
    'everybody is replaced',
    (okta) => {
      for (const name of ['ada', 'grace']) okta.removeMember('klaviyo-admins', `${name}@example.com`);
      okta.addMember('klaviyo-admins', 'alan@example.com');
    },
  ],
];

/** Members who are named in the access file. */
export function members(terraform: Terraform): void {
  describe('members in the access file', () => {
    afterEach(removeDeployments);

    it('WHEN it is deployed THEN they alone are in the group and have the role, and the second plan is empty', async () => {
      const { okta, plan } = await deploy(terraform, ADA_AND_GRACE, { seed: SEED });

      const { groups, apps } = okta.world();
      expect(groups.find(({ name }) => name === 'klaviyo-admins')!.members.toSorted()).toEqual([
        'ada@example.com',
        'grace@example.com',
      ]);
      expect(apps[0]!.users.map(({ login, role }) => [login, role])).toEqual([
        ['ada@example.com', 'admin'],
        ['grace@example.com', 'admin'],
      ]);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it.each(CHANGED)('WHEN %s by hand THEN the plan shows it, and an apply puts it back', async (_name, change) => {
      const { okta, plan, apply } = await deploy(terraform, ADA_AND_GRACE, { seed: SEED });
      const memberNames = () =>
        okta
          .world()
          .groups.find(({ name }) => name === 'klaviyo-admins')!
          .members.toSorted();
      const before = memberNames();
      change(okta.console);

      const planned = await plan();
      await apply();

      expect(planned.changes).toEqual({ [MEMBERS]: ['update'] });
      expect(memberNames()).toEqual(before);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN a grant WHEN its last day is over THEN the next plan takes it away', async () => {
      const text = withMembers([
        'ada@example.com',
        { user: 'grace@example.com', until: '2027-03-31', reason: 'Stands in for Alan' },
      ]);
      const { okta, plan, write, apply } = await deploy(terraform, text, { seed: SEED, today: '2027-03-31' });
      const memberNames = () => okta.world().groups.find(({ name }) => name === 'klaviyo-admins')!.members;
      expect(memberNames()).toHaveLength(2);

      write(text, '2027-04-01');
      const planned = await plan();
      await apply();

      expect(planned.changes).toEqual({ [MEMBERS]: ['update'] });
      expect(memberNames()).toEqual(['ada@example.com']);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN people whom Okta does not have WHEN it is planned THEN it fails and names them', async () => {
      const { succeed, run, okta } = await prepare(
        terraform,
        withMembers(['ada@example.com', 'nobody@example.com', 'gone@example.com']),
        { seed: SEED },
      );
      await succeed('init', '-input=false');

      const planned = await run('plan', '-input=false');

      expect(planned.exitCode).toBe(1);
      const said = planned.output.replace(/[\s│]+/g, ' ');
      expect(said).toContain('gone@example.com, nobody@example.com');
      expect(said).not.toContain('Invalid index');
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it('GIVEN 101 members WHEN they are planned again THEN four searches find them', async () => {
      const logins = Array.from({ length: 101 }, (_, number) => `person-${String(number)}@example.com`);
      const seed = { users: logins.map((login) => ({ login })) };
      const { okta, plan } = await deploy(terraform, withMembers(logins), { seed });
      okta.forgetRequests();

      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
      expect(okta.requests().filter(({ path }) => path.includes('search='))).toHaveLength(4);
      expect(okta.world().groups.find(({ name }) => name === 'klaviyo-admins')!.members).toHaveLength(101);
    });

    it('GIVEN 1,000 members WHEN they are planned THEN 34 searches find them, in seconds', async () => {
      const logins = Array.from({ length: 1000 }, (_, number) => `person-${String(number)}@example.com`);
      const seed = { users: logins.map((login) => ({ login })) };
      const { okta, plan, succeed } = await prepare(terraform, withMembers(logins), { seed });
      await succeed('init', '-input=false');
      const start = performance.now();

      const planned = await plan();

      expect(performance.now() - start).toBeLessThan(30_000);
      expect(planned.changes).toMatchObject({ [MEMBERS]: ['create'] });
      expect(okta.requests().filter(({ path }) => path.includes('search='))).toHaveLength(34);
    });

    it('GIVEN members: roster WHEN somebody joins and leaves it THEN the next plan says so', async () => {
      const roster = new Map([['klaviyo-admins', ['ada@example.com']]]);
      const text = withMembers('roster');
      const { okta, plan, write, apply } = await deploy(terraform, text, { seed: SEED, rosterMembers: roster });
      const memberNames = () => okta.world().groups.find(({ name }) => name === 'klaviyo-admins')!.members;
      expect(memberNames()).toEqual(['ada@example.com']);

      roster.set('klaviyo-admins', ['alan@example.com']);
      write(text);
      const planned = await plan();
      await apply();

      expect(planned.changes).toEqual({ [MEMBERS]: ['update'] });
      expect(memberNames()).toEqual(['alan@example.com']);
    });

    it('GIVEN somebody whose e-mail address differs from their login WHEN it is planned THEN it fails and names them', async () => {
      const seed = { users: [{ login: 'ada@example.com', email: 'lovelace@example.com' }] };
      const { succeed, run } = await prepare(terraform, withMembers(['ada@example.com']), { seed });
      await succeed('init', '-input=false');

      const planned = await run('plan', '-input=false');

      expect(planned.exitCode).toBe(1);
      expect(planned.output.replace(/[\s│]+/g, ' ')).toContain('ada@example.com (lovelace@example.com)');
    });

    it('GIVEN a group that exists with members WHEN the stack takes it over THEN the plan shows who would leave', async () => {
      const seed = {
        ...SEED,
        groups: [{ name: 'klaviyo-admins', members: ['ada@example.com', 'alan@example.com'] }],
        apps: [{ label: 'Klaviyo', saml: SAML, roles: ['admin'] }],
      };
      const text = accessFile([
        {
          adopt: { app: '0oa00000000000000001', groups: { 'klaviyo-admins': '00g00000000000000001' } },
          assignments: [{ role: 'admin', group: 'klaviyo-admins', members: ['ada@example.com'] }],
        },
      ]);
      const { okta, plan, apply, succeed } = await prepare(terraform, text, { seed });
      await succeed('init', '-input=false');

      const planned = await plan();
      await apply();

      expect(planned.changes).toMatchObject({ [MEMBERS]: ['update'] });
      expect(planned.changes).not.toHaveProperty([GROUP]);
      expect(okta.world().groups.find(({ name }) => name === 'klaviyo-admins')!.members).toEqual(['ada@example.com']);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN a lost state WHEN group and members are imported THEN the plan has nothing to do with them', async () => {
      const { okta, plan, succeed } = await deploy(terraform, ADA_AND_GRACE, { seed: SEED });
      const { id } = okta.world().groups.find(({ name }) => name === 'klaviyo-admins')!;
      await succeed('state rm', MEMBERS);
      okta.forgetRequests();

      await succeed('import', '-input=false', MEMBERS, `${id}/true`);

      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it('WHEN it is destroyed THEN the people are there, and the group is not', async () => {
      const { okta, succeed, plan } = await deploy(terraform, ADA_AND_GRACE, { seed: SEED });

      await succeed('destroy', '-input=false', '-auto-approve');

      expect(okta.world().users).toHaveLength(4);
      expect(okta.world().groups.map(({ name }) => name)).toEqual(['Everyone', 'klaviyo-analysts']);
      expect((await plan()).changes).toMatchObject({ [GROUP]: ['create'], [MEMBERS]: ['create'] });
    });

    it('GIVEN everyone: true WHEN it is deployed THEN the group Everyone has the role, and the second plan is empty', async () => {
      const text = accessFile([{ assignments: [{ role: 'analyst', everyone: true }] }]);
      const { okta, plan } = await deploy(terraform, text, { seed: SEED });

      expect(okta.world().apps[0]!.assignments.map(({ group, profile }) => [group, profile.role])).toEqual([
        ['Everyone', 'analyst'],
      ]);
      expect(okta.world().apps[0]!.users).toHaveLength(4);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });
  });
}
