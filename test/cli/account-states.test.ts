import { type DriftReport } from '../../src/drift/drift-report.js';
import { type OktaSeed, type OktaSimulator, startOktaSimulator } from '../../src/simulator/okta/index.js';
import {
  appChange,
  assignmentsChange,
  groupChange,
  groups,
  planJson,
  roleAttributeChange,
} from '../plan/guard/plan-fixture.js';
import { ACCESS_KEY, accessFile, PEOPLE, withAcme } from './acme.js';
import { type CliRun, folderWith, runCli } from './cli-run.js';

const APP = { label: 'Klaviyo', preconfigured_app: 'klaviyo', status: 'ACTIVE' };

/** The first plan of acme. */
const FIRST = planJson(
  appChange({ actions: ['create'], after: APP }),
  roleAttributeChange({ actions: ['create'], after: { index: 'role' } }),
  groupChange({ actions: ['create'], after: { name: 'klaviyo-admins' } }),
  assignmentsChange({ actions: ['create'], after: groups(['00g1', 'analyst']) }),
);

const OWNER = { userName: 'owner@example.com', role: 'owner' };

/** An app with these groups assigned; the people of a group are assigned with it. */
const seed = (members: readonly string[], assigned: readonly string[]): OktaSeed => ({
  org: 'acme',
  users: [{ login: 'ada@example.com' }, { login: 'alan@example.com' }],
  groups: [{ name: 'klaviyo-admins', members }, { name: 'klaviyo-analysts' }],
  apps: [
    {
      label: 'Klaviyo',
      preconfigured: 'klaviyo',
      roles: ['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support'],
      assignments: assigned.map((group, index) => ({
        group,
        role: index === 0 ? 'admin' : 'analyst',
        priority: index + 1,
      })),
    },
  ],
});

const EMPTY_ORG: OktaSeed = {
  org: 'acme',
  users: [{ login: 'ada@example.com' }],
  groups: [{ name: 'klaviyo-analysts' }],
};

interface Place {
  readonly okta: OktaSimulator;
  readonly drift: (
    options?: { readonly plan?: string; readonly directory?: string; readonly accounts?: string },
    ...args: readonly string[]
  ) => Promise<CliRun & { readonly report: DriftReport | undefined }>;
}

async function withOkta(org: OktaSeed, run: (place: Place) => Promise<void>): Promise<void> {
  const okta = await startOktaSimulator({ seed: org });
  try {
    await withAcme([OWNER], async ({ simulator }) => {
      const environment = { ACME_KEY: ACCESS_KEY, OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url };
      await run({
        okta,
        drift: async ({ plan, directory = 'roster: people.csv', accounts = '' } = {}, ...args) => {
          const text = accessFile(simulator.baseUrl)
            .replace('existing: 0oa1', 'label: Klaviyo, preconfigured: klaviyo')
            .replace('group: klaviyo-admins', 'group: klaviyo-admins, create: true')
            .replace('roster: people.csv', directory);
          const cwd = folderWith({
            'access.yaml': text + accounts,
            'people.csv': PEOPLE,
            ...(plan !== undefined && { 'plan.json': plan }),
          });
          const flags = plan === undefined ? [] : ['--plan', 'plan.json'];
          const result = await runCli(['drift', '--report', 'json', ...flags, ...args], { cwd, environment });
          const report = result.stdout === '' ? undefined : (JSON.parse(result.stdout) as DriftReport);
          return { ...result, report };
        },
      });
    });
  } finally {
    await okta.close();
  }
}

const stateOf = ({ report }: { readonly report: DriftReport | undefined }) => report?.accounts[0]?.state;
const kindsOf = ({ report }: { readonly report: DriftReport | undefined }) =>
  report?.accounts[0]?.findings.map(({ kind }) => kind);

