/**
 * What Terraform would do to a resource.
 *
 * - `replace`: delete it and create another, in either order.
 * - `forget`: take it out of the state and leave it as it is.
 * - `forget and create`: leave the present one as it is, and create another (`destroy = false` in the configuration).
 */
export type PlanAction = 'no-op' | 'read' | 'create' | 'update' | 'delete' | 'replace' | 'forget' | 'forget and create';

/**
 * The lists that stand under `actions` in the JSON of a plan, as Terraform and OpenTofu write them (Terraform: JSON output
 * format, change representation; Terraform and OpenTofu: internal/command/jsonplan).
 */
const ACTIONS: ReadonlyMap<string, PlanAction> = new Map([
  ['no-op', 'no-op'],
  ['read', 'read'],
  ['create', 'create'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['delete,create', 'replace'],
  ['create,delete', 'replace'],
  ['forget', 'forget'],
  ['create,forget', 'forget and create'],
  ['forget,create', 'forget and create'],
]);

/** The action that a list under `actions` stands for; undefined for a list that is not known, which may do anything. */
export function planAction(actions: readonly string[]): PlanAction | undefined {
  return ACTIONS.get(actions.join(','));
}

/** Whether a list under `actions` is that of a replacement which creates before it deletes. */
export function createsFirst(actions: readonly string[]): boolean {
  return actions.join(',') === 'create,delete';
}

/** Whether the object that is there is deleted. */
export function deletes(action: PlanAction): boolean {
  return action === 'delete' || action === 'replace';
}

/** Whether an object is created where Terraform deletes none. */
export function onlyCreates(action: PlanAction): boolean {
  return action === 'create' || action === 'forget and create';
}

/** Whether something is done to an object, and not to Terraform's state alone. */
export function changesObject(action: PlanAction): boolean {
  return deletes(action) || onlyCreates(action) || action === 'update';
}
