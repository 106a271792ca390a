import { type Assignment } from '../../../access/access-model.js';
import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { appRoleId } from '../app/app-role-id.js';
import { type EntraAppRole, type EntraRoleAssignment, NO_ROLE } from '../app/entra-state.js';
import { type EntraReadings } from './entra-readings.js';
import { foundGroup, groupNamed } from './group-subject.js';

/** Whether each declared group is assigned to the application with its role, and with no other one. */
export function checkGroupAssignments(account: EntraAccount, readings: EntraReadings): readonly CheckOutcome[] {
  const { assigned, meantGroups } = readings;
  if (assigned.state !== 'read') {
    return [notCheckable('groups of the application', whyMissing('The assignments', assigned))];
  }
  return account.assignments.map((declared) => {
    const group = foundGroup(meantGroups, declared.group);
    if (group !== undefined) {
      return checkDeclared(
        account,
        declared,
        assigned.value.filter(({ principalId }) => principalId === group.id),
        rolesOf(readings),
      );
    }
    const why = meantGroups.state === 'read' ? 'The group was not found.' : whyMissing('The groups', meantGroups);
    return notCheckable(groupNamed(declared.group), why);
  });
}

function checkDeclared(
  account: EntraAccount,
  { group, role }: Assignment,
  found: readonly EntraRoleAssignment[],
  roles: readonly EntraAppRole[],
): CheckOutcome {
  const subject = groupNamed(group);
  const id = appRoleId(account, role).toLowerCase();
  const own = found.filter(({ roleId }) => roleId.toLowerCase() === id);
  const others = found.filter((one) => !own.includes(one));
  if (own.length > 0 && others.length === 0) return pass(subject, `It gives the role ${quoted(role)}.`);
  const words = others.map(({ roleId }) => roleWords(roleId, roles)).join(', ');
  if (own.length > 0) {
    return fail(
      subject,
      `It gives the role ${quoted(role)}, as declared, and ${words} too. Of several roles Entra pushes one, and which is not defined.`,
      `Remove the other assignment${others.length === 1 ? '' : 's'} of the group in Entra, under the enterprise application > Users and ` +
        `groups, and keep the one with the role ${quoted(role)}.`,
    );
  }
  if (others.length > 0) {
    return fail(
      subject,
      `It gives ${words}, where ${quoted(role)} is declared.`,
      'Deploy the stack. If the plan leaves the other assignment, remove it afterwards in Entra, under the enterprise application > Users and groups.',
    );
  }
  return fail(
    subject,
    `It is not assigned to the application, but is declared with the role ${quoted(role)}.`,
    'Deploy the stack. Groups can be assigned only with Microsoft Entra ID P1 or P2.',
  );
}

/** Whether anybody else has the application: Terraform does not see an assignment that was made by hand, and no deploy takes it away. */
export function checkOtherAssignments(account: EntraAccount, readings: EntraReadings): readonly CheckOutcome[] {
  const subject = 'assignments of the application';
  const { assigned, meantGroups } = readings;
  if (assigned.state !== 'read') return [notCheckable(subject, whyMissing('The assignments', assigned))];
  if (meantGroups.state !== 'read') return [notCheckable(subject, whyMissing('The groups', meantGroups))];
  const declared = new Set(account.assignments.flatMap(({ group }) => foundGroup(meantGroups, group)?.id ?? []));
  const missing = account.assignments.length - declared.size;
  const others = assigned.value.filter(
    ({ principalId, principalType }) => principalType !== 'ServicePrincipal' && !declared.has(principalId),
  );
  if (others.length > 0) return others.map((one) => otherAssignment(one, rolesOf(readings)));
  // A declared group that was not found could be one of those that count as declared.
  return assigned.value.length === 0 && missing > 0
    ? [notCheckable(subject, 'The application is assigned to nobody.')]
    : [pass(subject, 'It is assigned to declared groups alone.')];
}

function otherAssignment(
  { principalType, principalName, principalId, roleId }: EntraRoleAssignment,
  roles: readonly EntraAppRole[],
): CheckOutcome {
  const name = principalName === '' ? principalId : principalName;
  const words = roleWords(roleId, roles);
  if (principalType === 'Group') {
    return fail(
      groupNamed(name),
      `It is assigned to the application with ${words}, but not declared: its members get Klaviyo too. No plan shows it.`,
      'Declare it under assignments. Or put those of its members who should keep Klaviyo into a declared group, and then remove it in ' +
        'Entra, under the enterprise application > Users and groups.',
    );
  }
  return fail(
    `the person ${quoted(name)}`,
    `The application is assigned to them directly, with ${words}; no group decides it, and no plan shows it.`,
    'If they should keep Klaviyo, put them into a declared group first. Then remove their own assignment in Entra, under the enterprise ' +
      'application > Users and groups.',
  );
}

/** Whether groups are in the declared groups: Entra gives what is assigned to a group to its direct members alone. */
export function checkNestedGroups(_account: EntraAccount, { meantGroups }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'groups in groups';
  if (meantGroups.state !== 'read') return [notCheckable(subject, whyMissing('The groups', meantGroups))];
  const found = meantGroups.value.flatMap((meant) => ('group' in meant ? [meant.group] : []));
  if (found.length === 0) return [notCheckable(subject, 'Entra has none of the groups yet.')];
  const nesting = found.filter(({ members }) => members.nested.length > 0);
  if (nesting.length === 0) return [pass(subject, 'No declared group has another group in it.')];
  return nesting.map(({ name, members }) =>
    fail(
      groupNamed(name),
      `It has ${members.nested.map((one) => quoted(one.name)).join(', ')} in it, whose members get nothing: an application ` +
        'that is assigned to a group goes to its direct members alone.',
      'Put these people into the group themselves, or declare a rule (when) that chooses them.',
    ),
  );
}

function rolesOf({ application }: EntraReadings): readonly EntraAppRole[] {
  return application.state === 'read' ? application.value.roles : [];
}

/** A role that somebody has, in words; one without a value gives none in Klaviyo. */
function roleWords(roleId: string, roles: readonly EntraAppRole[]): string {
  const role = roles.find(({ id }) => id.toLowerCase() === roleId.toLowerCase());
  if (roleId === NO_ROLE) return 'no role';
  if (role === undefined) return `the app role ${roleId}, which the application does not have`;
  return role.value === null
    ? `${quoted(role.name)}, which gives no role in Klaviyo`
    : `the role ${quoted(role.value)}`;
}
