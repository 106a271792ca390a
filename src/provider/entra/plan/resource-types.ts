import { type PlannedAttributes, type PlanSubject } from '../../plan-subjects.js';
import { isText } from '../../plain-values.js';
import { hasRoleBlocks } from './app-roles.js';
import { hasRule } from './rules.js';

/** What the resource types of hashicorp/azuread are about. An assignment is one of a group or of a person by its principal. */
const SUBJECTS: ReadonlyMap<string, PlanSubject> = new Map([
  ['azuread_application_from_template', 'app'],
  ['azuread_application', 'app'],
  ['azuread_application_registration', 'app'],
  ['azuread_service_principal', 'app'],
  ['azuread_application_app_role', 'app role'],
  ['azuread_group', 'group'],
  ['azuread_group_without_members', 'group'],
  ['azuread_group_member', 'group members'],
  ['azuread_synchronization_job', 'provisioning'],
  ['azuread_synchronization_secret', 'provisioning'],
]);

const ASSIGNMENT = 'azuread_app_role_assignment';

const ON_DEMAND = 'azuread_synchronization_job_provision_on_demand';

const NAMED: ReadonlySet<PlanSubject> = new Set(['app', 'app role', 'group']);

/**
 * Resources whose change takes the app from nobody: owners, administrators' roles, what belongs to apps that call others, and
 * administrative units (the provider's documentation, version 3.7.0).
 */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'azuread_administrative_unit',
  'azuread_administrative_unit_member',
  'azuread_administrative_unit_role_member',
  'azuread_application_api_access',
  'azuread_application_certificate',
  'azuread_application_fallback_public_client',
  'azuread_application_federated_identity_credential',
  'azuread_application_flexible_federated_identity_credential',
  'azuread_application_known_clients',
  'azuread_application_owner',
  'azuread_application_password',
  'azuread_application_permission_scope',
  'azuread_application_pre_authorized',
  'azuread_custom_directory_role',
  'azuread_directory_role',
  'azuread_directory_role_assignment',
  'azuread_directory_role_eligibility_schedule_request',
  'azuread_directory_role_member',
  'azuread_group_role_management_policy',
  'azuread_service_principal_certificate',
  'azuread_service_principal_delegated_permission_grant',
  'azuread_service_principal_password',
]);

/** How the types begin that decide who can sign in at all, or under which conditions. */
const SIGN_ON = [
  'azuread_authentication_strength_policy',
  'azuread_conditional_access_policy',
  'azuread_named_location',
] as const;

/** What single sign-on to an app is made of. What is only created adds to it. */
const SIGN_ON_OF_APP = [
  'azuread_application_identifier_uri',
  'azuread_application_optional_claims',
  'azuread_application_redirect_uris',
  'azuread_claims_mapping_policy',
  'azuread_service_principal_claims_mapping_policy_assignment',
  'azuread_service_principal_token_signing_certificate',
] as const;

/** How the types begin that are about people, or that put people into groups for a time. */
const PEOPLE = [
  'azuread_access_package',
  'azuread_invitation',
  'azuread_privileged_access_group',
  'azuread_user',
] as const;

/** What a resource is about. The principal of a new assignment has no type yet: it is a person's if the plan shows that person. */
export function subjectOf(
  { type, values }: { readonly type: string; readonly values: PlannedAttributes },
  people?: { readonly has: (id: string) => boolean },
): PlanSubject {
  if (type !== ASSIGNMENT) return SUBJECTS.get(type) ?? 'other';
  const { principal_type: kind, principal_object_id: id } = values ?? {};
  if (kind === 'User' || (!isText(kind) && isText(id) && people?.has(id) === true)) return 'person assignment';
  return !isText(kind) || kind === '' || kind === 'Group' ? 'group assignment' : 'other';
}

/** A group may hold the rule that fills it and the list of its members, and an application its roles. */
export function parts({
  type,
  before,
  after,
}: {
  readonly type: string;
  readonly before: PlannedAttributes;
  readonly after: PlannedAttributes;
}): readonly PlanSubject[] {
  const sides = [before, after];
  if (type === 'azuread_application') return sides.some(hasRoleBlocks) ? ['app role'] : [];
  if (SUBJECTS.get(type) !== 'group') return [];
  if (sides.some(hasRule)) return ['rule'];
  return type === 'azuread_group' && sides.some((side) => listsMembers(side)) ? ['group members'] : [];
}

function listsMembers(values: PlannedAttributes): boolean {
  return Array.isArray(values?.members) && values.members.length > 0;
}

/** The attribute that holds the name by which people know a resource. */
export function nameAttribute(type: string): string | undefined {
  const subject = SUBJECTS.get(type);
  return subject !== undefined && NAMED.has(subject) ? 'display_name' : undefined;
}

/** Whether a type is one of hashicorp/azuread. */
export function ownsType(type: string): boolean {
  return type.startsWith('azuread_');
}

/**
 * Of a type of the subject `other`: what its change may take away, as a sentence. Undefined where that is nothing, or where
 * the type is of another Terraform provider.
 *
 * @param creates - whether the change creates the resource, and does nothing to one that is there
 */
export function unjudgedEffect(type: string, creates: boolean): string | undefined {
  if (!ownsType(type) || WITHOUT_EFFECT.has(type)) return undefined;
  if (type === ON_DEMAND)
    return 'It provisions the people whom it names at once, as the attribute mapping is at that time.';
  if (SIGN_ON.some((start) => type.startsWith(start)))
    return 'It has a part in who can sign in to Entra or to the application.';
  if (SIGN_ON_OF_APP.some((start) => type.startsWith(start))) {
    return creates ? undefined : 'It has a part in how people sign in to the application.';
  }
  if (PEOPLE.some((start) => type.startsWith(start))) {
    return creates
      ? undefined
      : 'It can end the access of people, take them out of groups, or change what membership rules read.';
  }
  if (type === ASSIGNMENT) return 'It assigns an application to another application.';
  return 'It is not known what it does to the access of people.';
}

/** Provisioning on demand is done when it was created: its deletion does nothing (the provider's documentation, version 3.7.0). */
export function deletionKeeps(type: string): boolean {
  return type === ON_DEMAND;
}
