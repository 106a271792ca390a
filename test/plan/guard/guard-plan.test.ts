import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARD_RULES } from '../../../src/plan/guard/guard-rules.js';
import { OKTA_PLAN } from '../../../src/provider/okta/plan.js';
import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import { PLAN_SUBJECTS, type PlanProvider } from '../../../src/provider/plan-subjects.js';
import { guardPlan } from '../../../src/plan/guard/guard-plan.js';
import { type Refusal } from '../../../src/plan/guard/refusal.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import {
  appChange,
  assignmentsChange,
  groupChange,
  groups,
  guarded,
  planJson,
  resourceChange,
  roleAttributeChange,
} from './plan-fixture.js';

const ROLES = { index: 'role', enum: ['admin', 'analyst'] };
const DELETED = roleAttributeChange({ actions: ['delete'], before: ROLES });
const ATTRIBUTE = 'role-attribute=okta_app_user_schema_property.acme';

describe('guardPlan', () => {
  it('GIVEN a first deploy WHEN it only creates THEN nothing is refused', () => {
    const changes = [
      appChange({ actions: ['create'], after: { label: 'Klaviyo' } }),
      roleAttributeChange({ actions: ['create'], after: ROLES }),
      assignmentsChange({ actions: ['create'], after: groups([undefined, 'admin'], ['00g2', 'analyst']) }),
    ];
    expect(guarded(changes)).toEqual({ refused: [], allowed: [], unusedOverrides: [], notJudged: [] });
  });

  it('GIVEN a refusal THEN it names rule and address, and the override that lets exactly it through', () => {
    expect(guarded([DELETED]).refused).toEqual([
      {
        rule: 'role-attribute',
        address: 'okta_app_user_schema_property.acme',
        reason: expect.stringContaining('would delete the role attribute') as string,
        override: `--allow '${ATTRIBUTE}'`,
      },
    ]);
  });

  it('GIVEN two refusals WHEN one is allowed THEN that one stands under allowed, the other stays refused', () => {
    const group = groupChange({ actions: ['delete'], before: { id: '00g1' } });
    const { refused, allowed, unusedOverrides } = guarded([group, DELETED], { overrides: [ATTRIBUTE] });
    expect(refused.map(({ rule }) => rule)).toEqual(['group-destroyed']);
    expect(allowed.map(({ rule }) => rule)).toEqual(['role-attribute']);
    expect(unusedOverrides).toEqual([]);
  });

  it('GIVEN overrides that fit nothing, one of them twice THEN each is named once, and nothing is allowed', () => {
    const other = 'role-attribute=okta_app_saml.other';
    const { refused, allowed, unusedOverrides } = guarded([DELETED], { overrides: [other, 'role-attribute', other] });
    expect(refused).toHaveLength(1);
    expect(allowed).toEqual([]);
    expect(unusedOverrides).toEqual([other, 'role-attribute']);
  });

  it('GIVEN refusals of several rules THEN they stand in the order of the rules', () => {
    const changes = [
      assignmentsChange({ actions: ['delete'], before: groups(['00g1', 'admin']) }),
      groupChange({ actions: ['delete'], before: { id: '00g1' } }),
      DELETED,
    ];
    expect(guarded(changes).refused.map(({ rule }) => rule)).toEqual([
      'role-attribute',
      'group-unassigned',
      'group-destroyed',
      'no-admin-group',
    ]);
  });

  it('GIVEN a group and one that an earlier replacement left over WHEN both are deleted THEN each needs its own override', () => {
    const before = { id: '00g1', name: 'klaviyo-admins' };
    const changes = [
      groupChange({ actions: ['delete'], before }),
      groupChange({ actions: ['delete'], before: { ...before, id: '00g0' }, deposed: '1a2b3c4d' }),
    ];
    const { refused, allowed } = guarded(changes, { overrides: ['group-destroyed=okta_group.acme'] });
    expect(allowed.map(({ address }) => address)).toEqual(['okta_group.acme']);
    expect(refused.map(({ override }) => override)).toEqual([
      "--allow 'group-destroyed=okta_group.acme (deposed 1a2b3c4d)'",
    ]);
  });

  it('GIVEN resources of other Terraform providers WHEN they change THEN they pass, and are named as not judged', () => {
    const thing = (address: string, ...actions: readonly string[]): Readonly<Record<string, unknown>> => ({
      ...resourceChange('null_resource', { actions, before: {}, after: {} }),
      address,
    });
    const changes = [
      thing('null_resource.x', 'delete'),
      thing('null_resource.y', 'update'),
      thing('null_resource.z', 'no-op'),
    ];
    expect(guarded(changes)).toMatchObject({
      refused: [],
      notJudged: ['Resources of other Terraform providers that change: null_resource.x, null_resource.y.'],
    });
  });

  it('GIVEN several providers THEN each type is judged by the one whose type it is', () => {
    const other: PlanProvider = {
      words: { ...OKTA_WORDS, name: 'Other' },
      plan: {
        ...OKTA_PLAN,
        subjectOf: () => 'other',
        ownsType: (type) => type.startsWith('other_'),
        unjudgedEffect: (type) => (type === 'other_policy' ? 'It decides.' : undefined),
      },
    };
    const gone = (type: string): Readonly<Record<string, unknown>> =>
      resourceChange(type, { actions: ['delete'], before: {} });
    const plan = parseTerraformPlan(
      planJson(
        gone('okta_network_zone'),
        gone('okta_brand'),
        gone('other_policy'),
        gone('other_thing'),
        gone('third_thing'),
      ),
    );
    const { refused, notJudged } = guardPlan(plan, { providers: [other, ...PLAN_PROVIDERS], overrides: [] });
    expect(refused.map(({ address, reason }) => [address, /It (decides|has)/.exec(reason)?.[1]])).toEqual([
      ['okta_network_zone.acme', 'has'],
      ['other_policy.acme', 'decides'],
    ]);
    expect(notJudged).toEqual(['Resources of other Terraform providers that change: third_thing.acme.']);
  });

  it('GIVEN actions of Terraform, or changes that it puts off THEN each is refused as not judged', () => {
    const plan = JSON.parse(planJson()) as object;
    const more = {
      action_invocations: [{ address: 'action.http_post.off' }],
      deferred_changes: [{ resource_change: { address: 'okta_group.later' } }],
      new_things: {},
      odd_things: [],
    };
    const judge = (overrides: readonly string[]): ReturnType<typeof guardPlan> =>
      guardPlan(parseTerraformPlan(JSON.stringify({ ...plan, ...more })), { providers: PLAN_PROVIDERS, overrides });
    const { refused, notJudged } = judge([]);
    expect(refused.map(({ rule, address, reason }) => [rule, address, reason])).toEqual([
      [
        'not-judged',
        'action.http_post.off',
        'The deploy runs an action of Terraform. The guard cannot judge it: no resource of the plan shows what it does. Read the ' +
          'action block. Allow it if nobody loses access by it.',
      ],
      [
        'not-judged',
        'okta_group.later',
        'Terraform puts this change off to a later plan, so the guard cannot judge it. Allow it if the next plan is guarded too, ' +
          'before it is deployed.',
      ],
    ]);
    expect(notJudged).toEqual([
      'Members of the plan that this version of klaviyo-access does not know: new_things, odd_things.',
    ]);
    expect(judge(['not-judged=okta_group.later']).refused).toHaveLength(1);
  });

  it.each([`okta_group.g["o'neil"]`, `okta_group.g["x'; touch PWNED; echo '"]`])(
    'GIVEN the address %s THEN a shell reads the commands to copy as they were meant',
    (address) => {
      const { refused } = guarded([{ ...groupChange({ actions: ['delete'], before: { id: '00g1' } }), address }]);
      const [{ override, reason }] = refused as [Refusal];
      const words = (command: string): readonly string[] =>
        execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
          .trimEnd()
          .split('\n');
      expect(words(override)).toEqual(['--allow', `group-destroyed=${address}`]);
      expect(words(reason.slice(reason.indexOf('state rm')))).toEqual(['state', 'rm', address]);
    },
  );

  it('GIVEN a plan of a part of the configuration THEN what it leaves alone is named as not judged', () => {
    const plan = parseTerraformPlan(planJson(appChange({ actions: ['create'], after: {} })));
    const verdict = guardPlan(
      { ...plan, uncovered: ['okta_group.a', 'okta_group.b'] },
      { providers: PLAN_PROVIDERS, overrides: [] },
    );
    expect(verdict.notJudged).toEqual([
      'The plan covers a part of the configuration. It leaves alone: okta_group.a, okta_group.b.',
    ]);
  });
});

describe('the rules', () => {
  it('GIVEN a rule THEN its name is its own, it judges something, and docs/deploying.md explains it', () => {
    const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'deploying.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `([a-z-]+)` +\| /gm)].map(([, id]) => id);
    const ids = GUARD_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(documented).toEqual(expect.arrayContaining([...ids]));
    for (const { judges } of GUARD_RULES) {
      expect(judges.length).toBeGreaterThan(0);
      expect([...PLAN_SUBJECTS, 'unjudged']).toEqual(expect.arrayContaining([...judges]));
    }
  });

  it.each(GUARD_RULES.map(({ id }) => id))('GIVEN the rule %s THEN it stands in the file of its name', (id) => {
    const file = join(__dirname, '..', '..', '..', 'src', 'plan', 'guard', 'rules', `${id}.ts`);
    expect(existsSync(file)).toBe(true);
  });
});
