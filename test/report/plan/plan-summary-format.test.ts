import { marked } from 'marked';
import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { renderPlanSummary } from '../../../src/report/plan/plan-summary-format.js';
import { PLAN_SUMMARY_FORMATS } from '../../../src/report/formats.js';
import { planSummaryMarkdown } from '../../../src/report/plan/plan-summary-markdown.js';
import { planSummaryText } from '../../../src/report/plan/plan-summary-text.js';
import {
  planOf,
  resourceChange,
  samplePlan,
  type SamplePlan,
  type WrittenChange,
} from '../../plan/summary/sample-plans.js';
import { hostilePlan } from './hostile-plan.js';
import { HIDDEN, HOSTILE } from '../drift/sample-report.js';

/** The text of a plan, with the lines of a sentence as one. */
const described = (text: string): string =>
  planSummaryText(summarizePlan(text, PLAN_PROVIDERS)).replaceAll('\n│ ', ' ');
const sample = (name: SamplePlan): string => described(samplePlan(name));
const changed = (change: WrittenChange): string => described(planOf([change]));

describe('the first lines', () => {
  it.each<[SamplePlan, string]>([
    ['first', '4 to create.\n1 check known only with the apply, 2 checks passed.\n'],
    ['access-file-changed', '2 to update, 1 to create.\n3 checks passed.\n'],
    ['failing-check', 'No changes: the deploy would leave everything as it is.\n1 check failed, 2 checks passed.\n'],
    [
      'refresh-only',
      'The plan shows no change, and does not cover everything that is there.\nThe plan does not say what happens to ' +
        'okta_group.group-klaviyo-admins. Either it was made with -refresh-only or -target, and leaves that alone, or something ' +
        'was cut out of it. The guard refuses such a plan.\n3 checks passed.\n',
    ],
    ['targeted', '1 to update, in a part of the configuration.\nThe plan covers no more than that part'],
    [
      'errored',
      'Terraform could not finish this plan, so what a deploy would change is not known. Fix the plan first.\nFound by then: 1 to replace, 1 to create.\n',
    ],
  ])('of the plan %s', (name, lines) => {
    expect(sample(name).startsWith(lines)).toBe(true);
  });

  it.each<[object, string]>([
    [{ errored: true, complete: false }, 'It had found no change by then.'],
    [{ complete: false }, 'Nothing to change in a part of the configuration.'],
    [{ complete: undefined }, 'This version of Terraform does not say'],
  ])('GIVEN a plan without changes that is %j THEN "No changes" is not said', (others, sentence) => {
    for (const format of PLAN_SUMMARY_FORMATS) {
      expect(renderPlanSummary(format, summarizePlan(planOf([], others), PLAN_PROVIDERS))).not.toContain('No changes');
    }
    expect(described(planOf([], others))).toContain(sentence);
  });

  it('GIVEN the plan of a destroy WHEN all its changes are cut out THEN "No changes" is not said', () => {
    const resource = { address: 'okta_app_saml.app', mode: 'managed', type: 'okta_app_saml' };
    const prior_state = { values: { root_module: { resources: [resource] } } };
    for (const complete of [true, undefined]) {
      expect(described(planOf([], { prior_state, complete }))).toMatch(
        /^The plan shows no change, and does not cover everything that is there\.\n(.*\n)?The plan does not say what happens to okta_app_saml\.app\. Either/,
      );
    }
    expect(described(planOf([], { prior_state, complete: false }))).toContain(
      '\nThe plan does not say what happens to okta_app_saml.app.\n',
    );
    expect(described(planOf([], { prior_state, complete: false, errored: true }))).not.toContain(
      'does not say what happens',
    );
    expect(described(planOf([{}], { prior_state, complete: undefined }))).toMatch(
      /^1 to update\.\n.*\nThe plan does not say what happens to okta_app_saml\.app\. Either it was made with -refresh-only/,
    );
  });

  it('GIVEN a program that does not say whether the plan is complete WHEN something changes THEN the figures stand', () => {
    expect(described(planOf([{}], { complete: undefined }))).toMatch(
      /^1 to update\.\nThis version of Terraform does not say/,
    );
  });

  it('GIVEN checks that could not be evaluated THEN that is said', () => {
    const checks = [{ address: { kind: 'check', to_display: 'check.x' }, status: 'error' }];
    const text = described(planOf([], { checks }));
    expect(text).toContain('\n1 check could not be evaluated.\n');
    expect(text).toContain('\nCould not be evaluated: check.x\n');
  });
});

