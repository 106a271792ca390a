import { type ConditionFile } from '../../../access/condition-schema.js';
import { type Condition } from '../../../rules/condition.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptedGroup, byIdNote } from '../../adopt/group-names.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type OneLoginLiveRole } from '../app/onelogin-state.js';
import { type MappingOfRole, mappingOfRole } from './adopted-mappings.js';
import { rolesOf } from './adopted-roster.js';
import { type RoleRule } from './adopted-rules.js';
import { type LiveApp } from './live-app.js';

/** An assignment as the access file has it, and what the stack takes over for it. */
export interface AdoptedAssignment {
  readonly written: {
    readonly role: string;
    readonly group: AdoptedGroup['written'];
    readonly create?: true;
    readonly when?: ConditionFile;
  };
  /** What the files call the role of OneLogin. */
  readonly group: string;
  readonly ruleId: string;
  /** Undefined where the stack only names the role of OneLogin. */
  readonly roleId: string | undefined;
  readonly mapping: { readonly id: string; readonly condition: Condition } | undefined;
}

export interface AdoptedAssignments {
  /** In order of priority: the rule on the last position first. */
  readonly assignments: readonly AdoptedAssignment[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The roles of OneLogin that give the app, as the access file assigns them. One that no rule gives a Klaviyo role, or one that cannot be
 * declared, is left out with a warning rather than given a role that nobody chose.
 *
 * @param roles - ids of the Klaviyo roles that may be assigned
 */
export function adoptedAssignments(
  live: LiveApp,
  rules: readonly RoleRule[],
  roles: readonly string[],
): AdoptedAssignments {
  const names = rolesOf(live);
  const notes: AdoptNote[] = [];
  const assignments = rules.flatMap((rule): readonly AdoptedAssignment[] => {
    const role = live.roles.find(({ id }) => id === rule.roleId);
    const fault = role === undefined ? notOfApp(rule) : roles.includes(rule.value) ? undefined : notARole(rule, role);
    if (role === undefined || fault !== undefined) {
      notes.push(warning(fault ?? ''));
      return [];
    }
    const { assignment, notes: more } = assignmentOf(live, role, rule, names.get(role.id)!);
    notes.push(...more);
    return [assignment];
  });
  const withRule = new Set(rules.map(({ roleId }) => roleId));
  const without = live.roles.filter(({ id }) => !withRule.has(id)).map((role) => warning(withoutRule(role)));
  return { assignments, notes: [...notes, ...without] };
}

function assignmentOf(
  live: LiveApp,
  role: OneLoginLiveRole,
  { rule, value }: RoleRule,
  adopted: AdoptedGroup,
): { readonly assignment: AdoptedAssignment; readonly notes: readonly AdoptNote[] } {
  const { id, name, appIds } = role;
  const others = appIds.filter((app) => app !== live.app.id);
  // The stack writes the apps of a role as one list, so it takes over only one that is known to give this app alone.
  const isAlone = appIds.length === 1 && others.length === 0;
  const managed = adopted.reason === undefined && isAlone;
  const mapping = mappingOfRole(live, role, managed);
  const taken = mapping?.kind === 'taken over' ? mapping : undefined;
  const written = managed ? { group: adopted.written, create: true as const } : { group: byId(adopted, id) };
  return {
    assignment: {
      written: { role: value, ...written, ...(taken && { when: taken.when }) },
      group: adopted.group,
      ruleId: rule.id,
      roleId: managed ? id : undefined,
      mapping: taken && { id: taken.mapping.id, condition: taken.condition },
    },
    notes: [
      ...[byIdNote({ id, name }, adopted)].filter((note) => note !== undefined),
      ...(isAlone ? [] : [info(others.length === 0 ? givesUnknown(role) : givesOthers(role, others))]),
      ...mappingNotes(mapping),
    ],
  };
}

function mappingNotes(mapping: MappingOfRole | undefined): readonly AdoptNote[] {
  return mapping?.kind === 'kept elsewhere' ? [warning(mapping.reason)] : [];
}

function byId({ written }: AdoptedGroup, id: string): AdoptedGroup['written'] {
  return typeof written === 'string' ? { id, name: written } : written;
}

function givesOthers({ name }: OneLoginLiveRole, others: readonly string[]): string {
  return (
    `The role of OneLogin ${quoted(name)} gives ${others.length === 1 ? 'another app' : 'other apps'} too (${others.join(', ')}), so the access file names it by ` +
    'its id, and the stack leaves it as it is: the apps of a role are written as one list, and its people would lose the others.'
  );
}

function givesUnknown({ name }: OneLoginLiveRole): string {
  return (
    `OneLogin does not say which apps its role ${quoted(name)} gives, so the access file names it by its id, and the stack leaves it as it is: the apps ` +
    'of a role are written as one list, and its people could lose others.'
  );
}

function withoutRule({ name }: OneLoginLiveRole): string {
  return (
    `The role of OneLogin ${quoted(name)} is left out: it gives the app, and no rule that can be taken over gives its people a Klaviyo role. They ` +
    'keep the app, and drift reports them. Assign it in the access file, by its id; or, once those who should keep Klaviyo are in a role that is ' +
    'assigned, take the app from it in OneLogin.'
  );
}

function notOfApp({ rule, roleId }: RoleRule): string {
  return (
    `The rule ${quoted(rule.name)} (${rule.id}) is left out: the role of OneLogin ${roleId} does not give the app. It stays as it is, and decides for ` +
    'people in that role who have the app by another one.'
  );
}

function notARole({ rule, value }: RoleRule, { name }: OneLoginLiveRole): string {
  return (
    `The role of OneLogin ${quoted(name)} is left out: the rule ${quoted(rule.name)} gives its people the Klaviyo role ${quoted(value)}, which cannot be ` +
    'assigned. They keep the app and that role, and drift reports them. Correct the rule in OneLogin and adopt again.'
  );
}
