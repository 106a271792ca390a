import { comparedValue } from '../compared-text.js';
import { type Condition } from '../condition.js';

/** Whether it is plain that no person can match both: each demands another text of one attribute. Not every such pair is seen. */
export function areApart(one: Condition, other: Condition): boolean {
  const demanded = demandsOf(other);
  return [...demandsOf(one)].some(([attribute, texts]) => {
    const others = demanded.get(attribute);
    return others !== undefined && !texts.some((text) => others.includes(text));
  });
}

/** The texts of which an attribute has one in everybody who matches, by attribute. */
function demandsOf(condition: Condition): ReadonlyMap<string, readonly string[]> {
  if (condition.kind === 'all') return new Map(condition.conditions.flatMap((part) => [...demandsOf(part)]));
  if (condition.kind !== 'attribute') return new Map();
  switch (condition.operator) {
    case 'equals':
      return new Map([[condition.attribute, [comparedValue(condition.value)]]]);
    case 'in':
      return new Map([[condition.attribute, condition.values.map(comparedValue)]]);
    default:
      return new Map();
  }
}
