import { planJson, resourceChange } from '../plan/guard/plan-fixture.js';
import { planOf, samplePlan } from '../plan/summary/sample-plans.js';
import { ACCESS_KEY, withAcme } from './acme.js';
import { type CliRun, folderWith, runCli } from './cli-run.js';

const accessFile = (baseUrl: string, app: string): string => `version: 1
entra: { tenant: acme.onmicrosoft.com }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: ${baseUrl}, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: ${app}
    assignments:
      - { role: admin, group: klaviyo-admins, create: true, members: [ada@example.com, alan@example.com] }
      - { role: manager, group: klaviyo-analysts, create: true, when: { attribute: department, equals: Sales } }
`;

const ROSTER = `userName,givenName,familyName,groups,department
ada@example.com,Ada,Lovelace,klaviyo-admins,IT
alan@example.com,Alan,Turing,klaviyo-admins,IT
grace@example.com,Grace,Hopper,klaviyo-analysts,Marketing
`;

/** Runs a command over a plan of an account in Entra, without Entra's credentials. */
async function run(command: string, plan: string, app = '{ label: Klaviyo }'): Promise<CliRun> {
  const people = [
    { userName: 'owner@example.com', role: 'owner' },
    { userName: 'grace@example.com', role: 'analyst' },
  ];
  return withAcme(people, ({ simulator }) =>
    runCli([command, 'plan.json', '--config', 'access.yaml'], {
      cwd: folderWith({
        'access.yaml': accessFile(simulator.baseUrl, app),
        'plan.json': plan,
        'people.csv': ROSTER,
      }),
      environment: { ACME_KEY: ACCESS_KEY },
    }),
  );
}

const words = ({ stdout }: CliRun): string => stdout.replace(/\s+│?\s*/g, ' ');

describe("a plan of an account's stack in Entra, GIVEN a roster", () => {
  it('WHEN plan-guard judges it THEN it names whom the rule moves, and refuses nothing that the file declares', async () => {
    const result = await run('plan-guard', samplePlan('entra-changed'));

    expect(result.exitCode).toBe(0);
    expect(words(result)).toContain(
      'the changed rule takes 1 of 1 person out of the group "klaviyo-analysts": grace@example.com',
    );
    expect(words(result)).toContain('klaviyo-access doctor has to find that the role is mapped');
  });

  it('WHEN plan-guard judges a role that goes THEN it says how many people have it in Klaviyo', async () => {
    const before = { role_id: 'r1', value: 'analyst', display_name: 'Analyst', allowed_member_types: ['User'] };
    const role = resourceChange('azuread_application_app_role', { actions: ['delete'], before });
    const result = await run('plan-guard', planJson(role));

    expect(result.exitCode).toBe(2);
    expect(words(result)).toContain('analyst (1 person in Klaviyo account acme)');
  });

  it('WHEN the plan is of an application of another name THEN it is not judged', async () => {
    const { exitCode, stderr } = await run('plan-guard', samplePlan('entra-changed'), '{ label: Klaviyo EU }');

    expect(exitCode).toBe(1);
    expect(stderr).toContain('This plan is of another account than acme');
  });

  it('WHEN plan-summary reads it THEN it names whom the rule moves', async () => {
    const result = await run('plan-summary', samplePlan('entra-changed'));

    expect(result.exitCode).toBe(0);
    expect(words(result)).toContain('comes in: nobody; leaves: 1 person: "grace@example.com".');
  });

  it('WHEN the userName is the mail THEN a rule that names people by it is read so', async () => {
    const group = (rule: string): Readonly<Record<string, unknown>> => ({
      object_id: 'g1',
      display_name: 'klaviyo-analysts',
      dynamic_membership: [{ enabled: true, rule }],
    });
    const before = group('user.mail -in ["ada@example.com"]');
    const after = group('user.mail -in ["grace@example.com"]');
    const plan = planOf([{ address: 'azuread_group.x', type: 'azuread_group', actions: ['update'], before, after }]);
    const result = await run('plan-summary', plan, '{ label: Klaviyo, userName: mail }');

    expect(words(result)).toContain('comes in: 1 person: "grace@example.com"; leaves: 1 person: "ada@example.com".');
  });
});
