import { type ListedMember } from '../../rules/rule-fault.js';
import { type RankedAssignment } from '../../rules/entra/disjoint-rules.js';
import { disjointRuleFaults } from '../../rules/entra/disjoint-rule-faults.js';
import { ENTRA_USER_NAMES } from '../../rules/entra/entra-user-name.js';
import { type FilePath, type SourcePosition } from '../../yaml/file-path.js';
import { entryAt, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { type Mistake } from '../mistake.js';
import { draftCondition, faultMistake, type Holder, type Locate } from './draft-condition.js';
import { draftMembers } from './draft-members.js';

/** The conditions of an account of Entra, at a place, can be compiled to rules that leave out the people of earlier groups. */
export function entraConditionMistakes(value: unknown, account: FilePath, locate: Locate): Mistake[] {
  const pathOf = new Map<SourcePosition, FilePath>();
  const assignments = itemsAt(value, [...account, 'assignments']).map((holder) => ranked(holder, locate, pathOf));
  const written = valueAt(value, [...account, 'app', 'userName']);
  const userName = ENTRA_USER_NAMES.find((name) => name === written);
  return disjointRuleFaults(assignments, userName).map((fault) => faultMistake(fault, pathOf.get(fault.at)!));
}

function ranked(holder: Holder, locate: Locate, pathOf: Map<SourcePosition, FilePath>): RankedAssignment {
  const draft = draftCondition(holder, locate);
  for (const [at, path] of draft?.pathOf ?? []) pathOf.set(at, path);
  const members = draftMembers(holder).map(({ user, at: path }): ListedMember => {
    const at = { ...locate(path) };
    pathOf.set(at, path);
    return { user, at };
  });
  const fromRoster = entryAt(holder.item, 'members') === 'roster';
  const group = String(entryAt(holder.item, 'group'));
  const isDeclared = draft !== undefined || members.length > 0 || fromRoster;
  const declared = { kind: 'declared', when: draft?.condition, members, fromRoster } as const;
  return { group, membership: isDeclared ? declared : undefined, at: locate(holder.at) };
}
