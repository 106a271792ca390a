import { type OneLoginRule } from './onelogin-state.js';

/** The roles of Klaviyo that a rule sets, through the parameter that carries them; empty where it is about something else. */
export function klaviyoRolesOf({ actions }: OneLoginRule, parameter: string): readonly string[] {
  return actions.filter(({ action }) => action === `set_${parameter}`).flatMap(({ values }) => values);
}

/** Whether OneLogin makes the value itself, so that it is not known which roles a rule sets. */
export function isComputed({ actions }: OneLoginRule, parameter: string): boolean {
  return actions.some(({ action, isComputed = false }) => action === `set_${parameter}` && isComputed);
}

/** Whether a rule is about the parameter, even if it sets it to nothing. */
export function setsParameter({ actions }: OneLoginRule, parameter: string): boolean {
  return actions.some(({ action }) => action === `set_${parameter}`);
}

/** The id of the role of OneLogin that a rule is about, where that is its only condition. */
export function roleOfRule({ conditions }: OneLoginRule): string | undefined {
  const [condition, ...others] = conditions;
  if (condition === undefined || others.length > 0) return undefined;
  return condition.source === 'has_role' && condition.operator === 'ri' ? condition.value : undefined;
}

/** Whether a mapping puts people into a role of OneLogin. */
export function fillsRole({ actions }: OneLoginRule, roleId: string): boolean {
  return actions.some(({ action, values }) => action === 'add_role' && values.includes(roleId));
}
