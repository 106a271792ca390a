import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { type ResourceSummary } from '../../../src/plan/summary/plan-summary.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { renderPlanSummary } from '../../../src/report/plan/plan-summary-format.js';
import { type Change, planJson, resourceChange } from '../guard/plan-fixture.js';

const SHOWN = [
  {
    address: 'data.okta_users.a',
    mode: 'data',
    type: 'okta_users',
    sensitive_values: { users: [{}, {}] },
    values: {
      users: [
        { id: '00u1', login: 'ada@example.com' },
        { id: '00u2', login: 'grace@example.com' },
      ],
    },
  },
  {
    address: 'data.okta_group.a',
    mode: 'data',
    type: 'okta_group',
    sensitive_values: {},
    values: { id: '00g1', name: 'klaviyo-admins' },
  },
];

/** The plan of one change; nothing in it is sensitive. */
function plan(type: string, change: Change): string {
  const changed = resourceChange(type, change);
  const notSensitive = { before_sensitive: false, after_sensitive: false };
  const json = JSON.parse(planJson({ ...changed, change: { ...(changed.change as object), ...notSensitive } })) as {
    prior_state: { values: { root_module: { resources: object[] } } };
  };
  json.prior_state.values.root_module.resources.push(...SHOWN);
  return JSON.stringify(json);
}

const summary = (type: string, change: Change): ResourceSummary =>
  summarizePlan(plan(type, change), PLAN_PROVIDERS).changes[0]!;
const text = (type: string, change: Change): string =>
  renderPlanSummary('text', summarizePlan(plan(type, change), PLAN_PROVIDERS)).replace(/\s+/g, ' ');

const members = (...users: readonly string[]): Readonly<Record<string, unknown>> => ({ group_id: '00g1', users });

describe('the summary of members of a group', () => {
  const change = { actions: ['update'], before: members('00u1', '00u9'), after: members('00u1', '00u2') };

  it('names who comes and who leaves, where the plan has their logins, and the group', () => {
    expect(summary('okta_group_memberships', change)).toMatchObject({
      members: {
        added: [{ person: 'grace@example.com', group: 'klaviyo-admins' }],
        removed: [{ person: '00u9', group: 'klaviyo-admins' }],
      },
      attributes: [],
    });
    expect(text('okta_group_memberships', change)).toContain(
      'Taken out of "klaviyo-admins": 00u9. │ Put into "klaviyo-admins": grace@example.com.',
    );
  });

  it('names everyone whom a replacement takes out, and puts back', () => {
    const replaced = { actions: ['delete', 'create'], before: members('00u1'), after: members('00u1') };

    expect(summary('okta_group_memberships', replaced).members).toEqual({
      added: [{ person: 'ada@example.com', group: 'klaviyo-admins' }],
      removed: [{ person: 'ada@example.com', group: 'klaviyo-admins' }],
    });
  });

  it('names those whom a deletion takes out', () => {
    expect(text('okta_group_memberships', { actions: ['delete'], before: members('00u1') })).toContain(
      'Taken out of "klaviyo-admins": ada@example.com.',
    );
  });

  it('shows the attributes as they are where it is known only after the apply who is in it', () => {
    const unknown = { ...change, after: { group_id: '00g1' }, after_unknown: { users: true } };

    expect(summary('okta_group_memberships', unknown)).toMatchObject({
      members: null,
      attributes: [{ name: 'users', after: { shown: 'unknown' } }],
    });
  });
});

describe('the summary of a rule', () => {
  const RULE = { name: 'marketing', status: 'ACTIVE', expression_value: 'user.a == "b"' };

  it('shows both expressions to their end, and that people move', () => {
    const long = `${'user.department == "x" OR '.repeat(20)}user.a == "end"`;
    const shown = text('okta_group_rule', {
      actions: ['update'],
      before: RULE,
      after: { ...RULE, expression_value: long },
    });

    expect(shown).toContain('expression_value: from "user.a == "b"" to "user.department');
    expect(shown).toContain('user.a == "end"".');
    expect(shown).toContain('The rule is evaluated again: people who do not match it any more leave its groups');
  });

  it('shows that a rule which was switched off by hand is switched on again', () => {
    const before = { ...RULE, status: 'INACTIVE' };

    const shown = text('okta_group_rule', { actions: ['update'], before, after: RULE });

    expect(shown).toContain('status: from "INACTIVE" to "ACTIVE".');
    expect(shown.replace(/\s+│?\s*/g, ' ')).toContain(
      'is switched on again: everyone who matches it joins its groups.',
    );
    expect(shown).not.toContain('evaluates the rule again');
  });

  it('says of people who are taken off its exclusions that they are let in again', () => {
    const before = { ...RULE, users_excluded: ['00u1', '00u2'] };
    const shown = text('okta_group_rule', {
      actions: ['update'],
      before,
      after: { ...RULE, users_excluded: ['00u2'] },
    });

    expect(shown).toContain('Taken off its exclusions, and so let in again if they match it: ada@example.com.');
    expect(shown).not.toContain('evaluates the rule again');
  });

  it('says of a rule that is switched off, and of people who are excluded, that nobody joins', () => {
    const after = { ...RULE, status: 'INACTIVE', users_excluded: ['00u1'] };
    const shown = text('okta_group_rule', { actions: ['update'], before: RULE, after });

    expect(shown).toContain('The rule is switched off: its members stay, and nobody joins or leaves by it.');
    expect(shown).toContain('Put on its exclusions, and so no members by it: ada@example.com.');
  });

  it('says nothing of people where only its name changes', () => {
    const change = { actions: ['update'], before: RULE, after: { ...RULE, name: 'Marketing' } };

    expect(summary('okta_group_rule', change)).toMatchObject({ rule: null });
    expect(text('okta_group_rule', change)).not.toContain('rule again');
  });

  it('says of its deletion that people may leave', () => {
    expect(text('okta_group_rule', { actions: ['delete'], before: RULE })).toContain(
      'People whom the rule has put into its groups may leave them.',
    );
  });
});
