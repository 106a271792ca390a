import { DEFAULT_ROLE_PARAMETER } from '../../../access/onelogin-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type OneLoginRule } from '../app/onelogin-state.js';
import { type LiveApp } from './live-app.js';

/** A rule of the app that gives the people in a role of OneLogin their Klaviyo role, as a stack writes it. */
export interface RoleRule {
  readonly rule: OneLoginRule;
  /** Id of the role of OneLogin. */
  readonly roleId: string;
  /** Key name of the parameter that it sets. */
  readonly parameter: string;
  /** The Klaviyo role. */
  readonly value: string;
}

export interface AdoptedRules {
  /** Key name of the parameter that carries the Klaviyo role. */
  readonly parameter: string;
  /** One for each role of OneLogin that has one, as the access file has them: the last position first, since that one decides. */
  readonly rules: readonly RoleRule[];
  readonly notes: readonly AdoptNote[];
}

const SETS = 'set_';

/** The rules that a stack can take over; what is to be known of the others. */
export function adoptedRules(live: LiveApp): AdoptedRules {
  const readable = live.rules.map((rule) => ({ rule, read: roleRule(rule) }));
  const parameter = parameterOf(
    live,
    readable.flatMap(({ read }) => (typeof read === 'string' ? [] : [read])),
  );
  const rules: RoleRule[] = [];
  const notes: AdoptNote[] = [];
  for (const { rule, read } of [...readable].reverse()) {
    const fault = typeof read === 'string' ? read : read.parameter === parameter ? undefined : otherParameter(read);
    if (typeof read === 'string' || fault !== undefined) {
      notes.push(rule.enabled ? warning(kept(rule, fault ?? '', TO_DECLARED)) : info(kept(rule, fault ?? '', '')));
    } else if (rules.some(({ roleId }) => roleId === read.roleId)) {
      notes.push(
        warning(kept(rule, 'another rule behind it is about the same role of OneLogin, and decides.', SAME_ROLE)),
      );
    } else {
      rules.push(read);
    }
  }
  return { parameter, rules, notes };
}

/** The rule as a stack writes it, or why it is none of these, as a sentence. */
function roleRule(rule: OneLoginRule): RoleRule | string {
  const [condition, ...conditions] = rule.conditions;
  const [action, ...actions] = rule.actions;
  if (!rule.enabled) return 'it is switched off.';
  if (condition === undefined || conditions.length > 0) return 'it does not have exactly one condition.';
  if (condition.source !== 'has_role' || condition.operator !== 'ri')
    return 'its condition is not that of a role of OneLogin.';
  const [value, ...values] = action?.values ?? [];
  if (action === undefined || actions.length > 0 || !action.action.startsWith(SETS)) {
    return 'it does not have exactly one action that sets a parameter.';
  }
  if (value === undefined || values.length > 0 || action.isComputed === true)
    return 'it does not set exactly one text.';
  return { rule, roleId: condition.value, parameter: action.action.slice(SETS.length), value };
}

/** The parameter of Klaviyo's guide, if a rule sets it or the app has it; otherwise the one that most rules set. */
function parameterOf({ app }: LiveApp, rules: readonly RoleRule[]): string {
  const set = rules.map(({ parameter }) => parameter);
  if (set.length === 0 || set.includes(DEFAULT_ROLE_PARAMETER)) return DEFAULT_ROLE_PARAMETER;
  const countOf = (name: string): number => set.filter((other) => other === name).length;
  const [most] = [...new Set(set)].sort((one, other) => countOf(other) - countOf(one));
  return most !== undefined && app.parameters.has(most) ? most : DEFAULT_ROLE_PARAMETER;
}

function otherParameter({ parameter }: RoleRule): string {
  return `it sets the parameter ${quoted(parameter)}.`;
}

/** Who has a Klaviyo role by such a rule has none without it. */
const TO_DECLARED =
  'If it sets the Klaviyo role, first put those of its people who should keep Klaviyo into a role of OneLogin that has one, and then delete it in OneLogin.';

/** It decides for nobody, as long as the other one is behind it. */
const SAME_ROLE = 'Delete it in OneLogin before the first deploy: nobody has a Klaviyo role by it now.';

/** @param remedy - of one that is enabled, as sentences */
function kept({ name, id, enabled }: OneLoginRule, why: string, remedy: string): string {
  const after = enabled
    ? 'It stays as it is, and the first plan puts the rules of the access file before it, so that it decides for everybody whom it ' +
      `matches. ${remedy}`
    : 'It stays as it is.';
  return `The rule ${quoted(name)} (${id}) of the app is not taken over: ${why} ${after}`;
}

/** What the first plan changes of the positions of rules, if it changes any. */
export function positionNotes(rules: readonly RoleRule[]): readonly AdoptNote[] {
  const moved = rules.filter(({ rule }, index) => rule.position !== rules.length - index);
  if (moved.length === 0) return [];
  return [
    info(
      `The first plan numbers the rules of the access file from 1, in the order that they have, and so updates ${moved
        .map(({ rule }) => quoted(rule.name))
        .join(', ')}.`,
    ),
  ];
}
