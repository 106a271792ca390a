import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { klaviyoApp } from '../../../stacks/klaviyo-app.js';
import { runCli } from '../../cli/cli-run.js';
import { ROOT } from '../../docs/documents.js';
import { describeWhere } from '../../environment/needs.js';
import { readWorkflow } from '../github-workflow.js';
import { notOnPath, runScript } from '../run-script.js';
import { answer, type Bridge, type Call, startBridge } from './bridge.js';
import { type Artifacts, holds, type JobRun, runJob } from './github-runner.js';
import { SimulatedTerraform } from './simulated-terraform.js';

/** A life is some hundred runs of programs, which takes long where the machine is busy. */
jest.setTimeout(180_000);

const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'jq', 'diff', 'sed'));

const KEY = 'example-access-key-of-acme';

interface Account {
  readonly name: string;
  readonly klaviyo: KlaviyoSimulator;
  /** Further lines of its assignments. */
  readonly more?: string;
}

/** An access file whose people come from groups that the stacks make. */
function accessFile(...accounts: readonly Account[]): string {
  const written = accounts.map(
    ({ name, klaviyo, more = '' }) => `
  - name: ${name}
    kind: account
    scim: { baseUrl: '${klaviyo.baseUrl}', accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
    app: { label: Klaviyo ${name}, saml: { ssoUrl: 'https://k.example/${name}', audience: 'https://k.example/sp/${name}' } }
    assignments:
      - { role: admin, group: ${name}-admins, create: true }
      - { role: analyst, group: ${name}-analysts, create: true }${more}`,
  );
  return `version: 1
okta: { org: acme }
directory: { okta: true }
terraform: { preventDestroy: false, backend: { type: s3, settings: { bucket: acme-state, region: eu-central-1 } } }
accounts:${written.join('')}
`;
}

/** A repository at GitHub with the shipped workflows, an Okta and the accounts of Klaviyo. */
class Repository {
  readonly artifacts: Artifacts = new Map();
  /** The comment of the last pull request, by account. */
  readonly comments = new Map<string, string>();
  /** The access file on the main branch; undefined before the first merge. */
  main: string | undefined;
  /** Accounts whose access key a pull request does not have. */
  wrongKeys: readonly string[] = [];
  private runs: { readonly id: number; readonly head: string }[] = [];
  private bridge!: Bridge;
  private readonly terraform: SimulatedTerraform;

  constructor(private readonly okta: OktaSimulator) {
    this.terraform = new SimulatedTerraform(okta);
  }

  async open(): Promise<void> {
    this.bridge = await startBridge({
      npm: () => answer(),
      npx: (call) => this.npx(call),
      terraform: (call) => this.terraform.run(call),
      git: (call) => this.git(call),
      gh: ({ args }) => answer(JSON.stringify(this.github(args.at(-1)!))),
    });
  }

  /** What is on the main branch, shown or checked out. */
  private git({ args, cwd }: Call) {
    const [command] = args;
    if (command === 'show') return this.main === undefined ? answer('', 128) : answer(this.main);
    if (command === 'worktree') {
      const folder = resolve(cwd, args.at(-2)!);
      mkdirSync(folder, { recursive: true });
      if (this.main !== undefined) writeFileSync(join(folder, 'access.yaml'), this.main);
    }
    return answer();
  }

  close(): Promise<void> {
    return this.bridge.close();
  }

  /** Opens a pull request with this access file, or pushes to it, and runs its workflow. */
  async pullRequest(access: string): Promise<{ readonly head: string; readonly jobs: Jobs }> {
    const id = this.runs.length + 1;
    const head = `head-${id}`;
    this.runs.push({ id, head });
    const event = {
      'github.event.pull_request.head.sha': head,
      'github.event.pull_request.head.repo.full_name': 'acme/access',
      'github.event.pull_request.user.login': 'ada',
    };
    const validate = await this.job('pull-request.yml', 'validate', access, event, String(id));
    const accounts = await this.matrix('pull-request.yml', 'account', validate, access, event, String(id));
    return { head, jobs: { first: validate, accounts } };
  }

