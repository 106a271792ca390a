import { shellQuoted } from '../../../text/shell-quoted.js';
import { type EntraAccount } from '../../../access/entra-account.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { accessGroupId } from '../../resource-ids.js';
import { type MeantGroup } from '../app/read-meant-groups.js';
import { type EntraReadings } from './entra-readings.js';
import { groupNamed } from './group-subject.js';

/** Whether Entra has exactly one group that each assignment can mean, whatever a deploy has assigned before. */
export function checkGroups(_account: EntraAccount, readings: EntraReadings): readonly CheckOutcome[] {
  const { meantGroups } = readings;
  if (meantGroups.state !== 'read') {
    return [notCheckable('groups of the access file', whyMissing('The groups', meantGroups))];
  }
  return meantGroups.value.map((meant) => checkGroup(meant, readings));
}

function checkGroup(meant: MeantGroup, readings: EntraReadings): CheckOutcome {
  const { group: name, create } = meant.assignment;
  const subject = groupNamed(name);
  if ('error' in meant) {
    const { code, problem, remedy } = meant.error;
    if (create && code === 'ENTRA_NOT_FOUND') return pass(subject, 'Entra does not have it yet: the stack makes it.');
    return fail(subject, problem, remedy);
  }
  const { id } = meant.group;
  return (
    (create ? alreadyThere(subject, { id, name }, readings) : undefined) ?? pass(subject, `Entra has one (${id}).`)
  );
}

/**
 * What is to be said of a group that the stack makes and that is there; undefined where a deploy has made it, or nothing is known. Its
 * apply fails where a group of the name is there (`prevent_duplicate_names`).
 */
function alreadyThere(
  subject: string,
  group: { readonly id: string; readonly name: string },
  { application, assigned }: EntraReadings,
): CheckOutcome | undefined {
  const { id } = group;
  const there = `The stack makes it (create: true), and Entra has a group of that name already (${id})`;
  if (application.state === 'failed' && application.error.code === 'ENTRA_NOT_FOUND') {
    return notCheckable(
      subject,
      `${there}. The application is not found, so it is not known whether the stack has made it. ${waysOn(group)}`,
    );
  }
  if (assigned.state !== 'read' || assigned.value.some(({ principalId }) => principalId === id)) return undefined;
  return fail(
    subject,
    `${there}, which is not assigned to the application. The stack has not made it; or its deploy stopped half-way, or somebody has removed ` +
      'the assignment.',
    waysOn(group),
  );
}

/** An adoption needs an application that was made by hand, so the group is imported by itself. */
function waysOn({ id, name }: { readonly id: string; readonly name: string }): string {
  const address = shellQuoted(`azuread_group.${accessGroupId(name)}`);
  return (
    'Look at the plan. If it does not create the group, the stack has made it: deploy. If it does, the deploy would fail there, with a part ' +
    'of the plan done: let the stack take the group over, with its members: terraform -chdir=cdktf.out/stacks/ACCOUNT import ' +
    `${address} ${shellQuoted(`/groups/${id}`)}. Or, if the stack has not made it, take create: true out of its assignment in the access file: ` +
    'then the stack looks it up and leaves it as it is.'
  );
}
