import { type ResourceChange, type TerraformPlan } from '../terraform-plan.js';
import { refusal, type Refusal } from './refusal.js';
import { isRoleAttribute } from './role-attribute.js';

/** How many people hold each role, and where that was read. */
export interface RolesInUse {
  readonly source: string;
  /** Role id, as it is written there, to number of people; those who are deactivated count too. */
  readonly people: ReadonlyMap<string, number>;
  /** How many people there are whose role is not told: their record names none, or contradicts itself. */
  readonly untold: number;
}

/**
 * Refuses to take a value out of the role list that people hold. Without knowing who holds it, every value counts as
 * held: the guard does not take silence for an answer, neither of all people nor of one.
 */
export function roleValue(plan: TerraformPlan, inUse: RolesInUse | undefined): readonly Refusal[] {
  return plan.changes
    .filter((change) => isRoleAttribute(change) && change.actions.includes('update'))
    .flatMap((change) => {
      const after = new Set(roleList(change.after));
      const taken = roleList(change.before).filter((role) => !after.has(role));
      const held = taken.flatMap((role) => {
        if (inUse === undefined) return [`${role} (who holds it is not known)`];
        const holders = holdersOf(role, inUse);
        return holders.length === 0 ? [] : [`${role} (${holders.join(', ')} in ${inUse.source})`];
      });
      if (held.length === 0) return [];
      return refusal(
        'role-value',
        change.address,
        `The deploy would take role values away that people may hold: ${held.join(', ')}. ` +
          (inUse === undefined ? '' : 'Those who are deactivated count too. ') +
          ((inUse?.untold ?? 0) === 0 ? '' : 'Whoever names no role there, or several, may hold any. ') +
          'Okta refuses to save a person whose role is not in the list. Give those people another role first' +
          (inUse === undefined ? ', or name the access file with --config so that the guard can ask Klaviyo.' : '.'),
      );
    });
}

/** Who holds a role, in words. `Lead` is not `lead` to Klaviyo for certain, nor surely another: whoever has it counts. */
function holdersOf(role: string, { people, untold }: RolesInUse): readonly string[] {
  const alike = [...people].filter(([other]) => other.toLowerCase() === role.toLowerCase());
  return [
    ...alike.map(([other, number]) => (other === role ? counted(number) : `${counted(number)} with "${other}"`)),
    ...(untold === 0 ? [] : [`${counted(untold)} whose role is not told`]),
  ];
}

function counted(people: number): string {
  return `${people} ${people === 1 ? 'person' : 'people'}`;
}

function roleList(side: ResourceChange['before']): readonly string[] {
  const values = side?.enum;
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
