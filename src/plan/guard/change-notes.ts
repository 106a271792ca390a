import { changesObject, deletes } from '../plan-action.js';
import { type GuardFacts, sideOf } from './guard-rule.js';

/**
 * What the providers say of changes that no rule refuses, in sentences, each once, behind the addresses of the changes.
 *
 * @param refused - addresses of what is refused
 */
export function changeNotes({ changes }: GuardFacts, refused: readonly string[]): readonly string[] {
  const seen = new Set(refused);
  const addresses = new Map<string, readonly string[]>();
  for (const change of changes) {
    const { address, type, action, provider } = change;
    if (!changesObject(action) || seen.has(address)) continue;
    seen.add(address);
    const notes = provider.plan.notes({
      type,
      before: sideOf(change, 'before'),
      after: sideOf(change, 'after'),
      deletes: deletes(action),
      createsFirst: change.createsFirst === true,
    });
    for (const note of notes) addresses.set(note, [...(addresses.get(note) ?? []), address]);
  }
  return [...addresses].map(([note, of]) => `${of.join(', ')}: ${note}`);
}
