import { isDeepStrictEqual } from 'node:util';
import { type ChangeJson } from '../plan-json.js';
import { hasMark, marksAt } from './marks.js';
import { type RoleListChange, type TitledRole } from './plan-summary.js';

/** The attributes that hold the role list: the values, and the title of each. */
export const ROLE_LIST_ATTRIBUTES = ['enum', 'one_of'] as const;

/**
 * What becomes of the role list; undefined where it cannot be told so: a part is sensitive or not known yet, or the titles
 * are of other values than the list's. Then the attributes speak for themselves.
 */
export function roleListChange(change: ChangeJson): RoleListChange | undefined {
  const marks = [change.before_sensitive, change.after_sensitive, change.after_unknown];
  if (ROLE_LIST_ATTRIBUTES.some((name) => marks.some((of) => hasMark(marksAt(of, name))))) return undefined;
  const before = titledRoles(change.before);
  const after = titledRoles(change.after);
  if (before === undefined || after === undefined) return undefined;
  const kept = after.flatMap(({ role, title }) => {
    const earlier = before.find((other) => other.role === role);
    return earlier === undefined ? [] : [{ role, before: earlier.title, after: title }];
  });
  return {
    added: without(after, before),
    removed: without(before, after),
    retitled: kept.filter((role) => role.before !== role.after),
    reordered: !isDeepStrictEqual(
      kept.map(({ role }) => role),
      before.map(({ role }) => role).filter((role) => kept.some((other) => other.role === role)),
    ),
  };
}

/** Whether anything becomes of it at all. */
export function changesRoles({ added, removed, retitled, reordered }: RoleListChange): boolean {
  return added.length > 0 || removed.length > 0 || retitled.length > 0 || reordered;
}

function titledRoles(side: ChangeJson['before']): readonly TitledRole[] | undefined {
  const roles = side?.enum ?? [];
  const titles: unknown = side?.one_of ?? [];
  if (!isListOf(roles, isText) || !isListOf(titles, isTitle)) return undefined;
  if (titles.some((title) => !roles.includes(title.const))) return undefined;
  return roles.map((role) => ({ role, title: titles.find((title) => title.const === role)?.title ?? null }));
}

function without(roles: readonly TitledRole[], others: readonly TitledRole[]): readonly TitledRole[] {
  return roles.filter(({ role }) => !others.some((other) => other.role === role));
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTitle(value: unknown): value is { readonly const: string; readonly title: string } {
  const { const: role, title } = Object(value) as { readonly const?: unknown; readonly title?: unknown };
  return isText(role) && isText(title);
}
