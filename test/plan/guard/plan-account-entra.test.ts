import { type Account } from '../../../src/access/access-model.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { requirePlanOfAccount } from '../../../src/plan/guard/plan-account.js';
import { plannedCreations } from '../../../src/plan/planned-creations.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { samplePlan } from '../summary/sample-plans.js';
import { planJson, resourceChange } from './plan-fixture.js';

type Values = Readonly<Record<string, unknown>>;

const EXISTING = '00000000-0000-0000-0000-0000000000aa';
const APPLICATION = '00000000-0000-0000-0000-0000000000ab';
const CLIENT = '00000000-0000-0000-0000-0000000000ac';

const accountText = (name: string, app: string): string => `
  - name: ${name}
    kind: account
    scim: { baseUrl: 'https://a.example/scim/${name}', accessKey: { env: KEY } }
    owner: owner@example.com
    app: ${app}
    assignments:
      - { role: admin, group: ${name}-admins }`;
const MODEL = parseAccessFile(
  `version: 1\nentra: { tenant: acme.onmicrosoft.com }\ndirectory: { roster: people.csv }\naccounts:` +
    accountText('acme', '{ label: Klaviyo }') +
    accountText('beta', '{ label: Klaviyo beta }') +
    accountText('gamma', `{ existing: ${EXISTING}, label: Klaviyo gamma }`),
  { path: 'access.yaml' },
);
const account = (name: string): Account => MODEL.accounts.find((one) => one.name === name)!;
const others = (name: string): readonly Account[] => MODEL.accounts.filter((other) => other.name !== name);

const mistake = (name: string, text: string): string => {
  try {
    requirePlanOfAccount(parseTerraformPlan(text), account(name), { providers: PLAN_PROVIDERS, others: others(name) });
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

const same = (type: string, values: Values): Values => resourceChange(type, { actions: ['no-op'], before: values });
const role = (application: string): Values =>
  same('azuread_application_app_role', {
    application_id: `/applications/${application}`,
    role_id: 'r1',
    value: 'admin',
  });
const PRINCIPAL = same('azuread_service_principal', { object_id: EXISTING, client_id: CLIENT, display_name: 'Any' });
const application = (object_id: string): Values =>
  same('azuread_application', { object_id, client_id: CLIENT, display_name: 'Any' });

describe("the plan of an account's stack in Entra", () => {
  it('GIVEN a real plan WHEN the guard asks about its account THEN it passes, and about another it names the one that fits', () => {
    expect(mistake('acme', samplePlan('entra-changed'))).toBe('none');
    expect(mistake('beta', samplePlan('entra-changed'))).toContain('It fits the account acme');
    expect(mistake('gamma', samplePlan('entra-first'))).toContain('of another account than gamma');
  });

  it('GIVEN an application that exists WHEN its roles name the application, and the account the service principal THEN it is one', () => {
    expect(mistake('gamma', planJson(PRINCIPAL, application(APPLICATION), role(APPLICATION)))).toBe('none');
  });

  it('GIVEN roles of another application that the plan shows THEN it is of another account', () => {
    const other = same('azuread_application_from_template', {
      ...{ application_object_id: 'a9', service_principal_object_id: 's9', display_name: 'Other' },
    });
    expect(mistake('gamma', planJson(PRINCIPAL, other, role('a9')))).toBe(
      `This plan is of another account than gamma: azuread_application_app_role.acme belongs to the app "a9", and the account's app ` +
        `is "${EXISTING}", "${CLIENT}". Pass the plan of this account, or name the account of this plan with --account.`,
    );
  });

  it('GIVEN roles of an application of which the plan shows nothing THEN they say nothing of the account', () => {
    expect(mistake('gamma', planJson(PRINCIPAL, role('a9')))).toBe('none');
  });

  it('GIVEN the first plan THEN its application, its groups and their assignments are there only after it', () => {
    const plan = parseTerraformPlan(samplePlan('entra-first'));
    expect(plannedCreations(plan, account('acme'), { providers: PLAN_PROVIDERS, others: others('acme') })).toEqual({
      app: true,
      groupAssignments: true,
      groups: new Set(['klaviyo-admins', 'klaviyo-analysts']),
    });
  });
});
