import { type Account } from '../../../../src/access/access-model.js';
import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';
import { type PlannedRuleChange, type PlannedSide } from '../../../../src/provider/plan-subjects.js';
import { type Subject } from '../../../../src/rules/subject.js';

const group = (rule: string, enabled = true): Readonly<Record<string, unknown>> => ({
  object_id: 'g1',
  dynamic_membership: [{ enabled, rule }],
});
const MARKETING = 'user.department -eq "Marketing"';
const person = (userName: string, department: string): Subject => ({
  ...{ userName, givenName: '', familyName: '', groups: [] },
  attributes: { department },
});
const usingMail = {
  name: 'acme',
  identityProvider: { kind: 'entra', app: { userName: 'mail' } },
} as unknown as Account;

describe('membership rules', () => {
  it('GIVEN a group with a rule THEN the rule, its group and whether it is processed are read', () => {
    expect(plan.ruleGroups(group(MARKETING))).toEqual(['g1']);
    expect(plan.ruleExpression(group(MARKETING))).toBe(MARKETING);
    expect(plan.ruleDecides(group(MARKETING))).toBe(true);
    expect(plan.ruleDecides(group(MARKETING, false))).toBe(false);
    expect(plan.ruleAttributes).toEqual(['dynamic_membership']);
    expect(plan.ruleExpressionAttributes).toEqual(['dynamic_membership']);
    expect(plan.ruleRemovesMembers(group(MARKETING))).toBe(true);
  });

  it.each([[null], [{}], [{ dynamic_membership: [] }], [{ dynamic_membership: 'text' }]])(
    'GIVEN %j THEN there is no rule',
    (values) => {
      expect(plan.ruleExpression(values)).toBeUndefined();
      expect(plan.ruleDecides(values)).toBe(false);
      expect(plan.ruleGroups(values)).toBeUndefined();
    },
  );

  it('GIVEN a rule THEN it chooses people by their attributes, and those whom it names', () => {
    const chooses = plan.ruleMatches(`${MARKETING} -or user.userPrincipalName -in ["ada@example.com"]`, [
      'department',
    ])!;
    expect(chooses(person('grace@example.com', 'Marketing'))).toBe(true);
    expect(chooses(person('ADA@example.com', 'IT'))).toBe(true);
    expect(chooses(person('alan@example.com', 'IT'))).toBe(false);
  });

  it('GIVEN an account whose userName is the mail THEN its rules name people by that', () => {
    const rule = 'user.mail -in ["ada@example.com"]';
    expect(plan.ruleMatches(rule, ['department'], usingMail)!(person('ada@example.com', 'IT'))).toBe(true);
    expect(plan.ruleMemberOf(rule, usingMail)).toEqual([]);
  });

  it('GIVEN a rule that cannot be read exactly THEN nobody can say whom it chooses', () => {
    expect(plan.ruleMatches('user.department -ne "IT"')).toBeUndefined();
    expect(plan.ruleMatches('not a rule')).toBeUndefined();
    expect(plan.ruleMemberOf('not a rule')).toEqual([]);
    expect(plan.ruleMemberOf(MARKETING)).toEqual([]);
  });

  const change = (
    before: PlannedSide['values'],
    after: PlannedSide['values'],
    unknown: unknown = {},
  ): PlannedRuleChange =>
    plan.ruleChange({ values: before, sensitive: {}, unknown: {} }, { values: after, sensitive: {}, unknown });

  it.each([
    ['another rule', group('a'), group('b'), { switched: undefined, decidesOtherwise: true }],
    ['the same rule', group('a'), group('a'), { switched: undefined, decidesOtherwise: false }],
    ['a pause', group('a'), group('a', false), { switched: 'off', decidesOtherwise: false }],
    ['the end of a pause', group('a', false), group('a'), { switched: 'on', decidesOtherwise: false }],
    ['the end of the rule', group('a'), { dynamic_membership: [] }, { switched: 'off', decidesOtherwise: false }],
    ['a first rule', {}, group('a'), { switched: 'on', decidesOtherwise: true }],
  ])('GIVEN %s THEN that is what changes', (_what, before, after, expected) => {
    expect(change(before, after)).toEqual({ letIn: [], shutOut: [], ...expected });
  });

  it('GIVEN a rule that is known only after the apply, or sensitive THEN it may be any', () => {
    const unknown = { dynamic_membership: [{ rule: true }] };
    expect(change(group('a'), group('a'), unknown)).toMatchObject({ decidesOtherwise: true });
    const hidden = { values: group('a'), sensitive: { dynamic_membership: true }, unknown: {} };
    expect(plan.ruleChange(hidden, hidden)).toMatchObject({ decidesOtherwise: true });
  });
});
