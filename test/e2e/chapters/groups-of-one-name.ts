import { type OktaSeed } from '../../../src/simulator/okta/index.js';
import { accessFile } from '../access-file.js';
import { deploy, prepare, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const SEED: OktaSeed = {
  groups: [
    { name: 'klaviyo-analysts' },
    { name: 'klaviyo-analysts', type: 'APP_GROUP' },
    { name: 'klaviyo-analysts', type: 'APP_GROUP' },
    { name: 'klaviyo-support', type: 'APP_GROUP' },
  ],
};
// The ids that the simulator gives the groups of its seed.
const [OWN, FIRST, SECOND, SUPPORT] = [1, 2, 3, 4].map((number) => `00g${String(number).padStart(17, '0')}`);

/** Groups of one name, imported ones among them: each is assigned by what tells it from the others. */
export function groupsOfOneName(terraform: Terraform): void {
  const assigning = (group: object, other: object = { id: SECOND }): string =>
    accessFile([
      {
        assignments: [
          { role: 'admin', group: 'klaviyo-admins', create: true },
          { role: 'analyst', group },
          { role: 'support', group: other },
        ],
      },
    ]);

  describe('groups of one name', () => {
    afterEach(removeDeployments);

    it('WHEN they are named by type and by id THEN those are assigned, by name in the plan, and the next plan is empty', async () => {
      const text = assigning({ name: 'klaviyo-analysts', type: 'okta_group' });
      const { okta, plan } = await deploy(terraform, text, { seed: SEED });

      const planned = await plan();

      const assigned = okta.world().apps[0]!.assignments.map(({ groupId, profile }) => [groupId, profile.role]);
      expect(assigned.slice(1)).toEqual([
        [OWN, 'analyst'],
        [SECOND, 'support'],
      ]);
      expect(planned).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('WHEN one is named by its id and name THEN it is assigned', async () => {
      const { okta } = await deploy(terraform, assigning({ id: FIRST, name: 'klaviyo-analysts' }), { seed: SEED });

      expect(
        okta
          .world()
          .apps[0]!.assignments.map(({ groupId }) => groupId)
          .slice(1),
      ).toEqual([FIRST, SECOND]);
    });

    it.each<[string, object, string]>([
      ['an id that Okta does not have', { id: '00gnone' }, 'failed get group by ID'],
      [
        'an id of another name',
        { id: SUPPORT, name: 'klaviyo-analysts' },
        'is named "klaviyo-support", not "klaviyo-analysts"',
      ],
      ['a type that no group of the name has', { name: 'klaviyo-support', type: 'okta_group' }, 'does not exist'],
    ])('GIVEN %s WHEN it is applied THEN it fails before anything is written', async (_what, group, words) => {
      const { okta, run, succeed } = await prepare(terraform, assigning(group), { seed: SEED });
      await succeed('init', '-input=false');

      const failed = await run('apply', '-input=false', '-auto-approve');

      expect(failed.exitCode).toBe(1);
      expect(failed.output.replace(/[\s│]+/g, ' ')).toContain(words);
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });
  });
}
