import { type PlannedAttributes, type PlanProvider } from '../provider/plan-subjects.js';
import { type PlanAction } from './plan-action.js';

/** The roles that assignments name by their ids, before and after the deploy. */
export interface RoleNames {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** What of a plan may hold such roles: what it changes, and what it shows besides. */
export interface RoleSources {
  readonly changes: readonly {
    readonly type: string;
    readonly action: PlanAction;
    readonly before: PlannedAttributes;
    readonly after: PlannedAttributes;
  }[];
  readonly shown: readonly { readonly type: string; readonly values: PlannedAttributes }[];
}

/**
 * Collects them. What the plan only shows, such as an app that is looked up, holds on both sides, but for the roles that a change takes
 * away or names anew: what is looked up is read before the deploy.
 */
export function roleNames({ changes, shown }: RoleSources, providers: readonly PlanProvider[]): RoleNames {
  const rolesOf = (type: string, values: PlannedAttributes): readonly (readonly [string, string])[] =>
    providers.find(({ plan }) => plan.ownsType(type))?.plan.roleNames({ type, values }) ?? [];
  const known = shown.flatMap(({ type, values }) => rolesOf(type, values));
  const before = changes.flatMap((change) => rolesOf(change.type, change.before));
  const after = changes.flatMap((change) =>
    rolesOf(change.type, change.action === 'forget' ? change.before : change.after),
  );
  const changed = new Set(before.map(([id]) => id));
  return {
    before: new Map([...known, ...before]),
    after: new Map([...known.filter(([id]) => !changed.has(id)), ...after]),
  };
}
