import { type Condition } from '../../rules/condition.js';
import { type RuleFault } from '../../rules/rule-fault.js';
import { type FilePath, type SourcePosition } from '../../yaml/file-path.js';
import { entryAt } from '../../yaml/plain-value.js';
import { conditionSchema, readCondition } from '../condition-schema.js';
import { type Mistake } from '../mistake.js';

export type Locate = (at: FilePath) => SourcePosition;

/** What may have a condition, such as an assignment. */
export interface Holder {
  readonly item: unknown;
  readonly at: FilePath;
}

/** A condition, and the place of each of its comparisons. */
export interface ConditionDraft {
  readonly condition: Condition;
  readonly pathOf: ReadonlyMap<SourcePosition, FilePath>;
}

/** What stands under `when`, if nothing is wrong with its shape. */
export function draftCondition({ item, at }: Holder, locate: Locate): ConditionDraft | undefined {
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

/** The mistake of a fault that is found at a place. */
export function faultMistake({ key, problem, found, expected, nearest }: RuleFault, path: FilePath): Mistake {
  return { at: key === undefined ? path : [...path, key], problem, found, expected, nearest };
}
