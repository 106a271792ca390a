import { assignsGroups, groupsOfChange } from '../app-groups.js';
import { type GuardFacts, type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';
import { PlanError } from '../../plan-error.js';
import { changesObject } from '../../plan-action.js';
import { type RolesInUse } from '../roles-in-use.js';

/**
 * Refuses to take a value out of the roles of the app that people have. Without knowing who has it, every value counts as held: no
 * answer is not an answer, neither about all people nor about one. What stays assigned with a role holds it, too.
 */
export const roleValue: GuardRule<'role-value'> = {
  id: 'role-value',
  judges: ['role attribute', 'app role'],
  run(change, facts) {
    const { action, provider } = change;
    if (!removesRoles(change)) return undefined;
    const { rolesInUse } = facts;
    // A role that is deleted is gone for those who have it, also where another one of that value takes its place.
    const after = action === 'replace' ? [] : rolesOf(change, 'after');
    const removed = rolesOf(change, 'before').filter((role) => !after.includes(role));
    const held = removed.flatMap((role) => {
      const holders = [holdersOf(role, rolesInUse), staysAssigned(role, change, facts)].filter(
        (of) => of !== undefined,
      );
      return holders.length === 0 ? [] : [`${role} (${holders.join('; ')})`];
    });
    if (held.length === 0) return undefined;
    return (
      `The deploy would remove role values that people may have: ${held.join(', ')}. ` +
      `${action === 'replace' ? AGAIN : ''}${countingOf(rolesInUse)}${provider.words.roleRemoved} ` +
      `Give those people another role first${rolesInUse === undefined ? ASK_KLAVIYO : '.'}`
    );
  },
};

const AGAIN = 'It then makes the role again, and assignments of the present one are not assignments of the new one. ';

const ASK_KLAVIYO = ', or name the access file with --config so that the guard can ask Klaviyo.';

/** The rule for the role attribute says what its deletion does. A role that is left behind stays. */
function removesRoles({ action, subject }: JudgedChange): boolean {
  if (subject === 'role attribute') return action === 'update' || action === 'forget and create';
  return changesObject(action) && action !== 'forget and create';
}

function rolesOf(change: JudgedChange, side: 'before' | 'after'): readonly string[] {
  const roles = change.provider.plan.roleValues(change[side]);
  if (roles === undefined) throw new PlanError(`The role list of ${change.address} cannot be read in this plan.`);
  return roles;
}

/** The groups and people that the plan leaves assigned with a role by its id, in words; undefined where there are none. */
function staysAssigned(
  role: string,
  change: JudgedChange,
  { changes, groupNames, personNames }: GuardFacts,
): string | undefined {
  const { plan } = change.provider;
  const ids = plan
    .roleNames({ type: change.type, values: change.before })
    .flatMap(([id, of]) => (of === role ? [id] : []));
  const has = (roleId: string | undefined): boolean => roleId !== undefined && ids.includes(roleId);
  const groups = changes
    .filter(assignsGroups)
    .flatMap(groupsOfChange)
    .flatMap(({ before, after }) => (has(before?.roleId) && has(after?.roleId) ? [after!] : []))
    .map(({ id, name }) => groupNames.get(id ?? '') ?? name ?? id ?? 'a group');
  const people = changes
    .filter(({ subject }) => subject === 'person assignment')
    .flatMap((other) =>
      (['before', 'after'] as const).every((side) => has(plan.assignedPerson(sideOf(other, side)).roleId))
        ? [plan.assignedPerson(sideOf(other, 'after'))]
        : [],
    )
    .map(({ id, name }) => name ?? personNames.get(id ?? '') ?? id ?? 'a person');
  const all = [...groups, ...people];
  return all.length === 0 ? undefined : `stays assigned to ${all.join(', ')}`;
}

/**
 * Who has a role, in words; undefined if nobody has. Klaviyo does not say whether `Lead` and `lead` are one role to it, so people
 * with either count.
 */
function holdersOf(role: string, inUse: RolesInUse | undefined): string | undefined {
  if (inUse === undefined) return 'who has it is not known';
  const { people, withoutKnownRole, source } = inUse;
  const holders = [...people]
    .filter(([other]) => other.toLowerCase() === role.toLowerCase())
    .map(([other, number]) => (other === role ? counted(number) : `${counted(number)} with "${other}"`));
  if (withoutKnownRole > 0) holders.push(`${counted(withoutKnownRole)} whose role is not known`);
  return holders.length === 0 ? undefined : `${holders.join(', ')} in ${source}`;
}

/** How people were counted, in sentences with a blank behind each. */
function countingOf(inUse: RolesInUse | undefined): string {
  if (inUse === undefined) return '';
  return (
    'Deactivated people count too. ' +
    (inUse.withoutKnownRole === 0 ? '' : 'People whose record names no role, or several, may have any. ')
  );
}

function counted(people: number): string {
  return `${people} ${people === 1 ? 'person' : 'people'}`;
}
