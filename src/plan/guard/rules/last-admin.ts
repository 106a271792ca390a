import { changesObject } from '../../plan-action.js';
import { type GuardRule } from '../guard-rule.js';

/**
 * Refuses to change who is in groups where the access file then declares too few people with full power. Where the people of the
 * directory were not read, nobody can count them, and `group-rule-changed` refuses the change of a rule.
 */
export const lastAdmin: GuardRule<'last-admin'> = {
  id: 'last-admin',
  judges: ['rule', 'group members'],
  run({ action }, { people }) {
    if (people === undefined || !changesObject(action)) return undefined;
    const { admins, minimumAdmins, source } = people;
    if (admins > 0 && admins >= minimumAdmins) return undefined;
    const count = admins === 0 ? 'nobody' : `only ${admins}`;
    return (
      `The deploy would change who is in groups, and by ${source} the access file then declares ${count} with full power, not ` +
      `counting the owner, where policy.minimumAdmins is ${minimumAdmins}. ` +
      (admins === 0 ? 'Only the owner could then let people in. ' : '') +
      'Put people into a group that gives a role such as admin.'
    );
  },
};
