import { type Assignment } from '../../../access/access-model.js';
import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { type OneLoginLiveRole } from '../app/onelogin-state.js';

import { type MeantRole } from '../app/read-meant-roles.js';
import { type OneLoginReadings, whyNoApp } from './onelogin-readings.js';
import { foundRole, ONE_OF_SEVERAL, possibleRoleIds, roleNamed } from './role-subject.js';

/** Whether OneLogin has exactly one role that each assignment can mean, or the stack makes it. */
export function checkRoles(_account: OneLoginAccount, readings: OneLoginReadings): readonly CheckOutcome[] {
  const { meantRoles } = readings;
  if (meantRoles.state !== 'read') {
    return [notCheckable('roles of OneLogin', whyMissing('The roles of OneLogin', meantRoles))];
  }
  return meantRoles.value.map((meant) => checkRole(meant, readings));
}

function checkRole(meant: MeantRole, readings: OneLoginReadings): CheckOutcome {
  const { group, create } = meant.assignment;
  const subject = roleNamed(group);
  if ('error' in meant) {
    const { code, problem, remedy } = meant.error;
    if (create && code === 'ONELOGIN_NOT_FOUND')
      return pass(subject, 'OneLogin does not have it yet: the stack makes it.');
    return fail(subject, problem, remedy);
  }
  return (
    (create ? alreadyThere(subject, meant.role, readings) : undefined) ??
    pass(subject, `OneLogin has it as ${meant.role.id}.`)
  );
}

/**
 * What is to be said of a role of OneLogin that the stack makes and that is there; undefined where a deploy has made it, or nothing is known. What becomes of
 * a second role of one name is not documented. An import would take the role's other apps away, so none is advised.
 */
function alreadyThere(
  subject: string,
  { id, name }: OneLoginLiveRole,
  { app }: OneLoginReadings,
): CheckOutcome | undefined {
  const there = `The stack makes it (create: true), and OneLogin has a role of that name already (${id})`;
  const ways =
    'Look at the plan. If it does not create the role, the stack has made it: deploy. If it does, use another name for the group in the access file, or ' +
    `name this role by its id, without create, when and members: group: { id: ${id}, name: ${quoted(name)} }.`;
  if (app.state === 'failed' && app.error.code === 'ONELOGIN_NOT_FOUND') {
    return notCheckable(
      subject,
      `${there}. The app is not found, so it is not known whether the stack has made it. ${ways}`,
    );
  }
  if (app.state !== 'read' || app.value.roleIds.includes(id)) return undefined;
  return fail(
    subject,
    `${there}, which does not give the app. The stack has not made it; or its deploy stopped half-way, or somebody took the app from the role.`,
    ways,
  );
}

/** Whether each declared role of OneLogin gives the app. */
export function checkRoleAccess(
  account: OneLoginAccount,
  { app, meantRoles }: OneLoginReadings,
): readonly CheckOutcome[] {
  const subject = 'roles that give the app';
  if (app.state !== 'read') return [notCheckable(subject, whyNoApp(app))];
  return account.assignments.map((assignment) => {
    const role = foundRole(meantRoles, assignment.group);
    if (role !== undefined) return accessOf(assignment, app.value.roleIds.includes(role.id));
    const why =
      meantRoles.state === 'read'
        ? 'The role of OneLogin was not found.'
        : whyMissing('The roles of OneLogin', meantRoles);
    return notCheckable(roleNamed(assignment.group), why);
  });
}

function accessOf({ group, create }: Assignment, gives: boolean): CheckOutcome {
  const subject = roleNamed(group);
  if (gives) return pass(subject, 'It gives the app.');
  return fail(
    subject,
    'It does not give the app, so its people do not get Klaviyo by it.',
    create
      ? 'Deploy the stack.'
      : 'Check the role in OneLogin under the app > Access. A deploy does not do it for a role that it has not made.',
  );
}

/** Whether no other role of OneLogin gives the app: no plan shows it, and no deploy takes the app from it. */
export function checkOtherRoles(
  account: OneLoginAccount,
  { app, meantRoles, givingRoles }: OneLoginReadings,
): readonly CheckOutcome[] {
  const subject = 'other roles that give the app';
  if (app.state !== 'read') return [notCheckable(subject, whyNoApp(app))];
  if (meantRoles.state !== 'read') return [notCheckable(subject, whyMissing('The roles of OneLogin', meantRoles))];
  const declared = account.assignments.flatMap(({ group }) => foundRole(meantRoles, group)?.id ?? []);
  const others = app.value.roleIds.filter((id) => !declared.includes(id));
  if (others.length === 0) return [pass(subject, 'Declared roles of OneLogin alone give it.')];
  const nameOf = (id: string): string | undefined =>
    givingRoles.state === 'read' ? givingRoles.value.find((role) => role.id === id)?.name : undefined;
  const possible = possibleRoleIds(meantRoles);
  return others.map((id) => {
    const role = roleNamed(nameOf(id) ?? id);
    if (possible.includes(id)) return notCheckable(`${role} (${id})`, ONE_OF_SEVERAL);
    return fail(
      role,
      `It gives the app${nameOf(id) === undefined ? '' : ` (id ${id})`}, but is not declared: its people get Klaviyo too. No plan shows it.`,
      'Declare it under assignments. Or put those of its people who should keep Klaviyo into a declared role of OneLogin first, and then take the ' +
        'app from this one, in OneLogin under the app > Access.',
    );
  });
}
