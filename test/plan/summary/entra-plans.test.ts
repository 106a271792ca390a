import { type ResourceSummary } from '../../../src/plan/summary/plan-summary.js';
import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { planSummaryText } from '../../../src/report/plan/plan-summary-text.js';
import { type Subject } from '../../../src/rules/subject.js';
import { planOf, samplePlan } from './sample-plans.js';

const summary = (text: string) => summarizePlan(text, PLAN_PROVIDERS);
const one = (text: string, address: string): ResourceSummary | undefined =>
  summary(text).changes.find((change) => change.address === address);
const CHANGED = samplePlan('entra-changed');

describe("a first plan of Entra's stack", () => {
  const text = planSummaryText(summary(samplePlan('entra-first')));

  it('GIVEN it THEN groups, people and roles have their names, though none is there yet', () => {
    expect(text).toContain('9 to create.');
    expect(text).toContain('Group added: klaviyo-admins (id known after the apply), role admin.');
    expect(text).toContain('Put into "klaviyo-admins": ada@example.com, grace@example.com.');
    expect(text).toContain('Role added: analyst ("Analyst").');
    expect(text).not.toContain('priority');
  });

  it('GIVEN it THEN it says what is to be done before the job runs, and where the key is kept, and shows no key', () => {
    expect(text).toContain('The job does not run yet.');
    expect(text).toContain("The access key then stands in Terraform's state as plain text.");
    expect(text).not.toContain('example-access-key');
  });

  it('GIVEN it THEN what only Entra fills of a group is left out', () => {
    const group = one(samplePlan('entra-first'), 'azuread_group.group-klaviyo-admins');
    expect(group?.attributes.map(({ name }) => name)).toEqual(['display_name', 'object_id', 'prevent_duplicate_names']);
    expect(group).not.toHaveProperty('hasRule');
  });
});

