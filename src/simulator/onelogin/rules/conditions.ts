import { type Condition, type OneLoginUser, type Rule, type World } from '../world.js';

/** Whether somebody meets the conditions of a rule. A rule without any matches everybody; the documentation allows one and does not say so. */
export function conditionsHold(world: World, { match, conditions }: Rule, user: OneLoginUser): boolean {
  if (conditions.length === 0) return true;
  const holds = (condition: Condition): boolean => conditionHolds(world, condition, user);
  return match === 'all' ? conditions.every(holds) : conditions.some(holds);
}

function conditionHolds(world: World, { source, operator, value }: Condition, user: OneLoginUser): boolean {
  if (source === 'has_role') return world.roles.get(Number(value))?.users.has(user.id) === true;
  const actual = valueOf(user, source).toLowerCase();
  const any = (test: (wanted: string) => boolean): boolean => value.toLowerCase().split('|').some(test);
  switch (operator) {
    case '=':
      return any((wanted) => actual === wanted);
    case '!=':
      return !any((wanted) => actual === wanted);
    case '~':
      return any((wanted) => actual.includes(wanted));
    case '!~':
      return !any((wanted) => actual.includes(wanted));
    case 'bw':
      return any((wanted) => actual.startsWith(wanted));
    default:
      return any((wanted) => actual.endsWith(wanted));
  }
}

const CUSTOM = /^custom_attribute_(.+)$/;

/** A user's attribute as text, by the name that conditions, parameters and templates have for it; empty where they have none. */
export function valueOf({ properties }: OneLoginUser, name: string): string {
  const custom = CUSTOM.exec(name)?.[1];
  const value = custom === undefined ? properties[name] : properties.custom_attributes[custom];
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
