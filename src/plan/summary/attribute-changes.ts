import { isDeepStrictEqual } from 'node:util';
import { hasMark, type Marks, marksAt, plannedValue } from '../../provider/plan-values.js';
import { type ChangeJson } from '../plan-json.js';
import { type AttributeChange } from './plan-summary.js';

/** Both sides of a value with the marks on them. */
interface Sides {
  readonly path: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
  readonly sensitiveBefore: Marks;
  readonly sensitiveAfter: Marks;
  readonly unknownAfter: Marks;
}

/**
 * The attributes that differ, down to the innermost value that can be named. What is marked as sensitive on either side is
 * shown without its value on both. A list of which any part is sensitive is sensitive as a whole: nobody can say which of its
 * items became which.
 *
 * @param except - names of attributes that are shown in another way
 */
export function attributeChanges(change: ChangeJson, except: ReadonlySet<string>): readonly AttributeChange[] {
  const root: Sides = {
    path: [],
    before: change.before ?? {},
    after: change.after ?? {},
    sensitiveBefore: change.before_sensitive,
    sensitiveAfter: change.after_sensitive,
    unknownAfter: change.after_unknown,
  };
  const replacing = new Set(change.replace_paths.map((path) => pathName(path)));
  return members(root, (name) => !except.has(name)).map(({ path, before, after }) => ({
    name: pathName(path),
    before,
    after,
    forcesReplacement: path.some((_, index) => replacing.has(pathName(path.slice(0, index + 1)))),
  }));
}

type Difference = Pick<AttributeChange, 'before' | 'after'> & { readonly path: Sides['path'] };

function members(sides: Sides, taken: (name: string) => boolean = () => true): readonly Difference[] {
  const { before, after, unknownAfter } = sides;
  const names = new Set([before, after, unknownAfter].flatMap((side) => (isObject(side) ? Object.keys(side) : [])));
  return [...names]
    .filter(taken)
    .sort()
    .flatMap((name) => differences(memberOf(sides, name, name)));
}

function differences(sides: Sides): readonly Difference[] {
  const { path, before, after, sensitiveBefore, sensitiveAfter, unknownAfter } = sides;
  const unknown = hasMark(unknownAfter);
  if (!unknown && isSame(before, after)) return [];
  const inParts = [sensitiveBefore, sensitiveAfter, unknownAfter].every((marks) => marks !== true);
  if (inParts && isMapping(before) && isMapping(after)) return members(sides);
  if (hasMark(sensitiveBefore) || hasMark(sensitiveAfter)) {
    return [{ path, before: { shown: 'sensitive' }, after: { shown: 'sensitive' } }];
  }
  if (inParts && isBlockList(before) && isBlockList(after)) {
    const length = Math.max(lengthOf(before), lengthOf(after));
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      differences(memberOf(sides, String(index), index)),
    );
  }
  return [{ path, before: plannedValue(before), after: unknown ? { shown: 'unknown' } : plannedValue(after) }];
}

function memberOf(sides: Sides, key: string, step: string | number): Sides {
  return {
    path: [...sides.path, step],
    before: valueAt(sides.before, key),
    after: valueAt(sides.after, key),
    sensitiveBefore: marksAt(sides.sensitiveBefore, key),
    sensitiveAfter: marksAt(sides.sensitiveAfter, key),
    unknownAfter: marksAt(sides.unknownAfter, key),
  };
}

function valueAt(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** To Terraform a value that is null is one that is not there. */
function isSame(before: unknown, after: unknown): boolean {
  return isDeepStrictEqual(before ?? null, after ?? null);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A mapping, or nothing in its place. */
function isMapping(value: unknown): boolean {
  return value === null || value === undefined || (isObject(value) && !Array.isArray(value));
}

/** A list of nested blocks, or nothing in its place. */
function isBlockList(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.every((item) => isObject(item)));
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function pathName(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`),
    '',
  );
}