describe("a plan that changes Entra's stack", () => {
  it('GIVEN a group with another role THEN it is the same group, with what is in between', () => {
    const assignment = one(CHANGED, 'azuread_app_role_assignment.assignment-klaviyo-analysts');
    expect(assignment).toMatchObject({
      subject: 'group assignment',
      action: 'replace',
      groups: [
        { change: 'removed', name: 'klaviyo-analysts', role: { before: { value: 'analyst' } }, priority: null },
        { change: 'added', name: 'klaviyo-analysts', role: { after: { value: 'manager' } }, priority: null },
      ],
      notes: [expect.stringContaining('In between, both hold')],
      attributes: [],
    });
  });

  it('GIVEN a group that lists its members THEN it says by name who comes and who leaves', () => {
    expect(one(CHANGED, 'azuread_group.group-klaviyo-admins')?.members).toEqual({
      added: [{ person: 'alan@example.com', group: 'klaviyo-admins' }],
      removed: [{ person: 'grace@example.com', group: 'klaviyo-admins' }],
    });
  });

  it('GIVEN a group whose rule changes THEN it is a change of a rule', () => {
    expect(one(CHANGED, 'azuread_group.group-klaviyo-analysts')).toMatchObject({
      subject: 'group',
      hasRule: true,
      rule: { switched: null, decidesOtherwise: true },
      attributes: [{ name: 'dynamic_membership[0].rule' }],
    });
    expect(planSummaryText(summary(CHANGED))).toContain('The rule is evaluated again');
  });

  it('GIVEN the people of the directory THEN it says whom the rule moves', () => {
    const person = (userName: string, department: string): Subject => ({
      ...{ userName, givenName: '', familyName: '', groups: [] },
      attributes: { department },
    });
    const active = [person('ada@example.com', 'Marketing'), person('grace@example.com', 'Sales')];
    const people = { source: 'roster people.csv', active, attributeNames: ['department'] };
    expect(summarizePlan(CHANGED, PLAN_PROVIDERS, { read: true, people }).rulePeople).toMatchObject({
      rules: [
        {
          address: 'azuread_group.group-klaviyo-analysts',
          what: 'moves',
          comesIn: ['grace@example.com'],
          leaves: ['ada@example.com'],
        },
      ],
    });
  });

  it('GIVEN a job that is switched on THEN it says what to check first', () => {
    expect(one(CHANGED, 'azuread_synchronization_job.job')?.notes).toEqual([
      expect.stringContaining('klaviyo-access doctor has to find that the role is mapped'),
    ]);
  });

  it('GIVEN groups that Terraform only keeps in another form THEN nothing was changed outside', () => {
    expect(CHANGED).toContain('"resource_drift"');
    expect(summary(CHANGED).outside).toEqual([]);
  });

  it('GIVEN an application, its job or its credentials that go THEN it says what goes with them, and no value', () => {
    const gone = (type: string, before: object, actions = ['delete']): ResourceSummary | undefined => {
      const after = actions.length === 1 ? null : before;
      const marks = { before_sensitive: true, after_sensitive: true };
      return one(planOf([{ address: `${type}.x`, type, actions, before, after, ...marks }]), `${type}.x`);
    };
    expect(gone('azuread_application_from_template', { display_name: 'Klaviyo' })?.notes).toEqual([
      expect.stringContaining('Entra deletes the enterprise application'),
    ]);
    expect(gone('azuread_synchronization_job', { template_id: 'scim' })?.notes).toEqual([
      'Provisioning ends, or changes: the synchronization job would be deleted, and its attribute mapping with it.',
    ]);
    const credential = [{ key: 'SecretToken', value: 'example-access-key' }];
    const secret = gone('azuread_synchronization_secret', { credential }, ['delete', 'create']);
    expect(secret?.notes).toEqual(['Provisioning ends, or changes: base URL and token would be emptied.']);
    expect(JSON.stringify(secret)).not.toContain('example-access-key');
    expect(gone('okta_app_features', { status: 'ENABLED' })).not.toHaveProperty('notes');
    expect(gone('okta_app_saml', { label: 'Klaviyo' })).not.toHaveProperty('notes');
  });

  it('GIVEN a group that is replaced THEN what it loses is said of the group, without its empty attributes', () => {
    const values = {
      display_name: 'klaviyo-analysts',
      object_id: 'g1',
      mail: '',
      mail_enabled: false,
      members: ['u1'],
    };
    const rule = { dynamic_membership: [{ enabled: true, rule: 'user.department -eq "IT"' }] };
    const change = {
      ...{ address: 'azuread_group.x', type: 'azuread_group', actions: ['delete', 'create'] },
      before: { ...values, ...rule },
      after: { display_name: 'klaviyo-analysts', mail_enabled: null, mail: null },
      after_unknown: { object_id: true, members: true },
      before_sensitive: {},
      after_sensitive: {},
    };
    const replaced = one(planOf([change]), 'azuread_group.x');
    expect(replaced).toMatchObject({ rule: null, members: null });
    expect(replaced).not.toHaveProperty('hasRule');
    expect(replaced?.attributes.map(({ name }) => name)).toEqual([
      'dynamic_membership[0].enabled',
      'dynamic_membership[0].rule',
      'object_id',
    ]);
  });

  it('GIVEN app roles that are marked as sensitive THEN their values are not shown', () => {
    const role = { role_id: 'r1', value: 'analyst', display_name: 'Analyst' };
    const assignment = { app_role_id: 'r1', principal_object_id: 'g1', principal_type: 'Group' };
    const plan = planOf([
      {
        ...{ address: 'azuread_application_app_role.x', type: 'azuread_application_app_role', actions: ['no-op'] },
        before: role,
        after: role,
        before_sensitive: { value: true },
        after_sensitive: { value: true },
      },
      {
        ...{ address: 'azuread_app_role_assignment.x', type: 'azuread_app_role_assignment', actions: ['create'] },
        after: assignment,
        after_sensitive: {},
      },
    ]);
    expect(one(plan, 'azuread_app_role_assignment.x')?.groups).toMatchObject([{ role: { after: { value: 'r1' } } }]);
    expect(JSON.stringify(summary(plan))).not.toContain('analyst');
  });
});
