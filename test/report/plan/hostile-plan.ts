import { planOf, resourceChange, type WrittenChange } from '../../plan/summary/sample-plans.js';

const HOSTILE_RULE = { status: 'ACTIVE', group_assignments: ['00g1'], users_excluded: [] };

/** The text of a plan that has a hostile text wherever text from outside may stand. */
export function hostilePlan(text: string): string {
  const group = (id: string, role: string): object => ({ id, profile: JSON.stringify({ role }), priority: 1 });
  const changes: readonly WrittenChange[] = [
    {
      address: `okta_app_saml.${text}`,
      type: 'okta_app_saml',
      before: { label: text, [text]: 1 },
      after: { label: `${text}!` },
    },
    {
      type: 'okta_app_user_schema_property',
      before: { index: 'role', enum: [text], one_of: [{ const: text, title: text }] },
      after: { index: 'role', enum: ['a', text], one_of: [{ const: text, title: `${text}!` }] },
    },
    {
      type: 'okta_app_group_assignments',
      before: { group: [group(text, text)] },
      after: { group: [group('00g1', text)] },
    },
    {
      type: 'okta_group_rule',
      before: { ...HOSTILE_RULE, expression_value: 'String.toLowerCase(user.login) == "a"' },
      after: { ...HOSTILE_RULE, expression_value: 'user.department != null AND user.department != ""' },
    },
    { type: 'okta_group', actions: ['create'], after: { id: '00g1', name: text }, previous_address: text },
  ];
  const checks = [
    { address: { kind: 'check', to_display: text }, status: 'fail', instances: [{ problems: [{ message: text }] }] },
    { address: { kind: 'check', to_display: text }, status: 'unknown' },
  ];
  return planOf(changes, { checks, resource_drift: changes.map(resourceChange) });
}
