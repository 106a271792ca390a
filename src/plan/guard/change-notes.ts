import { changesObject, deletes } from '../plan-action.js';
import { type GuardFacts, sideOf } from './guard-rule.js';

/**
 * What the providers say of changes that no rule refuses, in sentences, each behind the address.
 *
 * @param refused - addresses of what is refused
 */
export function changeNotes({ changes }: GuardFacts, refused: readonly string[]): readonly string[] {
  const seen = new Set(refused);
  return changes.flatMap((change) => {
    const { address, type, action, provider } = change;
    if (!changesObject(action) || seen.has(address)) return [];
    seen.add(address);
    const notes = provider.plan.notes({
      type,
      before: sideOf(change, 'before'),
      after: sideOf(change, 'after'),
      deletes: deletes(action),
      createsFirst: change.createsFirst === true,
    });
    return notes.map((note) => `${address}: ${note}`);
  });
}
