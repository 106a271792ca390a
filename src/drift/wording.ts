import { type Account } from '../access/access-model.js';
import { type AssignedPerson } from '../people/assigned-person.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type ProviderWords } from '../provider/words.js';
import { whyDeclared } from '../people/why-declared.js';
import { quoted } from '../text/quoted.js';

/** What drift needs of a provider's words. */
export type DriftWords = Pick<
  ProviderWords,
  | 'name'
  | 'pushAgain'
  | 'convertToGroup'
  | 'assignments'
  | 'peopleAssignments'
  | 'groupAssignments'
  | 'groups'
  | 'roleValues'
  | 'takenOutOfRule'
  | 'applyToThoseThere'
  | 'profiles'
  | 'clearedRole'
  | 'leaveOut'
>;

/** How messages speak of an identity provider of which only that it is one is known. */
export const NEUTRAL_WORDS: DriftWords = {
  name: 'the identity provider',
  pushAgain: 'look for the error of the push in the identity provider, and push the person again from there',
  convertToGroup: 'convert the direct assignment to a group assignment in the identity provider',
  assignments: 'the assignments of the app in the identity provider',
  peopleAssignments: 'the assignments of the app to people in the identity provider',
  groupAssignments: 'the assignments of the app to groups in the identity provider',
  groups: 'the groups of the identity provider',
  roleValues: 'the list of roles of the app in the identity provider',
  takenOutOfRule: 'the rule decides again, whoever is taken out by hand',
  applyToThoseThere: undefined,
  profiles: "the person's profile in the identity provider",
  clearedRole: 'a deploy may not see that it was cleared',
  leaveOut: 'leave the identity provider out, with a roster as the directory',
};

/**
 * An imperative clause: how a record comes right in an account without an identity provider. Where klaviyo-access provisions the account, a plan of
 * writes does it, and with it whatever else is due.
 *
 * @param write - what it takes, if the access file lets klaviyo-access do it
 * @param byHand - the same in Klaviyo, as an imperative clause
 */
export function inKlaviyo({ direct }: Pick<Account, 'direct'>, write: PlannedWrite, byHand: string): string {
  return direct?.[write] === true
    ? 'plan and apply the writes (klaviyo-access reconcile plan --out plan.json)'
    : byHand;
}

type PlannedWrite = 'create' | 'update' | 'deactivate';

/** A role in a message; a record may have none. */
export function roleWords(role: string | undefined): string {
  return role === undefined ? 'no role' : `the role ${quoted(role)}`;
}

/** The role of an assignment in a message; it may be one of several. */
export function assignedRoleWords(
  assignment: Pick<AssignedPerson, 'role' | 'possibleRoles' | 'mayLackRole' | 'roleUnknownBecause'>,
): string {
  const { role, possibleRoles, mayLackRole = false, roleUnknownBecause } = assignment;
  if (roleUnknownBecause !== undefined) return `a role that cannot be told, since ${roleUnknownBecause}`;
  if (possibleRoles === undefined) return roleWords(role ?? undefined);
  const [one, ...others] = possibleRoles.map(quoted);
  const roles = others.length === 0 ? `the role ${one}` : `one of the roles ${[one, ...others].join(' and ')}`;
  return mayLackRole ? `${roles} or no role` : roles;
}

/** All roles of an assignment of which the provider pushes one, as they are listed in a message. */
export function possibleRoleWords(assignment: Pick<AssignedPerson, 'possibleRoles' | 'mayLackRole'>): string {
  const { possibleRoles = [], mayLackRole = false } = assignment;
  return [...possibleRoles.map(quoted), ...(mayLackRole ? ['no role'] : [])].join(' and ');
}

/** The role of a record, with its preposition. A record that contradicts itself may name roles, and none of them counts. */
export function withRole({ role, conflicts }: Pick<ProvisionedPerson, 'role' | 'conflicts'>): string {
  return role === undefined && conflicts.length > 0 ? 'without a clear role' : `with ${roleWords(role)}`;
}

/** What is declared of a person, as a clause. */
export function declaredWords(declared: DeclaredPerson): string {
  return `the access file declares ${quoted(declared.role)} (${whyDeclared(declared)})`;
}

/** What is declared of a person, at the start of a sentence. */
export function declaredAs(declared: DeclaredPerson): string {
  return `Declared as ${quoted(declared.role)} (${whyDeclared(declared)})`;
}

/** The text with its first letter in upper case, to begin a sentence with a clause. */
export function asSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}