describe('the sentences', () => {
  it.each<[SamplePlan, string]>([
    ['first', '\nCreate: app "Klaviyo", okta_app_saml.app With label "Klaviyo"'],
    ['first', ' Known after the apply: features, id.'],
    ['first', ' Roles added: admin ("Admin"), manager ("Manager"), '],
    ['first', ' Group added: klaviyo-admins (id known after the apply), role admin, priority 1.'],
    ['access-file-changed', ' Role added: retention_lead ("Retention lead").'],
    [
      'access-file-changed',
      ' Group klaviyo-analysts (00g00000000000000001): role from analyst to manager, priority from 2 to 3.',
    ],
    ['access-file-changed', ' features: from an empty list to IMPORT_NEW_USERS, '],
    ['access-file-changed', ' The deploy leaves it as it is now.'],
    [
      'changed-by-hand',
      '\nChanged: role attribute, okta_app_user_schema_property.role Roles removed: manager ("Manager"), ',
    ],
    ['changed-by-hand', ' Title of role admin: from "admin" to "Admin".'],
    ['changed-by-hand', ' Group taken off: 00g00000000000000004, role not known to Terraform, priority 3.'],
    ['changed-by-hand', ' name: from "admins" to "klaviyo-admins".'],
    ['changed-by-hand', ' The deploy changes it too, see above.'],
    [
      'role-attribute-replaced',
      ' external_namespace: from "" to "urn:ietf:params:scim:schemas:core:2.0:User". This forces the replacement.',
    ],
    [
      'role-attribute-replaced',
      '\nGone: group "klaviyo-admins", okta_group.group-klaviyo-admins The deploy changes it too',
    ],
    ['api-provisioning', ' profile.token a sensitive value.'],
    ['destroy', '\nDestroy: app "Klaviyo", okta_app_saml.app\n'],
    ['import', '\nImport: group "klaviyo-admins", okta_group.group-klaviyo-admins\n'],
    ['failing-check', '\nFails: check.provisioning The Okta app "Klaviyo" does not have IMPORT_NEW_USERS, '],
    [
      'targeted',
      '\nKnown only with the apply: check.app-declared, check.provisioning, data.okta_group.group-klaviyo-analysts\n',
    ],
  ])('of the plan %s: %s', (name, sentence) => {
    expect(sample(name)).toContain(sentence);
  });

  it('GIVEN single group assignments THEN group and role are named, as of a list', () => {
    const type = 'okta_app_group_assignment';
    const values = (role: string, priority = 1): object => {
      return { app_id: '0oa1', group_id: '00g1', priority, profile: `{"role":"${role}"}` };
    };
    const group = { address: 'okta_group.admins', type: 'okta_group', actions: ['no-op'] };
    const named = { ...group, before: { id: '00g1', name: 'admins' }, after: { id: '00g1', name: 'admins' } };
    expect(described(planOf([named, { type, actions: ['delete'], before: values('admin') }]))).toContain(
      'Destroy: group assignment, okta_app_group_assignment.x Group taken off: admins (00g1), role admin, priority 1.\n',
    );
    expect(changed({ type, before: values('admin'), after: values('analyst', 2) })).toContain(
      'Update: group assignment, okta_app_group_assignment.x Group 00g1: role from admin to analyst, priority from 1 to 2.\n',
    );
    expect(changed({ type, actions: ['create'], after: values('admin') })).toContain(
      ' Group added: 00g1, role admin, priority 1. With app_id "0oa1".\n',
    );
    expect(changed({ type, actions: ['forget'], before: values('admin') })).toContain(' It stays as it is.');
  });

  it('GIVEN groups in another order WHEN nothing else changes THEN that is said, with the roles that stay', () => {
    const type = 'okta_app_group_assignments';
    const group = (id: string, role: string): object => ({ id, priority: 1, profile: `{"role":"${role}"}` });
    const [one, other] = [group('00g1', 'admin'), group('00g2', 'analyst')];
    const update = (before: readonly object[], after: readonly object[]): string =>
      changed({ type, before: { group: before }, after: { group: after } });
    expect(update([one, other], [other, one])).toContain(
      'Update: group assignments, okta_app_group_assignments.x Only the order of the groups changes, or the way in which their ' +
        'profiles are written. Each group keeps its role: 00g2, role analyst; 00g1, role admin.\n',
    );
    expect(update([one, other], [other, group('00g1', 'manager')])).not.toContain('keeps its role');
    const named = { type, before: { group: [one], x: 1 }, after: { group: [one], x: 2 } };
    expect(changed(named)).toMatch(/okta_app_group_assignments\.x x: from 1 to 2\.\n/);
  });

  it('GIVEN an update of which no value is shown to change THEN that is said', () => {
    expect(changed({ before: { a: 1 }, after: { a: 1 } })).toContain(
      'Update: okta_thing.x The plan shows no value that changes.\n',
    );
    expect(changed({ actions: ['delete'], before: { a: 1 } })).toMatch(/Destroy: okta_thing\.x\n/);
  });

  it('GIVEN changes outside Terraform THEN they stand under a heading of their own, after what the deploy would change', () => {
    const text = sample('changed-by-hand');
    const heading = text.indexOf('\nChanged outside Terraform since its last apply, and not by this deploy:\n');
    expect(heading).toBeGreaterThan(text.indexOf('\nWhat the deploy would change:\n'));
    expect(text.indexOf('\nUpdate: group assignments')).toBeLessThan(heading);
    expect(text.indexOf('\nChanged: group assignments')).toBeGreaterThan(heading);
  });

  it.each<[string, WrittenChange, string]>([
    [
      'a forgotten resource',
      { actions: ['forget'] },
      'Forget: okta_thing.x Terraform takes it out of its state. It stays as it is.',
    ],
    [
      'a resource that is replaced without being deleted',
      { actions: ['create', 'forget'], before: { a: 1 }, after: { a: 2 } },
      'Forget and create: okta_thing.x Terraform takes the present one out of its state. That one stays as it is, and another is created. a: from 1 to 2.',
    ],
    [
      'a moved one',
      { actions: ['no-op'], previous_address: 'okta_thing.old' },
      'Move: okta_thing.x, formerly okta_thing.old\n',
    ],
    [
      'an adopted one that changes',
      { importing: { id: '1' }, before: { a: 1 }, after: { a: 2 } },
      'Update: okta_thing.x, adopted a: from 1 to 2.',
    ],
    [
      'a sensitive change',
      { before: { a: 'one' }, after: { a: 'two' }, after_sensitive: { a: true } },
      ' a: changes; its value is sensitive and not shown.',
    ],
    [
      'a deleted group',
      { type: 'okta_group', actions: ['delete'], before: { name: 'klaviyo-admins' } },
      '\nDestroy: group "klaviyo-admins", okta_group.x The group is deleted with its memberships. Its members lose everything that it gave them.',
    ],
    [
      'a replaced group',
      { type: 'okta_group', actions: ['delete', 'create'], before: {}, after: { name: 'klaviyo-admins' } },
      ' The group is deleted and created again without its members. They lose everything that it gave them.',
    ],
    [
      'replaced assignments',
      { type: 'okta_app_group_assignments', actions: ['delete', 'create'], before: {}, after: {} },
      ' Every group is taken off the app and then assigned again. In between, everyone loses access to Klaviyo and may be deactivated there.',
    ],
    ['an attribute that goes', { before: { a: true }, after: {} }, ' a: from true to nothing.'],
    [
      'a list of mappings in place of texts',
      { before: { a: ['x', 'y'] }, after: { a: [{ b: 1 }] } },
      ' a: from x, y to [{"b":1}].',
    ],
    ['a long value', { before: { a: 'x'.repeat(161) }, after: {} }, `${'x'.repeat(60)}…" (161 characters) to nothing.`],
    [
      'an unknown value',
      { before: { a: 1 }, after: {}, after_unknown: { a: true } },
      ' a: from 1 to a value known after the apply.',
    ],
  ])('GIVEN %s', (_what, change, sentence) => {
    expect(changed(change)).toContain(sentence);
  });

  it('GIVEN roles in another order and without titles THEN that is said', () => {
    const side = (...roles: readonly string[]): object => ({ index: 'role', enum: roles });
    const before = { ...side('a', 'b', 'c'), one_of: [{ const: 'a', title: 'A' }] };
    const text = changed({ type: 'okta_app_user_schema_property', before, after: side('b', 'a') });
    expect(text).toContain(
      ' Role removed: c. Title of role a: from "A" to nothing. The roles that stay are in another order.',
    );
  });

  it('GIVEN a group with neither name nor id, and one whose profile changes THEN they are described as far as they can be', () => {
    const before = { group: [{ id: '00g1', profile: '{"role":"a","x":1}', priority: 1 }] };
    const after = {
      group: [
        { id: '00g1', profile: '{"role":"a"}', priority: 1 },
        { profile: '', priority: 2 },
      ],
    };
    const after_unknown = { group: [{}, { id: true, profile: true }] };
    const text = changed({ type: 'okta_app_group_assignments', before, after, after_unknown });
    expect(text).toContain(' Group 00g1: its profile in more than the role.');
    expect(text).toContain(
      ' Group added: one whose id is known after the apply, role a value known after the apply, priority 2.',
    );
  });

  it('GIVEN what appeared outside THEN the word is another than for what the deploy makes', () => {
    const outside = [resourceChange({ actions: ['create'], after: { a: 1 } })];
    expect(described(planOf([], { resource_drift: outside }))).toContain(
      '\nAppeared: okta_thing.x With a 1. The deploy leaves it',
    );
  });
});

