import { GROUP_ASSIGNMENTS, assignedAddresses, assignedGroups } from './assigned-groups.js';
import { isRoleAttribute } from '../guard/role-attribute.js';
import { attributeChanges } from './attribute-changes.js';
import { groupAssignmentChanges } from './group-assignment-changes.js';
import { type GroupNames } from './group-names.js';
import { hasMark, marksAt } from './marks.js';
import { type ChangeJson, type PlanJson, type ResourceChangeJson } from '../plan-json.js';
import {
  type ChangeAction,
  type GroupAssignmentChange,
  type PlanSubject,
  type ResourceSummary,
} from './plan-summary.js';
import { changesRoles, ROLE_LIST_ATTRIBUTES, roleListChange } from './role-list-change.js';
import { type AttributeChange } from './shown-value.js';

interface Kind {
  readonly subject: PlanSubject;
  /** The attribute that holds its name. */
  readonly named?: string;
}

/** What the types of resources are to the house. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['okta_app_saml', { subject: 'app', named: 'label' }],
  [GROUP_ASSIGNMENTS, { subject: 'group assignments' }],
  ['okta_group', { subject: 'group', named: 'name' }],
  ['okta_app_features', { subject: 'provisioning features', named: 'name' }],
  ['okta_app_connection', { subject: 'provisioning connection' }],
]);

/** What becomes of one resource; undefined if nothing does. */
export function resourceSummary(
  resource: ResourceChangeJson,
  plan: PlanJson,
  names: GroupNames,
): ResourceSummary | undefined {
  const action = actionOf(resource);
  if (action === undefined) return undefined;
  const { change } = resource;
  const { subject, named } = isRoleAttribute({ type: resource.type, ...change })
    ? { subject: 'role attribute' as const, named: undefined }
    : (KINDS.get(resource.type) ?? { subject: 'other' as const, named: undefined });
  return {
    address: resource.deposed === undefined ? resource.address : `${resource.address} (deposed ${resource.deposed})`,
    subject,
    name: named === undefined ? null : nameOf(change, named),
    action,
    imported: isImported(change),
    movedFrom: resource.previous_address ?? null,
    ...detailsOf(resource, { subject, action }, plan, names),
  };
}

type Details = Pick<ResourceSummary, 'roles' | 'groups' | 'attributes'>;

/** What is forgotten stays as it is in Okta, so nothing is told of it. */
function detailsOf(
  resource: ResourceChangeJson,
  { subject, action }: Pick<ResourceSummary, 'subject' | 'action'>,
  plan: PlanJson,
  names: GroupNames,
): Details {
  if (action === 'forget') return { roles: null, groups: [], attributes: [] };
  const { change } = resource;
  const roles = subject === 'role attribute' ? roleListChange(change) : undefined;
  const groups = subject === 'group assignments' ? groupsOf(resource, action, plan, names) : undefined;
  const told = new Set([...(roles ? ROLE_LIST_ATTRIBUTES : []), ...(groups ? ['group'] : [])]);
  return {
    roles: roles !== undefined && changesRoles(roles) ? roles : null,
    groups: groups ?? [],
    attributes: attributesOf(change, action, told),
  };
}

function actionOf({ change, previous_address: previous }: ResourceChangeJson): ChangeAction | undefined {
  const does = (action: ChangeJson['actions'][number]): boolean => change.actions.includes(action);
  if (does('create')) return does('delete') ? 'replace' : 'create';
  if (does('delete')) return 'destroy';
  if (does('update')) return 'update';
  if (does('forget')) return 'forget';
  if (isImported(change)) return 'import';
  return previous === undefined ? undefined : 'move';
}

function isImported({ importing }: ChangeJson): boolean {
  return importing !== undefined && importing !== null;
}

function nameOf(change: ChangeJson, attribute: string): string | null {
  const marks = [change.before_sensitive, change.after_sensitive];
  const name = (change.after ?? change.before)?.[attribute];
  return typeof name === 'string' && !marks.some((of) => hasMark(marksAt(of, attribute))) ? name : null;
}

function groupsOf(
  { address, change }: ResourceChangeJson,
  action: ChangeAction,
  plan: PlanJson,
  names: GroupNames,
): readonly GroupAssignmentChange[] | undefined {
  const addresses = assignedAddresses(plan, address);
  const before = assignedGroups(change.before, {
    sensitive: change.before_sensitive,
    unknown: undefined,
    names,
    addresses: [],
  });
  const after = assignedGroups(change.after, {
    sensitive: change.after_sensitive,
    unknown: change.after_unknown,
    names,
    addresses,
  });
  if (before === undefined || after === undefined) return undefined;
  // A replacement takes every group off before it assigns the same ones.
  return action === 'replace'
    ? [...groupAssignmentChanges(before, []), ...groupAssignmentChanges([], after)]
    : groupAssignmentChanges(before, after);
}

/** Of what goes as a whole no attribute is told; of what is made, none that is left empty. */
function attributesOf(change: ChangeJson, action: ChangeAction, told: ReadonlySet<string>): readonly AttributeChange[] {
  if (action === 'destroy') return [];
  const changes = attributeChanges(change, told);
  return action === 'create' ? changes.filter(({ after }) => after.shown !== 'value' || after.value !== '') : changes;
}
