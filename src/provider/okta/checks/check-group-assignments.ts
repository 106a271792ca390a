import { type Account, type Assignment } from '../../../access/access-model.js';
import { nameOneOf } from '../app/find-group.js';
import { isAssignedAs } from '../app/is-assigned-as.js';
import { type OktaGroupAssignment } from '../app/okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** Whether the groups of the app are those of the access file, each with its priority and its role. */
export function checkGroupAssignments(
  { assignments: declared }: Account,
  { groupAssignments }: OktaReadings,
): readonly CheckOutcome[] {
  if (groupAssignments.state !== 'read') {
    return [notCheckable('groups of the app', whyMissing('The groups of the app', groupAssignments))];
  }
  const assigned = groupAssignments.value;
  const extra = assigned.filter((found) => !declared.some((assignment) => isAssignedAs(assignment, found)));
  return [
    ...declared.flatMap((assignment) => checkDeclared(assignment, assigned)),
    ...extra.map(({ groupId, groupName, role }) =>
      fail(
        declared.some(({ group }) => group === groupName) ? `${named(groupName)} (${groupId})` : named(groupName),
        `It is assigned to the app with ${roleWords(role)}, but not declared: its members get Klaviyo too.`,
        'Declare it under assignments, or deploy the stack, which takes the app from it.',
      ),
    ),
  ];
}

function checkDeclared(declared: Assignment, assigned: readonly OktaGroupAssignment[]): readonly CheckOutcome[] {
  const subject = named(declared.group);
  const [found, ...others] = assigned.filter((one) => isAssignedAs(declared, one));
  if (found === undefined) {
    return [
      fail(
        subject,
        `It is not assigned to the app, but is declared with the role ${quoted(declared.role)}.`,
        'Deploy the stack.',
      ),
    ];
  }
  if (others.length > 0) {
    const all = [found, ...others].map(({ groupId: id, groupName: name }) => ({ id, name }));
    return [
      fail(
        subject,
        `Several groups of that name are assigned to the app: ${all.map(({ id }) => id).join(', ')}. It is not known which one is meant.`,
        nameOneOf(all),
      ),
    ];
  }
  const differences = [
    ...nameDifference(declared, found),
    ...roleDifference(declared, found),
    ...priorityDifference(declared, found),
  ];
  if (differences.length > 0) return differences;
  return [pass(subject, `It gives the role ${quoted(declared.role)} with priority ${declared.priority}.`)];
}

function nameDifference({ group, identity }: Assignment, { groupName }: OktaGroupAssignment): readonly CheckOutcome[] {
  if (identity?.by !== 'id' || identity.name === undefined || identity.name === groupName) return [];
  return [
    fail(
      named(group),
      `The group with its id (${identity.id}) is named ${quoted(groupName)} in Okta.`,
      'If it was renamed, write that name in the access file. Otherwise correct the id.',
    ),
  ];
}

function roleDifference(declared: Assignment, { role }: OktaGroupAssignment): readonly CheckOutcome[] {
  const subject = named(declared.group);
  if (role === declared.role) return [];
  if (role === null) {
    return [
      fail(
        subject,
        `Its role was cleared, where ${quoted(declared.role)} is declared. Terraform does not see that: its plan says ` +
          '"No changes".',
        // Not by -replace of the assignments: that takes the app from every group for a while.
        `Set the role ${quoted(declared.role)} in Okta's console under the app > Assignments > Groups.`,
      ),
    ];
  }
  return [
    fail(subject, `It gives ${roleWords(role)}, where ${quoted(declared.role)} is declared.`, 'Deploy the stack.'),
  ];
}

function priorityDifference(declared: Assignment, { priority }: OktaGroupAssignment): readonly CheckOutcome[] {
  if (priority === declared.priority) return [];
  const found = priority === undefined ? 'none' : String(priority);
  return [
    fail(
      named(declared.group),
      `Its priority is ${found}, where ${declared.priority} is declared. People in several groups may get another role.`,
      'Deploy the stack.',
    ),
  ];
}

function named(group: string): string {
  return `the group ${quoted(group)}`;
}

function roleWords(role: string | null): string {
  return role === null || role === '' ? 'no role' : `the role ${quoted(role)}`;
}