describe.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))(
  'GIVEN the text %s everywhere',
  (_shown, hostile) => {
    const summary = summarizePlan(hostilePlan(hostile), PLAN_PROVIDERS);

    it('THEN no line of the text begins with it, and nothing hidden is written', () => {
      const own =
        /^(|[A-Z][A-Za-z ]+: .*|│ .*|What the deploy would change:|Checks that .*:|Changed outside .*:|\d+ .*\.)$/u;
      const text = planSummaryText(summary);
      expect(text.split('\n').filter((line) => !own.test(line))).toEqual([]);
      expect(text).not.toMatch(HIDDEN);
      expect(text).not.toContain('##[');
    });

    it('THEN no line of the Markdown begins with it, and nothing hidden is written', () => {
      const own = /^(|##? .*|### .*|\*\*\d.*\*\*|\d+ .*\.|- \*\*[A-Z][A-Za-z ]+:\*\* .*| {2}- .*)$/u;
      const markdown = planSummaryMarkdown(summary);
      expect(markdown.split('\n').filter((line) => !own.test(line))).toEqual([]);
      expect(markdown).not.toMatch(HIDDEN);
      const kinds: string[] = [];
      void marked.walkTokens(marked.lexer(markdown), ({ type }) => {
        kinds.push(type);
      });
      expect(kinds).not.toContain('html');
      expect(kinds).not.toContain('link');
      expect(kinds).not.toContain('image');
    });
  },
);

describe('the Markdown', () => {
  it('GIVEN a plan THEN verdict, checks, changes and what is outside stand in this order', () => {
    const markdown = planSummaryMarkdown(summarizePlan(samplePlan('access-file-changed'), PLAN_PROVIDERS));
    expect(markdown).toMatch(
      /^## Klaviyo access: Terraform's plan\n\n\*\*2 to update, 1 to create\.\*\*\n\n3 checks passed\.\n/,
    );
    expect(markdown.match(/^### .*$/gm)).toEqual([
      '### What the deploy would change',
      '### Changed outside Terraform since its last apply, and not by this deploy',
    ]);
    expect(markdown).toContain(
      '\n- **Update:** role attribute, okta_app_user_schema_property.role\n  - Role added: retention_lead ("Retention lead").\n',
    );
  });

  it('GIVEN thousands of changes THEN it fits into a comment, by whole lines, and says what is left out', () => {
    const changes = Array.from({ length: 3000 }, (_, index) => ({
      address: `okta_thing.n${index}`,
      before: { a: 1 },
      after: { a: 'é`|'.repeat(50) },
    }));
    const markdown = planSummaryMarkdown(summarizePlan(planOf(changes), PLAN_PROVIDERS));
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_536);
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(60_000);
    const lines = markdown.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^_\d+ more lines do not fit here\./);
    expect(lines[2]).toBe('**3000 to update.**');
    for (const line of lines.slice(6, -2))
      expect(line).toMatch(/^(- \*\*Update:\*\* okta_thing\.n\d+| {2}- a: from 1 to .*\.`*)$/u);
  });

  it('GIVEN one message of a megabyte THEN the rest is still there', () => {
    const checks = [
      {
        address: { kind: 'check', to_display: 'check.x' },
        status: 'fail',
        instances: [{ problems: [{ message: '@x '.repeat(400_000) }] }],
      },
    ];
    const markdown = planSummaryMarkdown(
      summarizePlan(planOf([{ before: { a: 1 }, after: { a: 2 } }], { checks }), PLAN_PROVIDERS),
    );
    expect(markdown.length).toBeLessThan(10_000);
    expect(markdown).toContain('- a: from 1 to 2.');
  });
});

test('the JSON is the summary', () => {
  const summary = summarizePlan(samplePlan('changed-by-hand'), PLAN_PROVIDERS);
  expect(JSON.parse(renderPlanSummary('json', summary))).toEqual(summary);
  expect(renderPlanSummary('markdown', summary)).toBe(planSummaryMarkdown(summary));
  expect(renderPlanSummary('text', summary)).toBe(planSummaryText(summary));
});
