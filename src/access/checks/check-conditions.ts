import { compilePattern, PatternError } from '../../rules/pattern.js';
import { leavesOf } from '../../rules/condition.js';
import { oktaRuleFaults } from '../../rules/okta/okta-rule-faults.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { itemsAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { entraConditionMistakes } from './check-entra-conditions.js';
import { oneLoginConditionMistakes } from './check-onelogin-conditions.js';
import { draftCondition, faultMistake, type Holder, type Locate } from './draft-condition.js';
import { draftMembers } from './draft-members.js';

/**
 * Every pattern of a condition can be read; and what decides a group's members in Okta, which is one of its group rules, can be
 * compiled to one. The same of Entra's dynamic groups and of OneLogin's mappings.
 */
export function checkConditions(value: unknown, accounts: readonly AccountDraft[], locate: Locate): Mistake[] {
  const assigned = accounts
    .filter(({ provider }) => provider !== 'entra')
    .flatMap(({ at, provider }) =>
      itemsAt(value, [...at, 'assignments']).map((assignment) => ({ ...assignment, provider })),
    );
  const policies: FilePath[] = [['policy'], ...accounts.map(({ at }) => [...at, 'policy'])];
  const forbidden = policies.flatMap((at) => itemsAt(value, [...at, 'forbid']));
  return [
    ...assigned.flatMap((assignment) => {
      if (assignment.provider === 'okta') return oktaMistakes(assignment, locate);
      return assignment.provider === 'onelogin'
        ? oneLoginConditionMistakes(assignment, locate)
        : patternMistakes(assignment, locate);
    }),
    ...accounts
      .filter(({ provider }) => provider === 'entra')
      .flatMap(({ at }) => entraConditionMistakes(value, at, locate)),
    ...forbidden.flatMap((one) => patternMistakes(one, locate)),
  ];
}

function patternMistakes(holder: Holder, locate: Locate): Mistake[] {
  const draft = draftCondition(holder, locate);
  if (draft === undefined) return [];
  return leavesOf(draft.condition).flatMap((leaf) => {
    if (leaf.kind !== 'attribute' || leaf.operator !== 'matches') return [];
    try {
      compilePattern(leaf.value, leaf.at);
      return [];
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      const found = quoted(leaf.value);
      const problem = `pattern ${found} cannot be read: ${error.reason}`;
      return [{ at: [...draft.pathOf.get(leaf.at)!, 'matches'], problem, found, expected: 'a pattern in RE2 syntax' }];
    }
  });
}

function oktaMistakes(holder: Holder, locate: Locate): Mistake[] {
  const draft = draftCondition(holder, locate);
  if (draft === undefined) return [];
  const members = draftMembers(holder).map(({ user, at }) => ({ user, at: { ...locate(at) }, path: at }));
  const pathOf = new Map([...draft.pathOf, ...members.map(({ at, path }) => [at, path] as const)]);
  return oktaRuleFaults(draft.condition, members).map((fault) => faultMistake(fault, pathOf.get(fault.at)!));
}
