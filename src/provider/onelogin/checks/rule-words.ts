import { quoted } from '../../../text/quoted.js';
import { type OneLoginRule } from '../app/onelogin-state.js';
import { isComputed, klaviyoRolesOf } from '../app/rule-shape.js';

/** The Klaviyo role that a rule sets, in words. */
export function klaviyoRoleWords(rule: OneLoginRule, parameter: string): string {
  if (isComputed(rule, parameter)) return 'a Klaviyo role that OneLogin computes';
  const values = klaviyoRolesOf(rule, parameter).map((value) => quoted(value));
  return values.length === 0 ? 'no Klaviyo role' : `the Klaviyo role ${values.join(' and ')}`;
}

/** Whether a rule sets this Klaviyo role and nothing else. */
export function setsOnly(rule: OneLoginRule, parameter: string, role: string): boolean {
  const values = klaviyoRolesOf(rule, parameter);
  return !isComputed(rule, parameter) && values.length === 1 && values[0] === role;
}
