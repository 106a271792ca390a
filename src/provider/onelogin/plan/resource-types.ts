import { type PlannedAttributes, type PlanSubject } from '../../plan-subjects.js';
import { isRoleRule } from './app-rules.js';
import { isRoleMapping } from './mappings.js';
import { setsUsers } from './roles.js';

const APPS: ReadonlySet<string> = new Set(['onelogin_apps', 'onelogin_saml_apps']);

const ROLE = 'onelogin_roles';

const RULE = 'onelogin_app_rules';

const MAPPING = 'onelogin_user_mappings';

/** Of the types without a subject: what a change of them may take away. */
const EFFECTS: ReadonlyMap<string, string> = new Map([
  [
    'onelogin_app_role_attachments',
    'It gives the app to a role of OneLogin or takes it from it. Several at once lose some of the roles (onelogin/onelogin 1.0.0): name the app ' +
      'in apps of onelogin_roles.',
  ],
  [
    RULE,
    'The rule does not only give the people in one role of OneLogin a Klaviyo role. It may give or take the Klaviyo role of others.',
  ],
  [
    MAPPING,
    'The mapping does not only put people into roles. It may change their status, their roles or their fields.',
  ],
  ['onelogin_users', 'It can end the access of people, or change what mappings read.'],
  ['onelogin_user_custom_attributes', 'It can change what mappings read, or the Klaviyo role that an attribute holds.'],
  ['onelogin_groups', 'It has a part in who can sign in to OneLogin: a group of OneLogin has a security policy.'],
]);

/** Types of which what is only created takes nothing from anybody. */
const HARMLESS_AT_FIRST: ReadonlySet<string> = new Set(['onelogin_users', 'onelogin_groups']);

/**
 * What a resource of onelogin/onelogin is about. A role of OneLogin is what an access file calls a group, and it gives the app itself; a rule of
 * the app is its assignment, as far as the Klaviyo role goes; and a mapping is the rule that fills it.
 */
export function subjectOf({
  type,
  values,
}: {
  readonly type: string;
  readonly values: PlannedAttributes;
}): PlanSubject {
  if (APPS.has(type)) return 'app';
  if (type === ROLE) return 'group';
  if (type === RULE) return isRoleRule(values) ? 'group assignment' : 'other';
  return type === MAPPING && isRoleMapping(values) ? 'rule' : 'other';
}

/** An app holds its parameters and whether it provisions, and a role may list its people. */
export function parts({
  type,
  after,
}: {
  readonly type: string;
  readonly after: PlannedAttributes;
}): readonly PlanSubject[] {
  if (APPS.has(type)) return ['provisioning', 'role attribute'];
  return type === ROLE && setsUsers(after) ? ['group members'] : [];
}

/** The attribute that holds the name by which people know a resource. */
export function nameAttribute(type: string): string | undefined {
  return APPS.has(type) || [ROLE, RULE, MAPPING].includes(type) ? 'name' : undefined;
}

/** Whether a type is one of onelogin/onelogin. */
export function ownsType(type: string): boolean {
  return type.startsWith('onelogin_');
}

/**
 * Of a type of the subject `other`: what its change may take away, as a sentence. Undefined where that is nothing, or where
 * the type is of another Terraform provider.
 *
 * @param creates - whether the change creates the resource, and does nothing to one that is there
 */
export function unjudgedEffect(type: string, creates: boolean): string | undefined {
  if (!ownsType(type) || (creates && HARMLESS_AT_FIRST.has(type))) return undefined;
  return EFFECTS.get(type) ?? 'It is not known what it does to the access of people.';
}
