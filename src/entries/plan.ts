/** The guard of Terraform's plans, which `klaviyo-access` exports. */
export { guardPlan, type GuardOptions, type GuardVerdict } from '../plan/guard/guard-plan.js';
export type { GUARD_RULES, GuardRuleId } from '../plan/guard/guard-rules.js';
export type { Refusal } from '../plan/guard/refusal.js';
export type { KnownPeople } from '../plan/guard/known-people.js';
export type { PlanPeople } from '../plan/plan-people.js';
export type { PlanNames } from '../plan/guard/plan-names.js';
export type { RolesInUse } from '../plan/guard/roles-in-use.js';
export { ROLE_POWERS, type RolePower } from '../access/role.js';
export { parseTerraformPlan, PlanError } from '../plan/terraform-plan.js';
export type { ResourceChange, ShownResource, TerraformPlan } from '../plan/terraform-plan.js';
export type { PlanAction } from '../plan/plan-action.js';
export type { AppIdentities } from '../plan/app-identities.js';
export type { RoleNames } from '../plan/role-names.js';
export type { UnreadParts } from '../plan/unread-parts.js';
export type {
  PLAN_SUBJECTS,
  PlannedAttributes,
  PlannedChange,
  PlannedGroup,
  PlannedMembership,
  PlannedPerson,
  PlannedSide,
  PlanProvider,
  PlanSubject,
  PlanSubjects,
  TitledRole,
} from '../provider/plan-subjects.js';
export { PLAN_PROVIDERS } from '../provider/plan-providers.js';
export type { GuardRule, JudgedChange } from '../plan/guard/guard-rule.js';
export type { GuardFacts } from '../plan/guard/guard-rule.js';
export type { Marks } from '../provider/plan-values.js';
export type { PlannedValue } from '../provider/plan-values.js';
export type { GuardedSubject } from '../plan/guard/guard-rule.js';
export type { Subject } from '../rules/subject.js';
