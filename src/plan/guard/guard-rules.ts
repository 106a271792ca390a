import { type GuardRule } from './guard-rule.js';
import { appWithProvisioning } from './rules/app-with-provisioning.js';
import { groupDestroyed } from './rules/group-destroyed.js';
import { groupUnassigned } from './rules/group-unassigned.js';
import { noAdminGroup } from './rules/no-admin-group.js';
import { notAdopted } from './rules/not-adopted.js';
import { roleAttribute } from './rules/role-attribute.js';
import { roleValue } from './rules/role-value.js';

/** The rules of the guard, in the order in which their refusals are shown. */
export const GUARD_RULES = [
  appWithProvisioning,
  roleAttribute,
  groupUnassigned,
  groupDestroyed,
  roleValue,
  noAdminGroup,
  notAdopted,
] as const satisfies readonly GuardRule[];

/** The words that `--allow` takes. */
export type GuardRuleId = (typeof GUARD_RULES)[number]['id'];
