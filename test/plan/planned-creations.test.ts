import { plannedCreations } from '../../src/plan/planned-creations.js';
import { PlanError } from '../../src/plan/plan-error.js';
import { parseTerraformPlan } from '../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { type PlannedCreations } from '../../src/provider/plan-subjects.js';
import { account } from '../drift/sample-account.js';
import { appChange, assignmentsChange, groupChange, groups, planJson } from './guard/plan-fixture.js';

const SSO_URL = 'https://k.example/acme';
const SAML = { ssoUrl: SSO_URL, recipient: SSO_URL, destination: SSO_URL, audience: 'https://k.example/sp/acme' };
const ACME = account({ app: { kind: 'saml', label: 'Klaviyo', updates: 'check', saml: SAML } });
const OTHER = account({ name: 'beta', app: { kind: 'saml', label: 'Klaviyo beta', updates: 'check', saml: SAML } });
const APP = { label: 'Klaviyo', sso_url: SAML.ssoUrl, audience: SAML.audience };

function creations(...changes: readonly Readonly<Record<string, unknown>>[]): PlannedCreations {
  return plannedCreations(parseTerraformPlan(planJson(...changes)), ACME, {
    providers: PLAN_PROVIDERS,
    others: [OTHER],
  });
}

const nothing = { app: false, groupAssignments: false, groups: new Set<string>() };

describe('plannedCreations', () => {
  it('GIVEN the first plan of an account THEN its app, the assignments and the groups that the stack makes', () => {
    const created = creations(
      appChange({ actions: ['create'], after: APP }),
      groupChange({ actions: ['create'], after: { name: 'klaviyo-admins' } }),
      assignmentsChange({ actions: ['create'], after: groups(['00g1', 'analyst']) }),
    );

    expect(created).toEqual({ app: true, groupAssignments: true, groups: new Set(['klaviyo-admins']) });
  });

  it.each([['no-op'], ['update'], ['delete,create'], ['create,delete'], ['create,forget']])(
    'GIVEN an app that is there, and the actions %s THEN it is not created',
    (actions) => {
      const app = { ...APP, id: '0oa1' };
      const change = appChange({ actions: actions.split(','), before: app, after: app });

      expect(creations(change)).toEqual(nothing);
    },
  );

  it('GIVEN another app beside the one of the account THEN only that one counts', () => {
    const own = { ...APP, id: '0oa1' };

    expect(
      creations(
        appChange({ actions: ['no-op'], before: own, after: own }),
        appChange({ actions: ['create'], after: { ...APP, label: 'Elsewhere' }, name: 'elsewhere' }),
      ),
    ).toEqual(nothing);
  });

  it.each([
    ['update', true],
    ['no-op', false],
    ['delete', false],
  ])('GIVEN assignments and the action %s THEN whether groups are assigned anew: %s', (action, expected) => {
    const sides =
      action === 'no-op'
        ? [groups(['00g1', 'admin']), groups(['00g1', 'admin'])]
        : [groups(['00g1', 'admin']), groups()];

    expect(
      creations(assignmentsChange({ actions: [action], before: sides[0]!, after: sides[1]! })).groupAssignments,
    ).toBe(expected);
  });

  it('GIVEN the plan of another account THEN it is refused, and the one that fits is named', () => {
    const of = () => creations(appChange({ actions: ['create'], after: { ...APP, label: 'Klaviyo beta' } }));

    expect(of).toThrow(PlanError);
    expect(of).toThrow(/of another account than acme.* It fits the account beta/);
  });
});
