import { isDeepStrictEqual } from 'node:util';
import { userKey } from '../../../people/user-key.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { type CompiledMapping } from '../../../rules/onelogin/onelogin-mapping.js';
import { readOneLoginMapping } from '../../../rules/onelogin/read-onelogin-mapping.js';
import { type Subject } from '../../../rules/subject.js';
import { type PlannedAttributes, type PlannedRuleChange, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { isText, membersOf } from '../../plain-values.js';
import { idsOf } from './ids.js';

/** The attributes of `onelogin_user_mappings` that decide whom it puts into which roles. */
export const RULE_ATTRIBUTES = ['actions', 'conditions', 'enabled', 'match'] as const;

/** Those of which the conditions say everything: the roles stay. */
export const RULE_EXPRESSION_ATTRIBUTES = ['conditions', 'enabled', 'match'] as const;

const ADD_ROLE = 'add_role';

/** The actions of a mapping, each with its values; undefined where they cannot be read. */
function actionsOf(values: PlannedAttributes): readonly Readonly<Record<string, unknown>>[] {
  const blocks: unknown = values?.actions;
  return Array.isArray(blocks) ? blocks.map(membersOf) : [];
}

/** Whether all that a mapping does is to put people into roles. */
export function isRoleMapping(values: PlannedAttributes): boolean {
  const actions = actionsOf(values);
  return actions.length > 0 && actions.every(({ action }) => action === ADD_ROLE);
}

/** The ids of the roles into which a mapping puts people; undefined where they are known only after the apply. */
export function ruleGroups(values: PlannedAttributes): readonly string[] | undefined {
  const lists = actionsOf(values).map(({ value }) => idsOf(value));
  return lists.every((ids) => ids !== undefined) ? lists.flat() : undefined;
}

/** Whether a mapping runs. */
export function ruleDecides(values: PlannedAttributes): boolean {
  return values?.enabled === true && isRoleMapping(values);
}

/** The conditions of a mapping, as the JSON that `ruleMatches` reads; undefined where the plan does not have them all. */
export function ruleExpression(values: PlannedAttributes): string | undefined {
  const { match, conditions } = membersOf(values);
  if ((match !== 'all' && match !== 'any') || !Array.isArray(conditions) || conditions.length === 0) return undefined;
  const read = conditions.map(membersOf).map(({ source, operator, value }) => ({ source, operator, value }));
  return read.every((condition) => Object.values(condition).every(isText))
    ? JSON.stringify({ match, conditions: read })
    : undefined;
}

/** What an update of a mapping changes for people. */
export function ruleChange(before: PlannedSide, after: PlannedSide): PlannedRuleChange {
  const active = [before.values?.enabled === true, after.values?.enabled === true] as const;
  const deciding = ['actions', 'conditions', 'match'] as const;
  const hidden = [before.sensitive, after.sensitive, after.unknown].some((marks) =>
    RULE_ATTRIBUTES.some((name) => hasMark(marksAt(marks, name))),
  );
  const others = deciding.some(
    (name) => !isDeepStrictEqual(before.values?.[name] ?? null, after.values?.[name] ?? null),
  );
  return {
    switched: active[0] === active[1] ? undefined : active[1] ? 'on' : 'off',
    ...(active[0] && !active[1] && { takesOut: true as const }),
    letIn: [],
    shutOut: [],
    decidesOtherwise: hidden || others,
  };
}

/**
 * Who is in a role by a mapping leaves it when no mapping puts them there any longer and the mappings are applied to them. That is how
 * administrators describe it (OneLogin's community, "remove the access"); no page says it, so that the loss counts.
 */
export function ruleRemovesMembers(): boolean {
  return true;
}

/** Whom the conditions of a mapping choose, as a directory has them: their userName is their e-mail address. */
export function ruleMatches(
  expression: string,
  attributeNames?: readonly string[],
): ((person: Subject) => boolean) | undefined {
  // The text is what `ruleExpression` has written.
  const reading = readOneLoginMapping(JSON.parse(expression) as CompiledMapping);
  if (reading.kind !== 'exact') return undefined;
  const matches = reading.condition && compileCondition(reading.condition, attributeNames);
  const members = new Set(reading.members.map(userKey));
  return (person) => matches?.(person) === true || members.has(userKey(person.userName));
}

/** The names of the groups of whose members a mapping asks: none, since mappings name roles by their ids, and those are not read. */
export function ruleMemberOf(): readonly string[] {
  return [];
}