  /** Merges it. */
  async merge(access: string, head: string): Promise<Jobs & { readonly wayOn: JobRun | undefined }> {
    this.main = access;
    const run = `merge-of-${head}`;
    const event = { 'github.sha': run };
    const reviewed = await this.job('merge.yml', 'reviewed', access, event, run);
    const values = { ...event, 'needs.reviewed.outputs.head': reviewed.outputs.head ?? '' };
    const accounts = await this.matrix('merge.yml', 'deploy', reviewed, access, values, run);
    const result = Object.values(accounts).every((job) => job.result === 'success') ? 'success' : 'failure';
    const needs = { 'needs.reviewed.result': reviewed.result, 'needs.deploy.result': result };
    const { if: condition } = readWorkflow('merge.yml').jobs['way-on']!;
    const wayOn = holds(condition, result !== 'success', needs)
      ? await this.job('merge.yml', 'way-on', access, needs, run)
      : undefined;
    return { first: reviewed, accounts, wayOn };
  }

  /** Runs the schedule's checks of each account. */
  async schedule(): Promise<Jobs & { readonly code: string | undefined }> {
    const run = `schedule-${this.runs.length}-${this.artifacts.size}`;
    const first = await this.job('schedule.yml', 'accounts', this.main!, {}, run);
    const accounts = await this.matrix('schedule.yml', 'drift', first, this.main!, {}, run);
    if (Object.values(accounts).some(({ result }) => result === 'failure')) return { first, accounts, code: undefined };
    const needs = { 'needs.accounts.outputs.accounts': first.outputs.accounts!, 'github.ref_name': 'main' };
    const { outputs } = await this.job('schedule.yml', 'report', this.main!, needs, run);
    return { first, accounts, code: outputs.code };
  }

  /** Runs a script as a person with the credentials of the deploy does. */
  async byHand(script: string): Promise<{ readonly code: number | null; readonly printed: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-life-'));
    writeFileSync(join(folder, 'access.yaml'), this.main!);
    const environment = { ...this.bridge.environment, ...this.credentials(), KLAVIYO_SCIM_ACCESS_KEY: KEY };
    return runScript(script, { folder, programs: this.bridge.programs, environment });
  }

  private async matrix(
    file: string,
    job: string,
    { result, outputs }: JobRun,
    access: string,
    values: Readonly<Record<string, string>>,
    run: string,
  ): Promise<Readonly<Record<string, JobRun>>> {
    const accounts =
      result === 'failure'
        ? []
        : (JSON.parse(outputs.accounts!) as readonly { readonly name: string; readonly accessKeyVariable: string }[]);
    const jobs: Record<string, JobRun> = {};
    for (const { name, accessKeyVariable } of accounts) {
      const own = { 'matrix.account.name': name, 'matrix.account.accessKeyVariable': accessKeyVariable };
      jobs[name] = await this.job(file, job, access, { ...values, ...own }, run);
    }
    return jobs;
  }

  private job(
    file: string,
    name: string,
    access: string,
    values: Readonly<Record<string, string>>,
    run: string,
  ): Promise<JobRun> {
    const account = values['matrix.account.name'] ?? '';
    return runJob(file, name, {
      files: { 'access.yaml': access, '.terraform.lock.hcl': '# locked\n' },
      bridge: this.bridge,
      values: { ...values, 'github.token': 'example-token' },
      credentials: ({ env = {} }) => ({
        ...('OKTA_API_PRIVATE_KEY' in env && this.credentials()),
        ...('ACCESS_KEY' in env && {
          ACCESS_KEY: this.wrongKeys.includes(account) ? 'another-example-access-key' : KEY,
        }),
        ...('KLAVIYO_ACCESS_WEBHOOK_URL' in env && { KLAVIYO_ACCESS_WEBHOOK_URL: '' }),
        GITHUB_REF_NAME: 'main',
      }),
      run,
      artifacts: this.artifacts,
    });
  }

