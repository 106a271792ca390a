import { type GuardRule, type JudgedChange } from '../guard-rule.js';
import { PlanError } from '../../plan-error.js';
import { type RolesInUse } from '../roles-in-use.js';

/**
 * Refuses to take a value out of the role list that people have. Without knowing who has it, every value counts as held: no
 * answer is not an answer, neither about all people nor about one.
 */
export const roleValue: GuardRule<'role-value'> = {
  id: 'role-value',
  judges: ['role attribute'],
  run(change, { rolesInUse }) {
    if (change.action !== 'update' && change.action !== 'forget and create') return undefined;
    const after = rolesOf(change, 'after');
    const removed = rolesOf(change, 'before').filter((role) => !after.includes(role));
    const held = removed.flatMap((role) => {
      const holders = holdersOf(role, rolesInUse);
      return holders === undefined ? [] : [`${role} (${holders})`];
    });
    if (held.length === 0) return undefined;
    return (
      `The deploy would remove role values that people may have: ${held.join(', ')}. ${countingOf(rolesInUse)}` +
      `${change.provider.words.name} refuses to save a person whose role is not in the list. ` +
      `Give those people another role first${rolesInUse === undefined ? ASK_KLAVIYO : '.'}`
    );
  },
};

const ASK_KLAVIYO = ', or name the access file with --config so that the guard can ask Klaviyo.';

function rolesOf(change: JudgedChange, side: 'before' | 'after'): readonly string[] {
  const roles = change.provider.plan.roleValues(change[side]);
  if (roles === undefined) throw new PlanError(`The role list of ${change.address} cannot be read in this plan.`);
  return roles;
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
