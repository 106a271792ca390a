import { type OktaConsole, type OktaSeed } from '../../../src/simulator/okta/index.js';
import { accessFile, type WrittenAssignment } from '../access-file.js';
import { deploy, type Deployment, prepare, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const RULE = 'okta_group_rule.rule-klaviyo-campaigns';
const GROUP = 'okta_group.group-klaviyo-campaigns';
const ASSIGNMENTS = 'okta_app_group_assignments.assignments';

const SEED: OktaSeed = {
  users: [
    { login: 'ada@example.com', profile: { department: 'Marketing' } },
    { login: 'grace@example.com', profile: { department: 'Sales' } },
    { login: 'alan@example.com', profile: { department: ' marketing ' } },
    { login: 'hedy@example.com' },
  ],
};

const withRule = (when: WrittenAssignment['when'], members?: WrittenAssignment['members']): string =>
  accessFile([
    { assignments: [{ role: 'campaign_coordinator', group: 'klaviyo-campaigns', when, ...(members && { members }) }] },
  ]);

const MARKETING = withRule({ attribute: 'department', equals: 'Marketing' });

const membersOf = ({ okta }: Deployment): readonly string[] =>
  okta
    .world()
    .groups.find(({ name }) => name === 'klaviyo-campaigns')!
    .members.toSorted();

/** What people change by hand, and what the next plan would do about it. */
const CHANGED: readonly (readonly [
  name: string,
  change: (okta: OktaConsole, rule: string) => void,
  Record<string, string[]>,
])[] = [
  ['the rule is deactivated', (okta, rule) => okta.deactivateRule(rule), { [RULE]: ['update'] }],
  [
    'its expression is edited',
    (okta, rule) => okta.editRule(rule, 'user.department == "Sales"'),
    { [RULE]: ['update'] },
  ],
  ['it excludes somebody', (okta, rule) => okta.setExcluded(rule, ['ada@example.com']), { [RULE]: ['update'] }],
  [
    'somebody is removed from its group, whom it then excludes',
    (okta) => okta.removeMember('klaviyo-campaigns', 'ada@example.com'),
    { [RULE]: ['update'] },
  ],
  ['it is deleted', (okta, rule) => okta.deleteRule(rule, true), { [RULE]: ['create'] }],
  [
    'its group is deleted',
    (okta) => okta.deleteGroup('klaviyo-campaigns'),
    { [GROUP]: ['create'], [RULE]: ['delete', 'create'], [ASSIGNMENTS]: ['update'] },
  ],
];

/** Rules whose conditions stand in the access file. */
export function rules(terraform: Terraform): void {
  describe('conditions in the access file', () => {
    afterEach(removeDeployments);

    it('WHEN it is deployed THEN who matches is in the group, and the second plan is empty', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });

      expect(membersOf(deployment)).toEqual(['ada@example.com', 'alan@example.com']);
      expect(deployment.okta.world().apps[0]!.users.map(({ login, role }) => [login, role])).toEqual([
        ['ada@example.com', 'campaign_coordinator'],
        ['alan@example.com', 'campaign_coordinator'],
      ]);
      expect(deployment.okta.world().rules).toMatchObject([{ status: 'ACTIVE', groups: ['klaviyo-campaigns'] }]);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('WHEN profiles change THEN people come and go, and the plan stays empty', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      deployment.okta.console.changeProfile('grace@example.com', { department: 'MARKETING' });
      deployment.okta.console.changeProfile('ada@example.com', { department: '' });

      expect(membersOf(deployment)).toEqual(['alan@example.com', 'grace@example.com']);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it.each(CHANGED)('WHEN %s THEN the plan shows it, and an apply puts it back', async (_name, change, changes) => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      const before = membersOf(deployment);
      change(deployment.okta.console, deployment.okta.world().rules[0]!.name);

      const planned = await deployment.plan();
      await deployment.apply();

      expect(planned.changes).toEqual(changes);
      expect(membersOf(deployment)).toEqual(before);
      expect(deployment.okta.world().rules).toMatchObject([{ status: 'ACTIVE', excluded: [] }]);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('WHEN somebody is added to its group by hand THEN no plan sees it', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      deployment.okta.console.addMember('klaviyo-campaigns', 'grace@example.com');

      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
      expect(membersOf(deployment)).toContain('grace@example.com');
    });

    it('WHEN the condition is written otherwise THEN the rule is updated in place, and moves people', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      const { id } = deployment.okta.world().rules[0]!;
      deployment.write(
        withRule({
          any: [
            { attribute: 'department', in: ['Sales'] },
            { attribute: 'city', present: true },
          ],
        }),
      );

      const planned = await deployment.plan();
      await deployment.apply();

      expect(planned.changes).toEqual({ [RULE]: ['update'] });
      expect(deployment.okta.world().rules).toMatchObject([{ id, status: 'ACTIVE' }]);
      expect(membersOf(deployment)).toEqual(['grace@example.com']);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN an update that stops before the rule is active again WHEN it is planned THEN the plan activates it', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      deployment.write(withRule({ attribute: 'department', equals: 'Sales' }));
      deployment.okta.failNext('denied', 1, { method: 'POST', path: 'lifecycle/activate' });

      const applied = await deployment.run('apply', '-input=false', '-auto-approve');
      const stopped = deployment.okta.world().rules[0]!.status;
      const planned = await deployment.plan();
      await deployment.apply();

      expect([applied.exitCode, stopped]).toEqual([1, 'INACTIVE']);
      expect(planned.changes).toEqual({ [RULE]: ['update'] });
      expect(membersOf(deployment)).toEqual(['grace@example.com']);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN an Okta that is locked for a moment WHEN a rule is made THEN the provider waits, and it is there', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      deployment.okta.console.deleteRule(deployment.okta.world().rules[0]!.name);
      deployment.okta.failNext('locked', 2, { method: 'POST', path: '/groups/rules' });

      await deployment.apply();

      expect(deployment.okta.world().rules).toMatchObject([{ status: 'ACTIVE' }]);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN an attribute that Okta does not have WHEN it is applied THEN Okta refuses the rule and says why', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      deployment.write(withRule({ attribute: 'favoriteColor', equals: 'blue' }));

      const applied = await deployment.run('apply', '-input=false', '-auto-approve');

      expect(applied.exitCode).toBe(1);
      expect(applied.output.replace(/[\s│]+/g, ' ')).toContain('Users have no attribute user.favoriteColor.');
    });

    it('GIVEN a lost state WHEN the rule is imported by its id THEN the plan changes the state alone', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });
      const before = deployment.okta.world();
      await deployment.succeed('state rm', RULE);

      await deployment.succeed('import', '-input=false', RULE, before.rules[0]!.id);
      const planned = await deployment.plan();
      await deployment.apply();

      // An import leaves `remove_assigned_users` empty: it is the provider's own, and Okta has no such thing.
      expect(planned.changes).toEqual({ [RULE]: ['update'] });
      expect(deployment.okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(deployment.okta.world()).toEqual(before);
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN members beside the condition WHEN a grant of them ends THEN the rule lets them go, and the others stay', async () => {
      const text = withRule({ attribute: 'department', equals: 'Marketing' }, [
        'hedy@example.com',
        { user: 'Grace@example.com', until: '2027-03-31', reason: 'Stands in for Alan' },
      ]);
      const deployment = await deploy(terraform, text, { seed: SEED, today: '2027-03-31' });
      expect(membersOf(deployment)).toEqual(['ada', 'alan', 'grace', 'hedy'].map((name) => `${name}@example.com`));
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });

      deployment.write(text, '2027-04-01');
      const planned = await deployment.plan();
      await deployment.apply();

      expect(planned.changes).toEqual({ [RULE]: ['update'] });
      expect(membersOf(deployment)).toEqual(['ada', 'alan', 'hedy'].map((name) => `${name}@example.com`));
      expect(await deployment.plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN somebody beside the condition whom Okta does not have WHEN it is planned THEN it fails and names them', async () => {
      const text = withRule({ attribute: 'department', equals: 'Marketing' }, ['nobody@example.com']);
      const { succeed, run, okta } = await prepare(terraform, text, { seed: SEED });
      await succeed('init', '-input=false');

      const planned = await run('plan', '-input=false');

      expect(planned.exitCode).toBe(1);
      expect(planned.output.replace(/[\s│]+/g, ' ')).toContain('nobody@example.com');
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it('WHEN it is destroyed THEN rule and group are gone, and the people are there', async () => {
      const deployment = await deploy(terraform, MARKETING, { seed: SEED });

      await deployment.succeed('destroy', '-input=false', '-auto-approve');

      expect(deployment.okta.world()).toMatchObject({ rules: [], groups: [{ name: 'Everyone' }] });
      expect(deployment.okta.world().users).toHaveLength(4);
    });
  });
}
