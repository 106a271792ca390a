import { isDeepStrictEqual } from 'node:util';
import { marksAt, hasMark } from '../../provider/plan-values.js';
import { type JudgedChange } from './guard-rule.js';

/** The names of the attributes that an update changes, in words. */
export function changedAttributes(change: JudgedChange): string {
  const before = change.before ?? {};
  const names = Object.entries(change.after ?? {})
    .filter(([name, value]) => !isDeepStrictEqual(value, before[name]))
    .map(([name]) => name);
  return names.length === 0 ? 'values that are known only after the apply' : names.sort().join(', ');
}

/** Whether an attribute has another value on the two sides, or one that is known only after the apply. */
export function changesAttribute(
  { before, after, afterUnknown }: Pick<JudgedChange, 'before' | 'after' | 'afterUnknown'>,
  name: string,
): boolean {
  return hasMark(marksAt(afterUnknown, name)) || !isDeepStrictEqual(before?.[name] ?? null, after?.[name] ?? null);
}
