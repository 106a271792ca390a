import { notFound, validationFailed } from '../errors.js';
import { type Json, wholeNumbers } from '../json-value.js';
import { matches } from '../query-filter.js';
import { type Rule } from '../world.js';
import { type RuleBody } from './rule-body.js';
import { isCustom } from './vocabulary.js';

/** The same list with a rule at its position, counted from 1; without one, or behind the end, it comes last. */
export function placed(rules: readonly Rule[], rule: Rule, position: number | undefined): readonly Rule[] {
  const others = rules.filter(({ id }) => id !== rule.id);
  return position === undefined
    ? [...others, rule]
    : [...others.slice(0, position - 1), rule, ...others.slice(position - 1)];
}

/** Writes a body to a rule. */
export function writeRule(rule: Rule, { name, enabled, match, conditions, actions }: RuleBody): void {
  Object.assign(rule, { name, enabled, match, conditions, actions });
}

/** The rule of a list under an id. @throws OneLoginError 404 */
export function ruleById(rules: readonly Rule[], id: string | undefined): Rule {
  const rule = rules.find((one) => one.id === Number(id));
  if (rule === undefined) throw notFound();
  return rule;
}

/** The rules in the order of the ids of a body (developers.onelogin.com, "Bulk Sort"). @throws OneLoginError 422 unless it names all, each once */
export function sorted(rules: readonly Rule[], body: unknown): readonly Rule[] {
  const ids = wholeNumbers(body) ?? [];
  const found = ids.flatMap((id) => rules.find((rule) => rule.id === id) ?? []);
  if (found.length !== rules.length || new Set(found).size !== rules.length) {
    throw validationFailed([{ field: 'default', message: 'Sorting list must contain all mapping IDs' }]);
  }
  return found;
}

/** A rule as the API shows it. The actions stand as they were written: the suffix `_from_existing` is the Terraform provider's own. */
export function ruleView(rule: Rule, position: number | null): Json {
  const { id, name, match, enabled, conditions, actions } = rule;
  return { id, name, match, enabled, position, conditions, actions };
}

/**
 * The rules that a query asks for (developers.onelogin.com, "List Rules"): only those that are enabled, unless `enabled=false`, which gives only
 * those that are not; and `has_condition`, `has_action` (`name:value`, with `*`, several by comma) and their types.
 */
export function asked(rules: readonly Rule[], query: URLSearchParams): readonly Rule[] {
  const enabled = query.get('enabled') !== 'false';
  return rules.filter(
    (rule) =>
      rule.enabled === enabled &&
      hasAll(
        query.get('has_condition'),
        rule.conditions.map(({ source, value }) => [source, value]),
      ) &&
      hasAll(
        query.get('has_action'),
        rule.actions.flatMap(({ action, value }) => value.map((one) => [action, one] as const)),
      ) &&
      isOfType(
        query.get('has_condition_type'),
        rule.conditions.map(({ source }) => source),
      ) &&
      isOfType(
        query.get('has_action_type'),
        rule.actions.map(({ action }) => action),
      ),
  );
}

function hasAll(wanted: string | null, pairs: readonly (readonly [string, string])[]): boolean {
  if (wanted === null) return true;
  return wanted.split(',').every((one) => {
    const [name = '', value = '*'] = one.split(':');
    return pairs.some((pair) => matches(pair[0], name) && matches(pair[1], value));
  });
}

function isOfType(type: string | null, names: readonly string[]): boolean {
  if (type === null) return true;
  if (type === 'none') return names.length === 0;
  return names.some((name) => isCustom(name) === (type === 'custom'));
}
