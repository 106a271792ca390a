import { type PlannedGroup } from '../../provider/plan-subjects.js';
import { type PlannedValue } from '../../provider/plan-values.js';
import { replaceHidden } from '../../text/hidden-characters.js';
import { PlanError } from '../plan-error.js';
import { type JudgedChange, sideOf } from './guard-rule.js';

/**
 * The groups of one side of a change of group assignments, or of one. Where all of them are known only after the apply there is
 * none of which anything is known. The guard reads sensitive values too: it shows no more of them than a group's id and role.
 *
 * @throws PlanError if they cannot be read
 */
export function groupsOf(change: JudgedChange, side: 'before' | 'after'): readonly PlannedGroup[] {
  const { assignedGroups } = change.provider.plan;
  const of = sideOf(change, side);
  const groups = assignedGroups(of) ?? assignedGroups({ ...of, unknown: undefined });
  if (groups === undefined) throw new PlanError(`The groups of ${change.address} cannot be read in this plan.`);
  return groups;
}

/** The role that a group gives; empty where it has none in the plan, or nothing but blanks and characters that do not show. */
export function assignedRole({ role }: { readonly role: PlannedValue }): string {
  const { value } = { value: undefined, ...role };
  return typeof value === 'string' && replaceHidden(value, () => '').trim() !== '' ? value : '';
}
