import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { type GroupPeople } from '../group-people.js';
import { type GoogleUser } from '../read-users.js';
import { type GoogleReadings, type ReadGroup } from './google-readings.js';

const ALL = 'groups of Google Workspace';

/** Whether each group that the account looks up is there and can be read to its last member. */
export function checkGroups({ groups }: GoogleReadings): readonly CheckOutcome[] {
  return eachGroup(groups, ({ group, people }) => {
    const subject = `the group ${quoted(group)}`;
    if (people.state === 'read')
      return pass(
        subject,
        `Google has it, with ${people.value.ids.size === 1 ? '1 member' : `${String(people.value.ids.size)} members`}.`,
      );
    if (people.state === 'unread') return notCheckable(subject, people.reason);
    // A member outside is a check of its own; the group itself is there.
    if (people.error.code === 'GOOGLE_OUTSIDE') return pass(subject, 'Google has it.');
    return fail(subject, people.error.problem, people.error.remedy);
  });
}

/** Whether all members of the groups, at any depth, are users of the customer. */
export function checkMembersOutside({ groups }: GoogleReadings): readonly CheckOutcome[] {
  return eachGroup(groups, ({ group, people }) => {
    const subject = `members of the group ${quoted(group)}`;
    if (people.state === 'read') return pass(subject, 'All of them are users of the customer.');
    if (people.state === 'unread' || people.error.code !== 'GOOGLE_OUTSIDE') {
      return notCheckable(subject, whyMissing('The group', people));
    }
    return fail(subject, people.error.problem, people.error.remedy);
  });
}

/** Which groups are within the groups, whose members count as theirs. A warning where everybody of the customer is a member. */
export function checkNestedGroups({ groups }: GoogleReadings): readonly CheckOutcome[] {
  return eachGroup(groups, ({ group, people }) => {
    const subject = `groups within the group ${quoted(group)}`;
    if (people.state !== 'read') return notCheckable(subject, whyMissing('The group', people));
    const { nested, everyone } = people.value;
    if (everyone) {
      return warn(
        subject,
        'All users of the organisation are a member of it, or of a group within it, so everybody gets the role.',
        'Take that member out of the group, unless everybody is meant.',
      );
    }
    return pass(
      subject,
      nested.length === 0 ? 'There are none.' : `Their members count as its own: ${nested.join(', ')}.`,
    );
  });
}

/** Whether each group has an active member. Whoever is suspended or archived gets nothing. */
export function checkActiveMembers({ groups, users }: GoogleReadings): readonly CheckOutcome[] {
  if (users.state !== 'read') return [notCheckable(ALL, whyMissing('The users', users))];
  const active = new Set(users.value.filter((user) => user.active).map(({ id }: GoogleUser) => id));
  return eachGroup(groups, ({ group, people }) => {
    const subject = `active members of the group ${quoted(group)}`;
    if (people.state !== 'read') return notCheckable(subject, whyMissing('The group', people));
    return activeOutcome(subject, people.value, active);
  });
}

function activeOutcome(subject: string, { ids }: GroupPeople, active: ReadonlySet<string>): CheckOutcome {
  const inactive = [...ids].filter((id) => !active.has(id)).length;
  const said = `${String(ids.size - inactive)} active, ${String(inactive)} suspended or archived.`;
  if (ids.size > inactive) return pass(subject, said);
  return warn(
    subject,
    `${said} So it gives nobody its role.`,
    'Add somebody to the group in Google Workspace, or take its assignment out of the access file.',
  );
}

/** One outcome for each group, or one for all where there is nothing to say of any. */
function eachGroup(
  groups: GoogleReadings['groups'],
  outcome: (group: ReadGroup) => CheckOutcome,
): readonly CheckOutcome[] {
  if (groups.state !== 'read') return [notCheckable(ALL, whyMissing('The groups', groups))];
  if (groups.value.length === 0) return [pass(ALL, 'The account looks no group up.')];
  return groups.value.map(outcome);
}
