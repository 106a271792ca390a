/**
 * The public API: everything of `klaviyo-access/access`, `/drift`, `/klaviyo` and `/report`, and the guard of Terraform's
 * plans. The Okta constructs are in `klaviyo-access/constructs/okta` and the stacks in `klaviyo-access/stacks`; only those two
 * need CDKTF.
 */
export * from './entries/access.js';
export * from './entries/drift.js';
export * from './entries/klaviyo.js';
export * from './entries/report.js';
export * from './entries/plan.js';
