import { GROUP_ASSIGNMENTS } from '../guard/group-assignment-block.js';
import { type ChangeJson, type PlanJson } from '../plan-json.js';
import { type GroupNames } from './group-names.js';
import { hasMark, type Marks, marksAt } from './marks.js';
import { shownValue, type ShownValue } from './shown-value.js';

export { GROUP_ASSIGNMENTS };

/** One `group` block of one side of a change of `okta_app_group_assignments`. */
export interface AssignedGroup {
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  readonly name: string | null;
  readonly role: ShownValue;
  readonly priority: ShownValue;
  /** What the profile holds besides the role, as JSON text; of a profile that is not JSON, all of it. */
  readonly otherProfile: string;
}

/** The groups of one side; undefined where they cannot be told: sensitive, or known only after the apply as a whole. */
export function assignedGroups(
  side: ChangeJson['before'],
  { sensitive, unknown, names, addresses }: GroupsContext,
): readonly AssignedGroup[] | undefined {
  const unknownGroups = marksAt(unknown, 'group');
  if (hasMark(marksAt(sensitive, 'group')) || unknownGroups === true) return undefined;
  const blocks = side?.group ?? [];
  if (!Array.isArray(blocks)) return undefined;
  return blocks.map((block: unknown, index) => {
    const { id, priority, profile } = Object(block) as { id?: unknown; priority?: unknown; profile?: unknown };
    const marks = marksAt(unknownGroups, String(index));
    const address = addresses.length === blocks.length ? addresses[index] : undefined;
    const told = typeof id === 'string' ? names.byId.get(id) : names.byAddress.get(address ?? '');
    return {
      id: typeof id === 'string' ? id : null,
      name: told ?? null,
      priority: hasMark(marksAt(marks, 'priority')) ? { shown: 'unknown' } : shownValue(priority),
      ...(hasMark(marksAt(marks, 'profile'))
        ? { role: { shown: 'unknown' }, otherProfile: '' }
        : profileParts(typeof profile === 'string' ? profile : '')),
    };
  });
}

export interface GroupsContext {
  readonly sensitive: Marks;
  readonly unknown: Marks;
  readonly names: GroupNames;
  /** What each block's `id` refers to in the configuration, in the blocks' order. */
  readonly addresses: readonly (string | undefined)[];
}

/**
 * What the `id` of each `group` block refers to, by the configuration: so a group that the deploy makes has a name before
 * it has an id. Empty for a resource in a module, whose references are relative to it.
 */
export function assignedAddresses(plan: PlanJson, address: string): readonly (string | undefined)[] {
  const resource = plan.configuration.root_module?.resources.find((other) => other.address === address);
  const blocks = resource?.expressions.group;
  return Array.isArray(blocks) ? blocks.map(referredResource) : [];
}

/** Terraform lists `okta_group.x.id` and the resource itself, `okta_group.x`, last. */
function referredResource(block: unknown): string | undefined {
  const { id } = Object(block) as { id?: unknown };
  const { references } = Object(id) as { references?: unknown };
  const last: unknown = Array.isArray(references) ? references.at(-1) : undefined;
  return typeof last === 'string' ? last : undefined;
}

function profileParts(profile: string): Pick<AssignedGroup, 'role' | 'otherProfile'> {
  const value = parsed(profile);
  if (typeof value !== 'object' || value === null) return { role: { shown: 'none' }, otherProfile: profile };
  const { role, ...rest } = value as Readonly<Record<string, unknown>>;
  const others = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
  return { role: shownValue(role), otherProfile: others.length === 0 ? '' : JSON.stringify(others) };
}

function parsed(profile: string): unknown {
  try {
    return JSON.parse(profile);
  } catch {
    return undefined;
  }
}
