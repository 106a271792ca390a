import { quoted } from '../../../text/quoted.js';
import { type MeantGroup } from '../app/read-meant-groups.js';
import { type EntraReadings } from './entra-readings.js';

/** A group as the subject of an outcome. */
export function groupNamed(name: string): string {
  return `the group ${quoted(name)}`;
}

/** The group of an assignment, if it was found. */
export function foundGroup(
  meantGroups: EntraReadings['meantGroups'],
  name: string,
): Extract<MeantGroup, { readonly group: unknown }>['group'] | undefined {
  if (meantGroups.state !== 'read') return undefined;
  const meant = meantGroups.value.find(({ assignment }) => assignment.group === name);
  return meant !== undefined && 'group' in meant ? meant.group : undefined;
}
