import { quoted } from '../../../text/quoted.js';
import { type OneLoginLiveRole } from '../app/onelogin-state.js';

import { type MeantRole } from '../app/read-meant-roles.js';
import { type OneLoginReadings } from './onelogin-readings.js';

/** A role of OneLogin as the subject of an outcome: it is what the access file calls a group. */
export function roleNamed(name: string): string {
  return `the role of OneLogin ${quoted(name)}`;
}

/** The role of OneLogin of an assignment, if it was found. */
export function foundRole(meantRoles: OneLoginReadings['meantRoles'], group: string): OneLoginLiveRole | undefined {
  if (meantRoles.state !== 'read') return undefined;
  const meant = meantRoles.value.find(({ assignment }) => assignment.group === group);
  return meant !== undefined && isFound(meant) ? meant.role : undefined;
}

/**
 * The ids of the roles of OneLogin of which it is not known which one an assignment means. One of them is declared: nobody must be advised to take
 * the app from it, or to switch off its rule.
 */
export function possibleRoleIds(meantRoles: OneLoginReadings['meantRoles']): readonly string[] {
  if (meantRoles.state !== 'read') return [];
  return meantRoles.value.flatMap((meant) => (isFound(meant) ? [] : meant.error.candidates));
}

/** Why nothing is said of one of these roles, or of its rule. */
export const ONE_OF_SEVERAL =
  'The access file may mean this role of OneLogin or another one of the same name. See what is said of that name first.';

function isFound(meant: MeantRole): meant is Extract<MeantRole, { readonly role: unknown }> {
  return 'role' in meant;
}
