import {
  type PlannedAttributes,
  type PlannedGroup,
  type PlannedPerson,
  type PlannedSide,
} from '../../plan-subjects.js';
import { hasMark, type Marks, marksAt, type PlannedValue, plannedValue } from '../../plan-values.js';
import { membersOf, textOf } from '../../plain-values.js';
import { idOf } from './ids.js';

/** What `assignedGroups` reads of `onelogin_app_rules`. */
export const ASSIGNED_GROUPS_ATTRIBUTES = ['actions', 'conditions', 'enabled', 'match', 'position'] as const;

/** Those of them that may not be sensitive. */
const READ = ['actions', 'conditions', 'position'] as const;

/** How the Terraform provider marks an action that sets a value as the rule has it, and not by an expression. */
const SUFFIX = '_from_existing';

const SETS = 'set_';

/** The one condition and the one action of a rule that gives the people of one role one value. */
interface RoleRule {
  readonly roleId: unknown;
  readonly parameter: string;
  readonly values: unknown;
}

/** A rule that is about one role of OneLogin and one parameter; undefined of any other. */
function roleRuleOf(values: PlannedAttributes): RoleRule | undefined {
  const [condition, ...otherConditions] = blocksOf(values?.conditions);
  const [action, ...otherActions] = blocksOf(values?.actions);
  if (condition === undefined || action === undefined || otherConditions.length + otherActions.length > 0) {
    return undefined;
  }
  // OneLogin then computes the value, whatever `value` says.
  if ([action.expression, action.scriplet, action.macro].some((one) => (one ?? '') !== '')) return undefined;
  const name = textOf(action.action);
  if (condition.source !== 'has_role' || condition.operator !== 'ri' || name?.startsWith(SETS) !== true)
    return undefined;
  const parameter = name.slice(SETS.length, name.endsWith(SUFFIX) ? -SUFFIX.length : undefined);
  return { roleId: condition.value, parameter, values: action.value };
}

function blocksOf(blocks: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(blocks) ? blocks.map(membersOf) : [];
}

/** Whether a rule of an app gives the people of one role of OneLogin one value. Nothing else is read of rules. */
export function isRoleRule(values: PlannedAttributes): boolean {
  return roleRuleOf(values) !== undefined;
}

/** The role of OneLogin to whose people `onelogin_app_rules` gives a Klaviyo role. A rule that is switched off gives none. */
export function assignedGroups({ values, sensitive, unknown }: PlannedSide): readonly PlannedGroup[] | undefined {
  if (values === null) return [];
  if (READ.some((name) => hasMark(marksAt(sensitive, name)))) return undefined;
  const rule = roleRuleOf(values);
  if (rule === undefined || values.enabled !== true) return [];
  return [
    {
      id: idOf(rule.roleId) ?? null,
      role: roleOf(rule, unknown),
      priority: hasMark(marksAt(unknown, 'position')) ? { shown: 'unknown' } : plannedValue(values.position),
      otherProfile: rule.parameter,
    },
  ];
}

function roleOf({ values }: RoleRule, unknown: Marks): PlannedValue {
  const action = marksAt(marksAt(unknown, 'actions'), '0');
  if (hasMark(marksAt(action, 'value'))) return { shown: 'unknown' };
  return plannedValue(Array.isArray(values) && values.length > 0 ? values.join(', ') : null);
}

/** To what the value of the condition refers, from the expressions of the configuration: the resource stands last. */
export function assignedGroupReferences({
  conditions,
}: Readonly<Record<string, unknown>>): readonly (string | undefined)[] {
  return blocksOf(conditions).map(({ value }) => {
    const { references } = membersOf(value);
    return Array.isArray(references) ? textOf(references.at(-1)) : undefined;
  });
}

/** No resource gives an app to a person. */
export function assignedPerson(): PlannedPerson {
  return { id: null, name: null, role: { shown: 'none' }, otherProfile: '' };
}

/**
 * What the people of a role of OneLogin lose by a change of the rule that gives them their Klaviyo role, in sentences. The app they
 * keep: the role of OneLogin gives it.
 *
 * @param roleName - of a role of OneLogin, by its id
 */
export function roleRuleLoss(
  before: PlannedSide,
  after: PlannedSide,
  roleName: (id: string) => string,
): string | undefined {
  const held = assignedGroups({ ...before, sensitive: undefined })?.[0];
  if (held === undefined) return undefined;
  const given = assignedGroups({ ...after, sensitive: undefined })?.[0];
  const how = lossOf(before, after, held, given);
  if (how === undefined) return undefined;
  const role = held.role.shown === 'value' ? String(held.role.value) : 'that the plan does not show';
  const whom = held.id === null ? 'a role of OneLogin that is not known' : roleName(held.id);
  return (
    `${how} By it, the people in the role of OneLogin ${whom} have the Klaviyo role ${role}. They keep the app. If another rule ` +
    'of the app matches them, that one decides. If none does, they keep what they have in Klaviyo until somebody changes it, and whoever joins ' +
    'is pushed without a Klaviyo role.'
  );
}

function lossOf(
  before: PlannedSide,
  after: PlannedSide,
  held: PlannedGroup,
  given: PlannedGroup | undefined,
): string | undefined {
  const { values } = after;
  if (values === null) return 'The deploy would delete a rule of the app.';
  if (idOf(before.values?.app_id) !== idOf(values.app_id)) {
    return 'The deploy would make a rule of the app one of another app, or of one that is known only after the apply.';
  }
  if (given === undefined) {
    return values.enabled === true
      ? 'The deploy would change a rule of the app, so that it sets no Klaviyo role by a role of OneLogin alone.'
      : 'The deploy would switch a rule of the app off.';
  }
  if (given.id !== held.id) {
    return `The deploy would make a rule of the app ask for another role of OneLogin (${given.id ?? 'known only after the apply'}).`;
  }
  return given.otherProfile === held.otherProfile
    ? undefined
    : `The deploy would make a rule of the app set another parameter (${given.otherProfile} in place of ${held.otherProfile}).`;
}
