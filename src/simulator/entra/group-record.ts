import { badRequest, notFound, requestDenied } from './errors.js';
import { isDynamic, membersOf, objectById } from './group-members.js';
import { type Json, text, texts } from './json-value.js';
import { readRule } from './membership-rule/read-rule.js';
import { RuleError } from './membership-rule/rule-error.js';
import { type EntraGroup, type World } from './world.js';

/** A group as somebody makes it; what is left out is as Graph has it for a security group. */
export interface NewGroup {
  readonly displayName: string;
  readonly description?: string | null | undefined;
  readonly mailNickname?: string | undefined;
  readonly mailEnabled?: boolean | undefined;
  readonly securityEnabled?: boolean | undefined;
  readonly groupTypes?: readonly string[] | undefined;
  readonly isAssignableToRole?: boolean | null | undefined;
  readonly membershipRule?: string | null | undefined;
  readonly membershipRuleProcessingState?: 'On' | 'Paused' | undefined;
}

/** Makes a group. @throws GraphError 400 for a rule that Entra does not take */
export function createGroup(world: World, group: NewGroup): EntraGroup {
  const { displayName, groupTypes = [], membershipRule = null } = group;
  const dynamic = groupTypes.includes('DynamicMembership');
  if (dynamic) checkRule(membershipRule);
  else if (membershipRule !== null) throw badRequest("A membershipRule takes the groupType 'DynamicMembership'.");
  const made: EntraGroup = {
    id: world.ids.uuid('group'),
    createdDateTime: world.timestamp(),
    displayName,
    description: group.description ?? null,
    mailNickname: group.mailNickname ?? displayName.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 64),
    mailEnabled: group.mailEnabled ?? false,
    securityEnabled: group.securityEnabled ?? true,
    groupTypes,
    isAssignableToRole: group.isAssignableToRole ?? null,
    membershipRule,
    membershipRuleProcessingState: dynamic ? (group.membershipRuleProcessingState ?? 'On') : null,
    members: new Set(),
    owners: new Set(),
  };
  world.groups.set(made.id, made);
  return made;
}

/** Makes a group of the body of a POST (learn.microsoft.com, "Create group"). @throws GraphError 400, 404 */
export function createGroupOf(world: World, body: Json): EntraGroup {
  for (const name of ['displayName', 'mailNickname']) {
    if (text(body[name]) === undefined) {
      throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
    }
  }
  for (const name of ['mailEnabled', 'securityEnabled']) {
    if (typeof body[name] !== 'boolean') {
      throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
    }
  }
  if (body.mailEnabled === true && !texts(body.groupTypes).includes('Unified')) {
    throw badRequest(
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
    );
  }
  const [owners, members] = [bound(body, 'owners'), bound(body, 'members')];
  for (const id of [...owners, ...members]) if (objectById(world, id) === undefined) throw notFound(id);
  const group = createGroup(world, body as unknown as NewGroup);
  for (const id of owners) group.owners.add(id);
  for (const id of members) group.members.add(id);
  return group;
}

/** The ids that a body names as `owners@odata.bind` or `members@odata.bind`. */
function bound(body: Json, name: string): readonly string[] {
  return texts(body[`${name}@odata.bind`]).map(referencedId);
}

/** The id at the end of a reference such as `https://graph.microsoft.com/v1.0/directoryObjects/{id}`. */
export function referencedId(reference: unknown): string {
  const id = typeof reference === 'string' ? /([^/]+)\/?$/.exec(reference)?.[1] : undefined;
  if (id === undefined) throw badRequest('A reference to an object is required: "@odata.id".');
  return id.toLowerCase();
}

/** Most members that one PATCH adds (learn.microsoft.com, "Add members"). */
const MAX_BOUND = 20;

/** Writes a PATCH body to a group (learn.microsoft.com, "Update group"). @throws GraphError 400, 403, 404 */
export function changeGroup(world: World, group: EntraGroup, body: Json): void {
  if (body.displayName !== undefined && text(body.displayName) === undefined) {
    throw badRequest("Invalid value specified for property 'displayName' of resource 'Group'.");
  }
  if (typeof body.isAssignableToRole === 'boolean' && body.isAssignableToRole !== (group.isAssignableToRole ?? false)) {
    throw badRequest("Property 'isAssignableToRole' cannot be changed.");
  }
  const types = Array.isArray(body.groupTypes) ? texts(body.groupTypes) : group.groupTypes;
  const rule =
    body.membershipRule === undefined ? group.membershipRule : ((body.membershipRule ?? null) as string | null);
  const dynamic = types.includes('DynamicMembership');
  if (dynamic) checkRule(rule);
  const members = bound(body, 'members');
  if (members.length > MAX_BOUND) throw badRequest(`At most ${String(MAX_BOUND)} members can be added at once.`);

  const before = membersOf(world, group).map(({ id }) => id);
  const state = body.membershipRuleProcessingState ?? group.membershipRuleProcessingState ?? 'On';
  const keeps = isDynamic(group) && (!dynamic || state === 'Paused');
  group.groupTypes = types;
  group.membershipRule = dynamic ? rule : null;
  group.membershipRuleProcessingState = dynamic ? (state === 'Paused' ? 'Paused' : 'On') : null;
  if (keeps) for (const id of before) group.members.add(id);
  else if (dynamic) group.members.clear();
  group.displayName = text(body.displayName) ?? group.displayName;
  group.mailNickname = text(body.mailNickname) ?? group.mailNickname;
  if (body.description !== undefined) group.description = text(body.description) ?? null;
  if (typeof body.securityEnabled === 'boolean') group.securityEnabled = body.securityEnabled;
  for (const id of members) addMember(world, group, id);
}

/** Puts somebody into a group. @throws GraphError 400 if they are in it, 403 for a dynamic group, 404 */
export function addMember(world: World, group: EntraGroup, id: string): void {
  if (isDynamic(group)) throw dynamicMembers();
  if (objectById(world, id) === undefined) throw notFound(id);
  if (group.members.has(id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  group.members.add(id);
}

/** Takes somebody out of a group. @throws GraphError 403 for a dynamic group, 404 */
export function removeMember(group: EntraGroup, id: string): void {
  if (isDynamic(group)) throw dynamicMembers();
  if (!group.members.delete(id)) throw notFound(id);
}

/** Members of a dynamic group cannot be changed by hand (learn.microsoft.com). The status is assumed. */
function dynamicMembers(): Error {
  return requestDenied();
}

/** Deletes a group with its assignments to apps. */
export function deleteGroup(world: World, { id }: EntraGroup): void {
  world.groups.delete(id);
  for (const group of world.groups.values()) group.members.delete(id);
  for (const assignment of world.assignments.values()) {
    if (assignment.principalId === id) world.assignments.delete(assignment.id);
  }
}

/** The group under an id. @throws GraphError 404 */
export function groupById(world: World, id: string | undefined): EntraGroup {
  const group = world.groups.get(String(id).toLowerCase());
  if (group === undefined) throw notFound(String(id));
  return group;
}

function checkRule(rule: string | null): void {
  if (rule === null || rule.trim() === '') {
    throw badRequest("A value is required for property 'membershipRule' of resource 'Group'.");
  }
  try {
    readRule(rule);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw badRequest(
      `Invalid value specified for property 'membershipRule' of resource 'Group'. The rule ${error.message}.`,
    );
  }
}