  private credentials(): Readonly<Record<string, string>> {
    return { OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: this.okta.url };
  }

  private async npx({ args, cwd, environment }: Call) {
    const [program, ...rest] = args;
    if (program === 'cdktf') {
      const path = join(cwd, 'access.yaml');
      klaviyoApp(parseAccessFile(readFileSync(path, 'utf8'), { path }), { outdir: join(cwd, 'cdktf.out') }).synth();
      return answer();
    }
    if (rest[0] === 'comment') {
      const files = rest.flatMap((arg, index) => (rest[index - 1] === '--file' ? [arg] : []));
      const text = files.map((file) => readFileSync(join(cwd, file), 'utf8')).join('\n');
      this.comments.set(rest[rest.indexOf('--marker') + 1]!, text);
      return answer();
    }
    const names = ['OKTA_API_TOKEN', 'OKTA_HTTP_PROXY', 'KLAVIYO_SCIM_ACCESS_KEY'];
    const own = Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
    return runCli(rest, { cwd, environment: own });
  }

  /** What GitHub's API answers. */
  private github(path: string): unknown {
    const [, sha] = /\/commits\/merge-of-([^/]+)\/pulls$/.exec(path) ?? [];
    if (sha !== undefined) {
      return [{ merged_at: '2026-11-23T06:00:00Z', merge_commit_sha: `merge-of-${sha}`, head: { sha } }];
    }
    const [, head] = /head_sha=([^&]+)/.exec(path) ?? [];
    if (head !== undefined) {
      const own = this.runs.filter((run) => run.head === head);
      const head_repository = { full_name: 'acme/access' };
      return { workflow_runs: own.map(({ id }) => ({ id, run_number: id, head_repository })) };
    }
    const [, run, name] = /\/runs\/(\d+)\/artifacts\?name=([^&]+)/.exec(path) ?? [];
    const artifacts = [...this.artifacts.keys()].filter((key) => key === `${run}/${name}`);
    return { artifacts: artifacts.map(() => ({ expired: false })) };
  }
}

interface Jobs {
  readonly first: JobRun;
  /** By the name of the account. */
  readonly accounts: Readonly<Record<string, JobRun>>;
}

const resultsOf = ({ accounts }: Jobs) =>
  Object.fromEntries(Object.entries(accounts).map(([name, { result }]) => [name, result]));

/** The commands of a section of a page. */
function commandsOf(page: string, section: string): string {
  const text = readFileSync(join(ROOT, page), 'utf8').split(`\n## ${section}\n`)[1]!.split('\n## ')[0]!;
  return /```sh\n([\s\S]*?)```/.exec(text)![1]!;
}

