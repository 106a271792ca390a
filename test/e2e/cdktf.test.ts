import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { accessFile } from './access-file.js';
import { type Deployment, prepare, removeDeployments } from './deployment.js';
import { describeWith } from './terraform-at-hand.js';
import { execute, type Run } from './terraform-runs.js';

const ROOT = join(__dirname, '../..');
const CDKTF = join(ROOT, 'node_modules/.bin/cdktf');

/** A company, another one with an access key of its own, and a portfolio: three stacks. */
const THREE = accessFile([
  { name: 'acme', app: { label: 'Klaviyo', saml: saml('acme') } },
  {
    name: 'acme-eu',
    scim: { baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey: { env: 'KLAVIYO_EU' } },
    app: { label: 'Klaviyo EU', saml: saml('acme-eu') },
    assignments: [{ role: 'admin', group: 'klaviyo-eu-admins', create: true }],
  },
  {
    name: 'acme-portfolio',
    kind: 'portfolio',
    scim: { baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey: { env: 'KLAVIYO_PORTFOLIO' } },
    app: { label: 'Klaviyo portfolio', saml: saml('acme-portfolio') },
    assignments: [{ role: 'portfolio_admin', group: 'klaviyo-portfolio-admins', create: true }],
  },
]);

function saml(name: string): object {
  return { ssoUrl: `https://www.klaviyo.com/sso/saml/${name}`, audience: name };
}

/** `npx cdktf`, as the shipped cdktf.json has it, over an access file of several accounts. */
describeWith('terraform', 'cdktf over two accounts and a portfolio', (terraform) => {
  const run = async (
    { accessFile: path, folder, environment }: Deployment,
    ...args: readonly string[]
  ): Promise<Run> => {
    const ran = await execute(CDKTF, [...args, '--output', join(folder, 'out')], {
      cwd: ROOT,
      env: { ...environment, KLAVIYO_ACCESS_FILE: path, CI: 'true', CDKTF_LOG_FILE_DIRECTORY: folder },
    });
    return { ...ran, stdout: stripVTControlCharacters(ran.stdout) };
  };
  /** Behind a mirror, cdktf's own `providers lock` would ask the registry. */
  const terraformRun = (deployment: Deployment, ...args: readonly string[]): Promise<Run> =>
    run(deployment, ...args, '--skip-provider-lock', '--disable-plugin-cache-env');
  const labels = ({ okta }: Deployment): string[] => okta.world().apps.map(({ label }) => label);
  const hasState = ({ folder }: Deployment, account: string): boolean =>
    existsSync(join(folder, `klaviyo-access/${account}.tfstate`));

  /** What the engine itself says of a stack that cdktf has initialised: 0 nothing to do, 2 something. */
  const leftToDo = async ({ folder, environment }: Deployment, stack: string): Promise<number | null> => {
    const where = { cwd: join(folder, 'out/stacks', stack), env: environment };
    return (await execute(terraform.program, ['plan', '-input=false', '-detailed-exitcode'], where)).exitCode;
  };

  let deployment: Deployment;
  beforeAll(async () => {
    deployment = await prepare(terraform, THREE);
  });
  afterAll(removeDeployments);

  it('lists a stack for each, and needs no credentials for it', async () => {
    const environment = Object.fromEntries(
      Object.entries(deployment.environment).filter(([name]) => !name.startsWith('OKTA_')),
    );

    const listed = await run({ ...deployment, environment }, 'list');

    expect(listed.exitCode).toBe(0);
    for (const name of ['acme', 'acme-eu', 'acme-portfolio']) {
      expect(listed.stdout).toMatch(new RegExp(`^${name}\\s`, 'm'));
    }
  });

  it('plans one stack alone and changes nothing', async () => {
    const planned = await terraformRun(deployment, 'plan', 'acme-eu');

    expect(planned.exitCode).toBe(0);
    expect(planned.stdout).toContain('Klaviyo EU');
    expect(planned.stdout).not.toContain('acme-portfolio');
    expect(deployment.okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('deploys one stack alone, with a state of its own', async () => {
    const deployed = await terraformRun(deployment, 'deploy', 'acme-portfolio', '--auto-approve');

    expect(deployed.exitCode).toBe(0);
    expect(labels(deployment)).toEqual(['Klaviyo portfolio']);
    expect(deployment.okta.world().apps[0]!.properties.role).toMatchObject({
      enum: ['portfolio_admin', 'portfolio_manager', 'portfolio_analyst'],
    });
    expect(['acme', 'acme-eu', 'acme-portfolio'].map((name) => hasState(deployment, name))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('deploys the others beside it and leaves it alone', async () => {
    deployment.okta.forgetRequests();
    const portfolio = deployment.okta.world().apps[0]!;

    const deployed = await terraformRun(deployment, 'deploy', 'acme', 'acme-eu', '--auto-approve');

    expect(deployed.exitCode).toBe(0);
    expect(labels(deployment).sort()).toEqual(['Klaviyo', 'Klaviyo EU', 'Klaviyo portfolio']);
    expect(deployment.okta.requests().filter(({ path }) => path.includes(portfolio.id))).toEqual([]);
    expect(hasState(deployment, 'acme')).toBe(true);
    expect(hasState(deployment, 'acme-eu')).toBe(true);
  });

  it('plans no changes after the deploy', async () => {
    const planned = await terraformRun(deployment, 'plan', 'acme');

    expect(planned.exitCode).toBe(0);
    expect(await leftToDo(deployment, 'acme')).toBe(0);
  });

  it('destroys one stack and leaves the others', async () => {
    const destroyed = await terraformRun(deployment, 'destroy', 'acme-eu', '--auto-approve');
    const planned = await terraformRun(deployment, 'plan', 'acme-portfolio');

    expect(destroyed.exitCode).toBe(0);
    expect(labels(deployment).sort()).toEqual(['Klaviyo', 'Klaviyo portfolio']);
    expect(planned.exitCode).toBe(0);
    expect(await leftToDo(deployment, 'acme-portfolio')).toBe(0);
  });
});
