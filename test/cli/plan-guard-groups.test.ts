import { startOktaSimulator } from '../../src/simulator/okta/index.js';
import { appChange, groupChange, planJson } from '../plan/guard/plan-fixture.js';
import { ACCESS_KEY, accessFile, withAcme } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const PLAN = planJson(
  appChange({ actions: ['create'], after: { label: 'Klaviyo', preconfigured_app: 'klaviyo', status: 'ACTIVE' } }),
  groupChange({ actions: ['create'], after: { name: 'klaviyo-admins' } }),
);

/** Guards the first plan of acme, which makes klaviyo-admins, over an Okta with these groups. */
async function guarded(
  { groups = [], imported = [] }: { readonly groups?: readonly string[]; readonly imported?: readonly string[] },
  ...args: readonly string[]
) {
  const seed = { org: 'acme', groups: groups.map((name) => ({ name })) };
  const okta = await startOktaSimulator({ seed });
  for (const name of imported) okta.console.importGroup(name);
  try {
    return await withAcme([{ userName: 'owner@example.com', role: 'owner' }], async ({ simulator }) => {
      const text = accessFile(simulator.baseUrl)
        .replace('existing: 0oa1', 'label: Klaviyo, preconfigured: klaviyo')
        .replace('group: klaviyo-admins', 'group: klaviyo-admins, create: true');
      const cwd = folderWith({ 'access.yaml': text, 'plan.json': PLAN });
      const environment = { ACME_KEY: ACCESS_KEY, OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url };
      const run = await runCli(['plan-guard', 'plan.json', '--config', 'access.yaml', ...args], { cwd, environment });
      const without = await runCli(['plan-guard', 'plan.json', '--config', 'access.yaml'], {
        cwd,
        environment: { ACME_KEY: ACCESS_KEY },
      });
      return { ...run, withoutOkta: without.exitCode };
    });
  } finally {
    await okta.close();
  }
}

describe('klaviyo-access plan-guard, GIVEN a plan that makes a group', () => {
  it('WHEN Okta has a group of that name THEN it is refused, with both ways on', async () => {
    const { exitCode, stdout } = await guarded({ groups: ['klaviyo-admins'] });

    expect(exitCode).toBe(2);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toMatch(/would create the group "klaviyo-admins", which Okta has already \(00g\w+\)/);
    expect(words).toMatch(/terraform -chdir=cdktf\.out\/stacks\/ACCOUNT import 'okta_group\.acme' '00g\w+'/);
    expect(words).toContain('take create: true out of its assignment in the access file');
    expect(words).toContain("--allow 'group-exists=okta_group.acme'");
  });

  it.each([
    ['no group of that name', { groups: ['klaviyo-admins-emea', 'Klaviyo-Admins'] }],
    ['only an imported one of that name', { imported: ['klaviyo-admins'] }],
  ])('WHEN Okta has %s THEN it passes', async (_what, has) => {
    expect(await guarded(has)).toMatchObject({ exitCode: 0 });
  });

  it('WHEN there are no credentials of Okta THEN the guard judges by the plan alone', async () => {
    expect((await guarded({ groups: ['klaviyo-admins'] })).withoutOkta).toBe(0);
  });

  it('WHEN it is allowed THEN it passes', async () => {
    const { exitCode } = await guarded({ groups: ['klaviyo-admins'] }, '--allow', 'group-exists=okta_group.acme');

    expect(exitCode).toBe(0);
  });
});
