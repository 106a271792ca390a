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

function isFound(meant: MeantRole): meant is Extract<MeantRole, { readonly role: unknown }> {
  return 'role' in meant;
}
