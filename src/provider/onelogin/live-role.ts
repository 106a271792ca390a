import { quoted } from '../../text/quoted.js';
import {
  type OneLoginLiveApp,
  type OneLoginParameter,
  type OneLoginRule,
  type OneLoginRuleCondition,
  type OneLoginUser,
} from './app/onelogin-state.js';
import { comparedTexts, type Verdict } from './compared-texts.js';

/** What the role of somebody is made of. */
export interface LiveRoleSources {
  readonly app: OneLoginLiveApp;
  /** Key name of the parameter that carries the role. */
  readonly parameter: string;
  /** The rules of the app, those that are switched off among them. */
  readonly rules: readonly OneLoginRule[];
  /** Who is in the roles of OneLogin that rules ask for, by id. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names of the attributes that were read of people. */
  readonly attributeNames: readonly string[];
}

/**
 * The role that the app would give somebody now, null for none; or why that cannot be told, as a sentence without a full stop, and the roles that
 * are known to be possible.
 */
export type LiveRole =
  { readonly role: string | null } | { readonly unknownBecause: string; readonly inDoubt: readonly string[] };

/** Whether a rule sets the parameter, and so the role. */
export function setsRole({ enabled, actions }: OneLoginRule, parameter: string): boolean {
  return enabled && actions.some(({ action }) => isOf(action, parameter));
}

/** `set_role`; or with something behind it, such as `set_role_from_existing`, which is how the Terraform provider writes it. */
function isOf(action: string, parameter: string): boolean {
  return action === `set_${parameter}` || action.startsWith(`set_${parameter}_`);
}

/** The ids of the roles of OneLogin that rules which set the role ask for. */
export function rolesAsked(rules: readonly OneLoginRule[], parameter: string): readonly string[] {
  const conditions = rules.filter((rule) => setsRole(rule, parameter)).flatMap((rule) => rule.conditions);
  return [...new Set(conditions.filter(({ source }) => source === HAS_ROLE).map(({ value }) => value))];
}

/** Whether the texts of people have to be read, so that the role can be told. */
export function asksForTexts({ app, parameter, rules }: Omit<LiveRoleSources, 'members' | 'attributeNames'>): boolean {
  const attribute = app.parameters.get(parameter)?.attribute;
  const conditions = rules.filter((rule) => setsRole(rule, parameter)).flatMap((rule) => rule.conditions);
  return conditions.some(({ source }) => source !== HAS_ROLE) || (attribute !== undefined && attribute !== MACRO);
}

const HAS_ROLE = 'has_role';
const MACRO = '_macro_';

/**
 * The role that the app's rules and its parameter give somebody as they are now. OneLogin keeps a value for everybody and does not show it; it is the
 * one of the time when the rules last ran for the person (developers.onelogin.com, "App Rules"), so this one says what would be pushed, and not what was.
 *
 * Of several rules that match, the last one decides ("Rules", KB0010460). Where it cannot be told whether one matches, the role is still known if it
 * is the same either way.
 */
export function liveRole(user: OneLoginUser, sources: LiveRoleSources): LiveRole {
  const { app, parameter, rules } = sources;
  const live = app.parameters.get(parameter);
  if (live === undefined) return { role: null };
  const doubts: string[] = [];
  const possible = new Set<string | null>();
  for (const rule of rules.filter((one) => setsRole(one, parameter)).toReversed()) {
    const holds = ruleHolds(rule, user, sources);
    if (holds === false) continue;
    const value = valueOf(rule, parameter);
    if (holds === 'unknown') doubts.push(`whether the rule ${named(rule)} matches them cannot be told from here`);
    if (value === undefined)
      return unknown(possible, doubts[0] ?? `the rule ${named(rule)} sets a value that cannot be told from here`);
    possible.add(value);
    if (holds === true) return known(possible, doubts);
  }
  const own = ownValue(live, user, sources);
  if (own === undefined)
    return unknown(possible, doubts[0] ?? `the value of the parameter ${quoted(parameter)} cannot be told from here`);
  return known(possible.add(own), doubts);
}

function known(possible: ReadonlySet<string | null>, doubts: readonly string[]): LiveRole {
  const [role = null, ...others] = possible;
  return others.length === 0 ? { role } : unknown(possible, doubts[0]!);
}

function unknown(possible: ReadonlySet<string | null>, unknownBecause: string): LiveRole {
  return { unknownBecause, inDoubt: [...possible].filter((role) => role !== null) };
}

function ruleHolds({ match, conditions }: OneLoginRule, user: OneLoginUser, sources: LiveRoleSources): Verdict {
  // That a rule without conditions is about everybody is not documented for `any`.
  if (conditions.length === 0) return match === 'all' ? true : 'unknown';
  const verdicts = conditions.map((condition) => conditionHolds(condition, user, sources));
  const decisive = match === 'any';
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes('unknown') ? 'unknown' : !decisive;
}

function conditionHolds(
  { source, operator, value }: OneLoginRuleCondition,
  user: OneLoginUser,
  { members, attributeNames }: LiveRoleSources,
): Verdict {
  if (source === HAS_ROLE) return operator === 'ri' ? (members.get(value)?.has(user.id) ?? 'unknown') : 'unknown';
  if (!attributeNames.includes(source)) return 'unknown';
  return comparedTexts(operator, user.attributes[source] ?? '', value);
}

/** The value that a rule sets; undefined where OneLogin computes it, or sets several. */
function valueOf({ actions }: OneLoginRule, parameter: string): string | undefined {
  const own = actions.filter(({ action }) => isOf(action, parameter));
  const { action, values = [], isComputed = false } = own.at(-1) ?? {};
  const isPlain = action === `set_${parameter}` || action === `set_${parameter}_from_existing`;
  const [value, ...others] = values;
  return isPlain && !isComputed && others.length === 0 && value !== '' ? value : undefined;
}

/** What the parameter itself says of somebody for whom no rule sets it: null for nothing, undefined where it cannot be told. */
function ownValue(
  { values, attribute, defaultValues }: OneLoginParameter,
  user: OneLoginUser,
  { attributeNames }: LiveRoleSources,
): string | null | undefined {
  if (values !== undefined) return values;
  if (attribute === undefined) return defaultValues ?? null;
  if (attribute === MACRO || !attributeNames.includes(attribute)) return undefined;
  return user.attributes[attribute] ?? defaultValues ?? null;
}

function named({ name, id }: OneLoginRule): string {
  return `${quoted(name)} (${id})`;
}
