import { type Account } from '../../../src/access/access-model.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { requirePlanOfAccount } from '../../../src/plan/guard/plan-account.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { appChange, planJson, resourceChange, roleAttributeChange } from './plan-fixture.js';

const accountText = (name: string, app: string, others = ''): string => `
  - name: ${name}
    kind: account
    scim: { baseUrl: 'https://a.example/scim/${name}', accessKey: { env: KEY } }
    owner: owner@example.com
    app: ${app}${others}
    assignments:
      - { role: admin, group: ${name}-admins }`;
const saml = (name: string): string =>
  `{ label: Klaviyo ${name}, saml: { ssoUrl: 'https://k.example/${name}', audience: 'https://k.example/sp/${name}' } }`;
const ADOPTED = `\n    adopt: { app: 0oa3 }`;
const MODEL = parseAccessFile(
  `version: 1\nokta: { org: acme }\ndirectory: { roster: people.csv }\naccounts:` +
    accountText('acme', saml('acme')) +
    accountText('beta', saml('beta')) +
    accountText('gamma', '{ existing: 0oa9 }') +
    accountText('delta', saml('delta'), ADOPTED),
  { path: 'access.yaml' },
);
const account = (name: string): Account => MODEL.accounts.find((one) => one.name === name)!;

type Changes = readonly Readonly<Record<string, unknown>>[];
const mistake = (name: string, changes: Changes, others: object = {}): string => {
  const plan = parseTerraformPlan(JSON.stringify({ ...(JSON.parse(planJson(...changes)) as object), ...others }));
  try {
    requirePlanOfAccount(plan, account(name), {
      providers: PLAN_PROVIDERS,
      others: MODEL.accounts.filter((other) => other.name !== name),
    });
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

const settings = (name: string): Readonly<Record<string, unknown>> => ({
  id: `0oa-${name}`,
  label: `Klaviyo ${name}`,
  sso_url: `https://k.example/${name}`,
  audience: `https://k.example/sp/${name}`,
});
const app = (name: string): Changes => [
  appChange({ actions: ['no-op'], before: settings(name), after: settings(name) }),
];
const role = (app_id: string): Readonly<Record<string, unknown>> => {
  const values = { index: 'role', app_id, enum: ['admin'] };
  return roleAttributeChange({ actions: ['update'], before: values, after: values });
};

describe('requirePlanOfAccount', () => {
  it('GIVEN the plan of an account WHEN the guard asks about that one THEN it passes', () => {
    expect(mistake('acme', [...app('acme'), role('0oa-acme')])).toBe('none');
  });

  it('GIVEN the plan of another account THEN it is refused, with the account that fits', () => {
    expect(mistake('beta', [...app('acme'), role('0oa-acme')])).toBe(
      'This plan is of another account than beta: the app okta_app_saml.acme has the label "Klaviyo acme", and the account\'s app ' +
        'has "Klaviyo beta". It fits the account acme: name that one with --account, or pass the plan of beta.',
    );
  });

  it('GIVEN the plan of an app that no account has THEN it is refused, with what to do', () => {
    expect(mistake('beta', app('omega'))).toContain(
      'has "Klaviyo beta". Pass the plan of this account, or name the account of this plan with --account.',
    );
  });

  it('GIVEN an app that is made WHEN its settings are those of the account THEN it passes, and of another one not', () => {
    const made = [appChange({ actions: ['create'], after: settings('acme') })];
    expect(mistake('acme', made)).toBe('none');
    expect(mistake('beta', made)).toContain('of another account than beta');
  });

  it('GIVEN an app whose label changes WHEN one side fits THEN it passes', () => {
    const before = { ...settings('acme'), label: 'Old' };
    expect(mistake('acme', [appChange({ actions: ['update'], before, after: settings('acme') })])).toBe('none');
  });

  it('GIVEN the apps of two accounts WHEN a role attribute is of the other one THEN it is refused', () => {
    const second = resourceChange('okta_app_saml', {
      actions: ['no-op'],
      before: settings('beta'),
      after: settings('beta'),
      name: 'b',
    });
    expect(mistake('acme', [...app('acme'), second, role('0oa-acme')])).toBe('none');
    expect(mistake('acme', [...app('acme'), second, role('0oa-beta')])).toContain(
      'okta_app_user_schema_property.acme belongs to the app "0oa-beta", and the account\'s app is "0oa-acme". ',
    );
  });

  it('GIVEN a new app WHEN a role attribute has the id of one that exists THEN it is of another app', () => {
    const { id, ...made } = settings('acme');
    expect(id).toBe('0oa-acme');
    expect(mistake('acme', [appChange({ actions: ['create'], after: made }), role('0oa-acme')])).toContain(
      `belongs to the app "0oa-acme", and the plan does not show the account's app`,
    );
  });

  it.each([
    ['gamma', '0oa9', 'none'],
    ['gamma', '0oa1', 'belongs to the app "0oa1", and the account\'s app is "0oa9"'],
    ['delta', '0oa3', 'none'],
    ['acme', '0oa1', "and the plan does not show the account's app"],
  ])('GIVEN a plan without an app WHEN %s is asked and the role attribute is of %s THEN: %s', (name, id, words) => {
    expect(mistake(name, [role(id)])).toContain(words);
  });

  it.each([['prior_state'], ['planned_values']])(
    'GIVEN an app that stands in %s alone, as a data source does THEN it counts',
    (member) => {
      const data = { address: 'data.okta_app_saml.app', mode: 'data', type: 'okta_app_saml', values: settings('acme') };
      const values = { root_module: { resources: [data] } };
      const others = { [member]: member === 'prior_state' ? { values } : values };
      expect(mistake('acme', [], others)).toBe('none');
      expect(mistake('beta', [], others)).toContain('the app data.okta_app_saml.app has the label "Klaviyo acme"');
    },
  );

  it('GIVEN the ids of an adopted app and of one in the plan WHEN a role attribute is of a third THEN both are named', () => {
    expect(mistake('delta', [...app('delta'), role('0oa7')])).toContain('the account\'s app is "0oa3", "0oa-delta"');
  });

  it('GIVEN group assignments of another app THEN they say nothing of the account', () => {
    const values = { app_id: '0oa7', group: [] };
    const assignments = resourceChange('okta_app_group_assignments', {
      actions: ['no-op'],
      before: values,
      after: values,
    });
    expect(mistake('acme', [...app('acme'), assignments])).toBe('none');
  });

  it('GIVEN an app that stands in a change alone THEN it counts', () => {
    const alone = { prior_state: undefined, complete: true };
    const gone = [appChange({ actions: ['delete'], before: settings('acme') })];
    expect(mistake('acme', gone, alone)).toBe('none');
    expect(mistake('beta', gone, alone)).toContain('of another account');
    expect(mistake('beta', [appChange({ actions: ['create'], after: settings('acme') })], alone)).toContain(
      'has the label "Klaviyo acme", and',
    );
  });

  it('GIVEN a plan that names no app THEN it passes: nothing in it is judged by who has a role', () => {
    expect(mistake('acme', [])).toBe('none');
    expect(mistake('acme', [resourceChange('okta_group', { actions: ['delete'], before: { id: '00g1' } })])).toBe(
      'none',
    );
  });
});
