import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { groupChange, planJson, roleAttributeChange } from '../plan/guard/plan-fixture.js';
import { ACCESS_KEY, accessFile, IN_SYNC, withAcme } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const takingAway = (role: string): string =>
  planJson(
    roleAttributeChange({
      actions: ['update'],
      before: { index: 'role', app_id: '0oa1', enum: ['admin', 'analyst', 'support'] },
      after: { index: 'role', app_id: '0oa1', enum: ['admin', 'analyst', 'support'].filter((value) => value !== role) },
    }),
  );

/** Runs something against a server that lists these records, be they as contradictory as they may. */
async function withListing(records: readonly object[], run: (baseUrl: string) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/scim+json').end(
      JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: records.length,
        startIndex: 1,
        itemsPerPage: records.length,
        Resources: records,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

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

  it("GIVEN o'neil as the key of a group WHEN a shell passes the printed override THEN it is let through", async () => {
    const address = `okta_group.g["o'neil"]`;
    const stdin = planJson({ ...groupChange({ actions: ['delete'], before: { id: '00g1' } }), address });
    const refused = await runCli(['plan-guard'], { stdin });
    const [, flag] = /through: (.*)/.exec(refused.stdout)!;
    const [name, value] = execFileSync('sh', ['-c', `printf '%s\\n' ${flag!}`], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
    expect((await runCli(['plan-guard', name!, value!], { stdin })).exitCode).toBe(0);
  });

  it('GIVEN an override that fits nothing WHEN it runs THEN it is named', async () => {
    const run = await runCli(['plan-guard', '--allow', 'role-value=nothing'], { stdin: planJson() });
    expect(run.stdout).toContain("Unused: --allow 'role-value=nothing' matches no refusal of this plan.");
  });

  it('GIVEN an access file WHEN Klaviyo lists nobody with the role THEN taking it away passes, and else not', () =>
    withAcme(IN_SYNC, async ({ folder: cwd }) => {
      const args = ['plan-guard', '--config', 'access.yaml', '--account', 'acme'];
      const environment = { ACME_KEY: ACCESS_KEY };
      expect((await runCli(args, { cwd, environment, stdin: takingAway('support') })).exitCode).toBe(0);
      const held = await runCli(args, { cwd, environment, stdin: takingAway('analyst') });
      expect(held.exitCode).toBe(2);
      expect(held.stdout).toContain('analyst (1 person in Klaviyo account');
      appendFileSync(join(cwd, 'access.yaml'), 'policy: { maximumPeople: 2 }\n');
      const tooMany = await runCli(args, { cwd, environment, stdin: takingAway('support') });
      expect(tooMany).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('more than the 2 that') as string });
    }));

  it.each<[string, string | undefined, string, string, boolean]>([
    ['is deactivated', undefined, 'support', '1 person in Klaviyo account', false],
    ['has it in another letter case', undefined, 'Support', '1 person with "Support" in', true],
    ['has records that disagree', 'analyst', 'support', '1 person whose role is not known in', true],
    ['has no role at all', undefined, '', '1 person whose role is not known in', true],
  ])(
    'GIVEN somebody who %s WHEN the role is taken away THEN they count as holding it',
    async (_w, other, role, words, active) => {
      const record = {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        id: '1',
        userName: 'grace@example.com',
        active,
        ...(role && { role }),
        ...(other && { roles: [{ value: other, primary: true }] }),
      };
      await withListing(
        [record, { ...record, id: '2', userName: 'Owner@example.com', active: true, role: null, roles: [] }],
        async (baseUrl) => {
          const run = await runCli(['plan-guard', '--config', 'access.yaml'], {
            cwd: folderWith({ 'access.yaml': accessFile(baseUrl) }),
            environment: { ACME_KEY: ACCESS_KEY },
            stdin: takingAway('support'),
          });
          expect(run.exitCode).toBe(2);
          expect(run.stdout.replace(/\s+/g, ' ')).toContain(`support (${words}`);
        },
      );
    },
  );

  it('GIVEN the plan of another app than the account has WHEN it runs THEN it exits with 1, and Klaviyo is not asked', async () => {
    const cwd = folderWith({ 'access.yaml': accessFile('http://127.0.0.1:1/scim/v2') });
    const stdin = takingAway('support').replaceAll('0oa1', '0oa2');
    const run = await runCli(['plan-guard', '--config', 'access.yaml'], {
      cwd,
      stdin,
      environment: { ACME_KEY: ACCESS_KEY },
    });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain(
      'This plan is of another account than acme: okta_app_user_schema_property.acme belongs to',
    );
    expect(run.stderr).toContain('Pass the plan of this account');
  });

  it('GIVEN several accounts WHEN the plan is of another one than the named THEN that one is named', async () => {
    const one = accessFile('http://127.0.0.1:1/scim/v2');
    const second = one.slice(one.indexOf('  - name')).replace('name: acme', 'name: other').replace('ACME', 'OTHER');
    const cwd = folderWith({ 'access.yaml': one + second.replace('0oa1', '0oa2').replace('/v2', '/v3') });
    const args = ['plan-guard', '--config', 'access.yaml', '--account', 'other'];
    const run = await runCli(args, { cwd, stdin: takingAway('support'), environment: { OTHER_KEY: ACCESS_KEY } });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('It fits the account acme: name that one with --account');
  });

  it('GIVEN a file as PowerShell or a wrapper writes it WHEN it runs THEN it is read, or named for what it is', async () => {
    const cwd = folderWith({
      'bom.json': `\ufeff${planJson()}`,
      'wrapped.json': `[command]/opt/terraform-bin show -json plan\n${planJson()}\n::debug::Terraform exited with code 0.\n`,
    });
    writeFileSync(join(cwd, 'utf16.json'), Buffer.from(`\ufeff${planJson()}`, 'utf16le'));
    expect((await runCli(['plan-guard', 'bom.json'], { cwd })).exitCode).toBe(0);
    const [utf16, wrapped] = [
      await runCli(['plan-summary', 'utf16.json'], { cwd }),
      await runCli(['plan-guard', 'wrapped.json'], { cwd }),
    ];
    expect([utf16.exitCode, wrapped.exitCode]).toEqual([1, 1]);
    expect(utf16.stderr).toContain('The plan is UTF-16, as Windows PowerShell 5 writes it.');
    expect(wrapped.stderr).toContain('Its first line is "[command]/opt/terraform-bin show -json plan".');
    expect(wrapped.stderr).toContain('terraform_wrapper: false');
  });

  it('GIVEN an account and no access file WHEN it runs THEN it says that Klaviyo would not be asked', async () => {
    const run = await runCli(['plan-guard', '--account', 'acme'], { stdin: planJson() });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('Klaviyo is not asked which roles are in use');
  });

  it('GIVEN an access file of several accounts WHEN none is named THEN it exits with 1', async () => {
    const one = accessFile('http://127.0.0.1:1/scim/v2');
    const second = one
      .slice(one.indexOf('  - name'))
      .replace('name: acme', 'name: other')
      .replace('ACME', 'OTHER')
      .replace('0oa1', '0oa2');
    const cwd = folderWith({ 'access.yaml': one + second });
    const run = await runCli(['plan-guard', '--config', 'access.yaml'], { cwd, stdin: planJson() });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('Name the account of this plan with --account');
  });

  it.each([
    [['plan-guard', 'missing.json'], 'Cannot read the plan missing.json: there is no such file.'],
    [['plan-guard'], 'The plan is empty'],
  ])('GIVEN %j WHEN there is no plan THEN it exits with 1 and says "%s"', async (args, sentence) => {
    const run = await runCli(args, { cwd: folderWith({}) });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(sentence);
  });
});
