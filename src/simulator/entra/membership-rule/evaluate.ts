import { type EntraUser } from '../world.js';
import { object } from '../json-value.js';
import { isCollection, propertyOf } from './properties.js';
import { type Operator, type Rule, type RuleValue } from './rule.js';

/** A user, and the ids of the groups that they are in by hand, for `user.memberOf`. */
export interface Subject {
  readonly user: EntraUser;
  readonly groupIds: readonly string[];
}

/**
 * Whether a rule holds for a user. Texts are compared without regard to case, as the documentation says of "string and regex
 * operations". Assumed, since nobody says it: a value that somebody does not have equals nothing but null, is in no list and contains
 * nothing, so that the negative operators hold for it; and on a collection outside of `-any` and `-all`, the positive operators ask
 * for one item, the negative ones for none.
 */
export function holds(rule: Rule, subject: Subject, item?: unknown): boolean {
  switch (rule.is) {
    case 'and':
      return rule.parts.every((part) => holds(part, subject, item));
    case 'or':
      return rule.parts.some((part) => holds(part, subject, item));
    case 'not':
      return !holds(rule.part, subject, item);
    case 'any':
      return itemsOf(rule.property, subject).some((one) => holds(rule.part, subject, one));
    case 'all':
      return itemsOf(rule.property, subject).every((one) => holds(rule.part, subject, one));
    case 'compare':
      return compares(rule.operator, valueOf(rule.property, subject, item), rule.values);
  }
}

function itemsOf(property: string, { user, groupIds }: Subject): readonly unknown[] {
  if (property === 'user.memberof') return groupIds;
  const value = propertyOf(user, property);
  return Array.isArray(value) ? value : [];
}

function valueOf(property: string, subject: Subject, item: unknown): unknown {
  if (property === '_' || property === 'group.objectid') return item ?? null;
  if (property.startsWith('assignedplan.')) {
    const plan = object(item);
    const name = Object.keys(plan).find((own) => `assignedplan.${own.toLowerCase()}` === property);
    return name === undefined ? null : plan[name];
  }
  return isCollection(property) ? itemsOf(property, subject) : propertyOf(subject.user, property);
}

/** The positive operator of each negative one. */
const NEGATIVE: Readonly<Partial<Record<Operator, Operator>>> = {
  ne: 'eq',
  notstartswith: 'startswith',
  notendswith: 'endswith',
  notcontains: 'contains',
  notmatch: 'match',
  notin: 'in',
};

function compares(operator: Operator, value: unknown, wanted: readonly RuleValue[]): boolean {
  const positive = NEGATIVE[operator];
  if (positive !== undefined) return !compares(positive, value, wanted);
  if (Array.isArray(value)) return value.some((one) => compares(operator, one, wanted));
  if (operator === 'in' || operator === 'eq') return wanted.some((one) => equals(value, one));
  const [one] = wanted;
  if (typeof value !== 'string' || one === undefined || one === null) return false;
  const [whole, part] = [value.toLowerCase(), String(one).toLowerCase()];
  if (operator === 'startswith') return whole.startsWith(part);
  if (operator === 'endswith') return whole.endsWith(part);
  if (operator === 'contains') return whole.includes(part);
  return new RegExp(String(one), 'i').test(value);
}

function equals(value: unknown, wanted: RuleValue): boolean {
  if (wanted === null) return value === null || value === undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false;
  return String(value).toLowerCase() === String(wanted).toLowerCase();
}
