import { type ResourceChange } from '../terraform-plan.js';

/** One `group` block of `okta_app_group_assignments`; an id that is not known before the apply is undefined. */
export interface GroupAssignmentBlock {
  readonly id: string | undefined;
  readonly role: string | undefined;
}

export const GROUP_ASSIGNMENTS = 'okta_app_group_assignments';

/** The groups of one side of a change of `okta_app_group_assignments`. */
export function groupAssignmentBlocks(side: ResourceChange['before']): readonly GroupAssignmentBlock[] {
  const groups = side?.group;
  if (!Array.isArray(groups)) return [];
  return groups.map((group: { id?: unknown; profile?: unknown }) => ({
    id: typeof group.id === 'string' ? group.id : undefined,
    role: roleOfProfile(group.profile),
  }));
}

function roleOfProfile(profile: unknown): string | undefined {
  if (typeof profile !== 'string') return undefined;
  try {
    const value = (JSON.parse(profile) as { role?: unknown } | null)?.role;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