describe('GIVEN an Okta without the app', () => {
  it('WHEN the plan creates it THEN it is not deployed yet: 2, nobody is missing, and how many wait is said', () =>
    withOkta(EMPTY_ORG, async ({ drift }) => {
      const run = await drift({ plan: FIRST }, '--fail-on', 'critical');

      expect(run.exitCode).toBe(2);
      expect(stateOf(run)).toBe('not-deployed');
      expect(kindsOf(run)).toEqual(['owner']);
      expect(run.report!.accounts[0]!.summary).toMatchObject({ declared: 2, waiting: 2, inSync: 0 });
    }));

  it('WHEN there is no plan, or one that does not create it THEN the run fails and says what may be', () =>
    withOkta(EMPTY_ORG, async ({ drift }) => {
      const role = roleAttributeChange({ actions: ['create'], after: { index: 'role' } });

      for (const options of [{}, { plan: planJson(role) }]) {
        const run = await drift(options);
        expect(run).toMatchObject({ exitCode: 1, stdout: '' });
        expect(run.stderr).toMatch(/has no active app labelled "Klaviyo"/);
        expect(run.stderr).toMatch(/If it was never deployed, deploy the stack.*Otherwise it was removed/);
      }
    }));

  it('WHEN the plan is of another account, of several, or no plan at all THEN the run fails', () =>
    withOkta(EMPTY_ORG, async ({ drift }) => {
      const other = planJson(appChange({ actions: ['create'], after: { ...APP, label: 'Elsewhere' } }));
      const second = `
  - name: acme-two
    kind: account
    scim: { baseUrl: 'https://a.example/scim/v2', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { label: Elsewhere, preconfigured: klaviyo }
    assignments:
      - { role: admin, group: klaviyo-admins-two }
`;

      expect((await drift({ plan: other })).stderr).toMatch(/This plan is of another account than acme/);
      expect((await drift({ plan: '{}' })).exitCode).toBe(1);
      expect((await drift({ plan: FIRST, accounts: second })).stderr).toMatch(
        /A plan is of one account, and 2 are checked\. Name the account of plan\.json with --account\./,
      );
      expect((await drift({ plan: FIRST, accounts: second }, '--account', 'acme')).exitCode).toBe(2);
    }));

  it('WHEN an app of its label is switched off THEN it is there, and the plan does not excuse it', () =>
    withOkta(seed([], []), async ({ okta, drift }) => {
      okta.console.deactivateApp('Klaviyo');

      expect(await drift({ plan: FIRST })).toMatchObject({ exitCode: 1, stdout: '' });
    }));

  it('WHEN the people come from groups that the plan creates THEN nobody is declared, and it is no failure', () =>
    withOkta(EMPTY_ORG, async ({ drift }) => {
      const run = await drift({ plan: FIRST, directory: 'okta: true' });

      expect(run.exitCode).toBe(2);
      expect(stateOf(run)).toBe('not-deployed');
      expect(run.report!.accounts[0]!.notices[0]!.message).toContain('Nobody is declared yet');
      expect((await drift({ directory: 'okta: true' })).stderr).toMatch(
        /has no group "klaviyo-admins", which the stack/,
      );
    }));
});

describe('GIVEN an app to which nobody is assigned', () => {
  const BOTH = ['klaviyo-admins', 'klaviyo-analysts'];

  it('WHEN all its groups are empty THEN that is a state of its own, and who is declared is missing', () =>
    withOkta(seed([], BOTH), async ({ drift }) => {
      const run = await drift({}, '--fail-on', 'critical');

      expect(run.exitCode).toBe(2);
      expect(stateOf(run)).toBe('empty');
      expect(kindsOf(run)!.filter((kind) => kind === 'missing')).toHaveLength(2);
      expect(run.report!.accounts[0]!.notices[0]!.message).toContain(
        'Every group that is assigned to it is empty in Okta ("klaviyo-admins", "klaviyo-analysts")',
      );
    }));

  it('WHEN the people come from those groups THEN nobody is declared, and the state says so', () =>
    withOkta(seed([], BOTH), async ({ drift }) => {
      const run = await drift({ directory: 'okta: true' });

      expect(run.exitCode).toBe(2);
      expect(stateOf(run)).toBe('empty');
    }));

  it('WHEN a group that the access file assigns is not assigned to it THEN only a plan that assigns it excuses that', () =>
    withOkta(seed([], ['klaviyo-admins']), async ({ drift }) => {
      const app = { ...APP, id: '0oa1' };
      const assigns = planJson(
        appChange({ actions: ['no-op'], before: app, after: app }),
        assignmentsChange({
          actions: ['update'],
          before: groups(['00g1', 'admin']),
          after: groups(['00g1', 'admin'], ['00g2', 'analyst']),
        }),
      );
      const refused = await drift();
      const planned = await drift({ plan: assigns });

      expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
      expect(refused.stderr).toMatch(/lacks groups that the access file assigns: "klaviyo-analysts"\./);
      expect(planned.exitCode).toBe(2);
      expect(stateOf(planned)).toBe('empty');
    }));

  it('WHEN no group is assigned to it THEN only a plan that assigns them excuses that', () =>
    withOkta(seed([], []), async ({ drift }) => {
      const app = { ...APP, id: '0oa1' };
      const assigns = planJson(
        appChange({ actions: ['no-op'], before: app, after: app }),
        assignmentsChange({ actions: ['create'], after: groups(['00g1', 'admin']) }),
      );

      expect((await drift()).exitCode).toBe(1);
      expect(stateOf(await drift({ plan: assigns }))).toBe('empty');
    }));
});
