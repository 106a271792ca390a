/**
 * The public API: everything of `klaviyo-access/access`, `/drift`, `/klaviyo` and `/report`, and the guard of Terraform's
 * plans. The Okta constructs are in `klaviyo-access/constructs/okta` and the stacks in `klaviyo-access/stacks`; only those two
 * need CDKTF.
 */
export * from './entries/access.js';
export * from './entries/drift.js';
export * from './entries/klaviyo.js';
export * from './entries/report.js';
export { guardPlan, type GuardOptions, type GuardVerdict } from './plan/guard/guard-plan.js';
export type { Refusal } from './plan/guard/refusal.js';
export type { RolesInUse } from './plan/guard/roles-in-use.js';
export { parseTerraformPlan, PlanError, type ResourceChange, type TerraformPlan } from './plan/terraform-plan.js';
export { PLAN_PROVIDERS } from './provider/plan-providers.js';
