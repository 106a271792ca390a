import { planJson, roleAttributeChange } from '../plan/guard/plan-fixture.js';
import { ACCESS_KEY, accessFile, IN_SYNC, withAcme } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const takingAway = (role: string): string =>
  planJson(
    roleAttributeChange({
      actions: ['update'],
      before: { index: 'role', enum: ['admin', 'analyst', 'support'] },
      after: { index: 'role', enum: ['admin', 'analyst', 'support'].filter((value) => value !== role) },
    }),
  );

describe('klaviyo-access plan-guard', () => {
  it('GIVEN a harmless plan on standard input WHEN it runs THEN it exits with 0', async () => {
    const run = await runCli(['plan-guard'], { stdin: planJson() });
    expect(run).toEqual({ exitCode: 0, stdout: 'The plan may be deployed.\n', stderr: '' });
  });

  it('GIVEN a refused plan WHEN it runs with the override that it printed THEN it is let through', async () => {
    const cwd = folderWith({ 'plan.json': takingAway('support') });
    const refused = await runCli(['plan-guard', 'plan.json'], { cwd });
    expect(refused.exitCode).toBe(2);
    expect(refused.stdout).toContain('The plan must not be deployed as it is: 1 refusal.');
    const [, override] = /through: --allow '(.*)'/.exec(refused.stdout)!;
    const allowed = await runCli(['plan-guard', 'plan.json', '--allow', override!], { cwd });
    expect(allowed.exitCode).toBe(0);
    expect(allowed.stdout).toContain('The plan may be deployed. 1 let through by --allow.');
  });

  it('GIVEN an override that fits nothing WHEN it runs THEN it is named', async () => {
    const run = await runCli(['plan-guard', '--allow', 'role-value=nothing'], { stdin: planJson() });
    expect(run.stdout).toContain("Unused: --allow 'role-value=nothing' fits no refusal of this plan.");
  });

  it('GIVEN an access file WHEN Klaviyo lists nobody with the role THEN taking it away passes, and else not', () =>
    withAcme(IN_SYNC, async ({ folder: cwd }) => {
      const args = ['plan-guard', '--config', 'access.yaml', '--account', 'acme'];
      const environment = { ACME_KEY: ACCESS_KEY };
      expect((await runCli(args, { cwd, environment, stdin: takingAway('support') })).exitCode).toBe(0);
      const held = await runCli(args, { cwd, environment, stdin: takingAway('analyst') });
      expect(held.exitCode).toBe(2);
      expect(held.stdout).toContain('analyst (1 person in Klaviyo account');
    }));

  it('GIVEN an access file of several accounts WHEN none is named THEN it exits with 1', async () => {
    const one = accessFile('http://127.0.0.1:1/scim/v2');
    const second = one.slice(one.indexOf('  - name')).replace('name: acme', 'name: other').replace('ACME', 'OTHER');
    const cwd = folderWith({ 'access.yaml': one + second });
    const run = await runCli(['plan-guard', '--config', 'access.yaml'], { cwd, stdin: planJson() });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('name the one whose plan this is with --account');
  });

  it.each([
    [['plan-guard', 'missing.json'], 'The plan missing.json cannot be read: ENOENT'],
    [['plan-guard'], 'The plan is empty'],
  ])('GIVEN %j WHEN there is no plan THEN it exits with 1 and says "%s"', async (args, sentence) => {
    const run = await runCli(args, { cwd: folderWith({}) });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(sentence);
  });
});
