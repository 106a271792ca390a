import { type PlannedGroup, type PlannedSide, type PlanProvider } from '../../provider/plan-subjects.js';
import { type PlanJson } from '../plan-json.js';
import { type GroupNames } from './group-names.js';

/** A group of one side of a change of group assignments, with its name where the plan holds it. */
export interface NamedGroup extends Omit<PlannedGroup, 'name'> {
  readonly name: string | null;
}

/**
 * The groups of one side of a change, by name; undefined where they cannot be read or must not be shown.
 *
 * @param addresses - what the id of each group refers to in the configuration, in the order of the groups
 */
export function namedGroups(
  side: PlannedSide,
  { plan }: PlanProvider,
  names: GroupNames,
  addresses: readonly (string | undefined)[],
): readonly NamedGroup[] | undefined {
  const groups = plan.assignedGroups(side);
  return groups?.map((group, index) => {
    const address = addresses.length === groups.length ? addresses[index] : undefined;
    const name = group.id === null ? names.byAddress.get(address ?? '') : names.byId.get(group.id);
    return { ...group, name: name ?? group.name ?? null };
  });
}

/**
 * What the id of each group refers to in the configuration. So a group that the deploy makes has a name before it has an id.
 * Empty for a resource in a module, whose references are relative to it.
 */
export function groupReferences(
  { configuration }: PlanJson,
  address: string,
  provider: PlanProvider,
): readonly (string | undefined)[] {
  const resource = configuration.root_module?.resources.find((other) => other.address === address);
  return resource === undefined ? [] : provider.plan.assignedGroupReferences(resource.expressions);
}