whereToolsAre('the life of accounts, by the shipped workflows', () => {
  let okta: OktaSimulator;
  let repository: Repository;
  let acme: KlaviyoSimulator;
  let second: KlaviyoSimulator;

  const startAccount = (...users: readonly { readonly userName: string; readonly role: string }[]) =>
    startKlaviyoSimulator({
      account: {
        accessKey: KEY,
        kind: 'account',
        owner: 'owner@example.com',
        users: [{ userName: 'owner@example.com', role: 'owner' }, ...users],
      },
    });

  /** What Okta's push does: it is no part of what is tested. */
  const push = async ({ baseUrl }: KlaviyoSimulator, userName: string, role: string): Promise<void> => {
    const [givenName, familyName] = ['Given', 'Family'];
    const answered = await fetch(`${baseUrl}/Users`, {
      method: 'POST',
      headers: { authorization: `Klaviyo-API-Key ${KEY}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName,
        name: { givenName, familyName },
        emails: [{ value: userName, type: 'work', primary: true }],
        active: true,
        role,
      }),
    });
    expect(answered.status).toBe(201);
  };

  const reportOf = (run: string): DriftReport => {
    const [, held] = [...repository.artifacts].find(([key]) => key === run)!;
    return JSON.parse(held['drift.json']!) as DriftReport;
  };

  beforeAll(async () => {
    const people = ['ada', 'alan', 'grace'].map((name) => ({
      login: `${name}@example.com`,
      firstName: 'Given',
      lastName: 'Family',
    }));
    okta = await startOktaSimulator({ seed: { org: 'acme', users: people, groups: [], apps: [] } });
    acme = await startAccount();
    // Made by hand before anything was deployed.
    second = await startAccount({ userName: 'mallory@example.com', role: 'admin' });
    repository = new Repository(okta);
    await repository.open();
  });

  afterAll(async () => {
    await Promise.all([repository.close(), okta.close(), acme.close(), second.close()]);
  });

  const first = () => accessFile({ name: 'acme', klaviyo: acme });
  const both = (more = '') => accessFile({ name: 'acme', klaviyo: acme, more }, { name: 'acme-two', klaviyo: second });
  const SUPPORT = '\n      - { role: support, group: acme-support, create: true }';
  let head: string;

  it('GIVEN an empty organisation WHEN the first pull request is opened THEN it succeeds, and is no all-clear', async () => {
    const opened = await repository.pullRequest(first());
    ({ head } = opened);

    expect(opened.jobs.first.printed).toContain('There was no access.yaml before');
    expect(resultsOf(opened.jobs)).toEqual({ acme: 'success' });
    expect(repository.comments.get('acme')).toContain('not deployed yet');
    expect(repository.comments.get('acme')).not.toMatch(/## Not known|no drift|^\| critical /m);
    expect(reportOf('1/reports-acme').accounts[0]).toMatchObject({ state: 'not-deployed' });
    expect(repository.artifacts.has('1/reviewed-plan-acme')).toBe(true);
    expect(okta.world().apps).toEqual([]);
  });

  it('WHEN it is merged THEN what was reviewed is deployed', async () => {
    const merged = await repository.merge(first(), head);

    expect(resultsOf(merged)).toEqual({ acme: 'success' });
    expect(merged.wayOn).toBeUndefined();
    expect(okta.world().apps.map(({ label }) => label)).toEqual(['Klaviyo acme']);
    expect(okta.world().groups.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['acme-admins', 'acme-analysts']),
    );
  });

  it('WHEN nobody is assigned yet THEN the schedule ends with 2 and says so, and a pull request is not blocked', async () => {
    const checked = await repository.schedule();

    expect(resultsOf(checked)).toEqual({ acme: 'success' });
    expect(checked.code).toBe('2');
    expect(checked.accounts.acme!.printed).toContain('nobody is assigned yet');
    expect(resultsOf((await repository.pullRequest(first())).jobs)).toEqual({ acme: 'success' });
    expect(repository.comments.get('acme')).toContain('nobody is assigned yet');
  });

  it('WHEN people are put into the groups and pushed THEN the schedule ends with 0', async () => {
    okta.console.addMember('acme-admins', 'ada@example.com');
    okta.console.addMember('acme-analysts', 'alan@example.com');
    await push(acme, 'ada@example.com', 'admin');
    await push(acme, 'alan@example.com', 'analyst');

    const checked = await repository.schedule();

    expect(checked.accounts.acme!.printed).toContain('acme: no drift');
    expect(checked.code).toBe('0');
  });

  it('WHEN a second account is added, and the first one fails THEN the second one is planned and kept', async () => {
    repository.wrongKeys = ['acme'];
    const opened = await repository.pullRequest(both(SUPPORT));
    repository.wrongKeys = [];
    ({ head } = opened);
    const { jobs } = opened;
    const run = head.replace('head-', '');

    expect(resultsOf(jobs)).toEqual({ acme: 'failure', 'acme-two': 'success' });
    expect(repository.comments.get('acme')).toContain('## Not known: guard');
    expect(repository.comments.get('acme-two')).toContain('not deployed yet');
    expect(repository.artifacts.has(`${run}/reviewed-plan-acme`)).toBe(false);
    expect(repository.artifacts.has(`${run}/reviewed-plan-acme-two`)).toBe(true);
    // What is wrong in Klaviyo already is found before the deploy. Nobody is declared yet, so nobody is to be removed.
    const [account] = reportOf(`${run}/reports-acme-two`).accounts;
    const mallory = account!.findings.find(({ user }) => user === 'mallory@example.com');
    expect(account!.state).toBe('not-deployed');
    expect(mallory).toMatchObject({ kind: 'unexpected', severity: 'critical' });
    expect(mallory!.remedy).toContain('remove nobody before the groups have their people');
  });

  it('WHEN that is merged THEN the second one is deployed, and the first one alone is not, with the way on', async () => {
    const merged = await repository.merge(both(SUPPORT), head);

    expect(resultsOf(merged)).toEqual({ acme: 'failure', 'acme-two': 'success' });
    expect(merged.accounts.acme!.printed).toContain('The pull request has no reviewed plan of acme');
    expect(merged.accounts.acme!.printed).toContain('Open a pull request');
    expect(merged.wayOn!.printed).toContain('Not every account was deployed');
    expect(okta.world().apps.map(({ label }) => label)).toEqual(['Klaviyo acme', 'Klaviyo acme-two']);
    expect(okta.world().groups.map(({ name }) => name)).not.toContain('acme-support');
  });

  it('WHEN a pull request with an empty commit is merged THEN the first one is deployed too', async () => {
    const opened = await repository.pullRequest(both(SUPPORT));

    expect(resultsOf(opened.jobs)).toEqual({ acme: 'success', 'acme-two': 'success' });
    expect(repository.comments.get('acme')).toContain('acme-support');
    expect(resultsOf(await repository.merge(both(SUPPORT), opened.head))).toEqual({
      acme: 'success',
      'acme-two': 'success',
    });
    expect(okta.world().groups.map(({ name }) => name)).toContain('acme-support');
  });

  it('WHEN an account is taken out THEN the pull request says what becomes of it', async () => {
    const opened = await repository.pullRequest(accessFile({ name: 'acme', klaviyo: acme, more: SUPPORT }));

    expect(opened.jobs.first.printed).toContain('takes the account acme-two out of access.yaml');
    expect(opened.jobs.first.printed).toContain('destroy its stack before you merge this');
    expect(resultsOf(opened.jobs)).toEqual({ acme: 'success' });
  });

  it('WHEN its stack is destroyed as it is documented THEN the guard refuses first, and then it is gone', async () => {
    const commands = commandsOf('docs/deploying.md', 'Removing an account')
      .replaceAll('acme', 'acme-two')
      .replaceAll(/^klaviyo-access/gm, 'npx klaviyo-access');
    const [upTo = '', after = ''] = commands.split(/^(?=terraform .* apply )/m);

    const planned = await repository.byHand(upTo);
    expect(planned.code).toBe(2);
    expect(planned.printed).toContain('group-destroyed');
    expect(okta.world().apps).toHaveLength(2);

    expect((await repository.byHand(`npx cdktf synth\n${after}`)).code).toBe(0);
    expect(okta.world().apps.map(({ label }) => label)).toEqual(['Klaviyo acme']);
  });

  it('WHEN the account is taken out after that THEN the schedule checks the other one and ends with 0', async () => {
    const rest = accessFile({ name: 'acme', klaviyo: acme, more: SUPPORT });
    const opened = await repository.pullRequest(rest);

    expect(resultsOf(await repository.merge(rest, opened.head))).toEqual({ acme: 'success' });
    expect(await repository.schedule()).toMatchObject({ code: '0' });
  });
});
