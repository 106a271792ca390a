import { type ResourceChange, type TerraformPlan } from '../terraform-plan.js';
import { refusal, type Refusal } from './refusal.js';
import { SCHEMA_PROPERTY } from './role-attribute.js';

/** How many people hold each role, and where that was read. */
export interface RolesInUse {
  readonly source: string;
  /** Role id to number of people. */
  readonly people: ReadonlyMap<string, number>;
}

/**
 * Refuses to take a value out of the role list that people hold. Without knowing who holds it, every value counts as
 * held: the guard does not take silence for an answer.
 */
export function roleValue(plan: TerraformPlan, inUse: RolesInUse | undefined): readonly Refusal[] {
  return plan.changes
    .filter((change) => change.type === SCHEMA_PROPERTY && change.before?.index === 'role')
    .filter((change) => change.actions.includes('update'))
    .flatMap((change) => {
      const after = new Set(roleList(change.after));
      const taken = roleList(change.before).filter((role) => !after.has(role));
      const held = taken.flatMap((role) => {
        if (inUse === undefined) return [`${role} (who holds it is not known)`];
        const people = inUse.people.get(role) ?? 0;
        return people === 0 ? [] : [`${role} (${people} ${people === 1 ? 'person' : 'people'} in ${inUse.source})`];
      });
      if (held.length === 0) return [];
      return refusal(
        'role-value',
        change.address,
        `The deploy would take role values away that people may hold: ${held.join(', ')}. ` +
          'Okta refuses to save a person whose role is not in the list. Give those people another role first' +
          (inUse === undefined ? ', or name the access file with --config so that the guard can ask Klaviyo.' : '.'),
      );
    });
}

function roleList(side: ResourceChange['before']): readonly string[] {
  const values = side?.enum;
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
