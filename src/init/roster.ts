import { rosterCsv } from '../people/roster-csv.js';
import { type Answers } from './answers.js';
import { fullPower, roleGroups } from './role-groups.js';

/**
 * The first roster: the owner, who needs no group, and an admin. With the owner alone nobody would be declared, and everybody
 * in Klaviyo would count as unexpected.
 */
export function rosterText({ owner = '', admin = '', group = '' }: Answers): string {
  const { group: admins } = fullPower(roleGroups(group)) ?? { group: '' };
  const active = { givenName: '', familyName: '', status: 'active' } as const;
  return rosterCsv([
    { ...active, userName: admin, groups: [admins] },
    { ...active, userName: owner, groups: [] },
  ]);
}
