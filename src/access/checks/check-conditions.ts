import { compilePattern, PatternError } from '../../rules/pattern.js';
import { leavesOf, type Condition } from '../../rules/condition.js';
import { type OktaRuleFault, oktaRuleFaults } from '../../rules/okta/okta-rule-faults.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath, type SourcePosition } from '../../yaml/file-path.js';
import { entryAt, itemsAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { conditionSchema, readCondition } from '../condition-schema.js';
import { type Mistake } from '../mistake.js';
import { draftMembers } from './draft-members.js';

type Locate = (at: FilePath) => SourcePosition;

/**
 * Every pattern of a condition can be read; and what decides a group's members in Okta, which is one of its group rules, can be
 * compiled to one.
 */
export function checkConditions(value: unknown, accounts: readonly AccountDraft[], locate: Locate): Mistake[] {
  const assigned = accounts.flatMap((account) =>
    itemsAt(value, [...account.at, 'assignments']).map((assignment) => ({ ...assignment, provider: account.provider })),
  );
  const policies: FilePath[] = [['policy'], ...accounts.map(({ at }) => [...at, 'policy'])];
  const forbidden = policies.flatMap((at) => itemsAt(value, [...at, 'forbid']));
  return [
    ...assigned.flatMap((assignment) =>
      assignment.provider === 'okta' ? oktaMistakes(assignment, locate) : patternMistakes(assignment, locate),
    ),
    ...forbidden.flatMap((one) => patternMistakes(one, locate)),
  ];
}

interface Holder {
  readonly item: unknown;
  readonly at: FilePath;
}

/** A condition, and the place of each of its comparisons. */
interface ConditionDraft {
  readonly condition: Condition;
  readonly pathOf: ReadonlyMap<SourcePosition, FilePath>;
}

/** What stands under `when`, if nothing is wrong with its shape. */
function draftCondition({ item, at }: Holder, locate: Locate): ConditionDraft | undefined {
  const written = conditionSchema.safeParse(entryAt(item, 'when'));
  if (!written.success) return undefined;
  const pathOf = new Map<SourcePosition, FilePath>();
  const condition = readCondition(written.data, (within) => {
    const path = [...at, 'when', ...within];
    const place = locate(path);
    pathOf.set(place, path);
    return place;
  });
  return { condition, pathOf };
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
  return oktaRuleFaults(draft.condition, members).map((fault) => mistakeOf(fault, pathOf.get(fault.at)!));
}

function mistakeOf({ key, problem, found, expected, nearest }: OktaRuleFault, path: FilePath): Mistake {
  return { at: key === undefined ? path : [...path, key], problem, found, expected, nearest };
}
