import { type Account } from '../../../access/access-model.js';
import { type MeantGroup } from '../app/read-meant-groups.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** Whether Okta has exactly one group that each assignment can mean, whatever a deploy has assigned before. */
export function checkGroups(_account: Account, readings: OktaReadings): readonly CheckOutcome[] {
  const { meantGroups } = readings;
  if (meantGroups.state !== 'read') {
    return [notCheckable('groups of the access file', whyMissing('The groups', meantGroups))];
  }
  return meantGroups.value.map((meant) => checkGroup(meant, readings));
}

function checkGroup(meant: MeantGroup, readings: OktaReadings): CheckOutcome {
  const { group: name, create } = meant.assignment;
  const subject = `the group ${quoted(name)}`;
  if ('group' in meant) {
    const { id, type } = meant.group;
    return (
      (create ? alreadyThere(subject, id, readings) : undefined) ?? pass(subject, `Okta has one (${id}, ${type}).`)
    );
  }
  const { code, problem, remedy } = meant.error;
  if (create && code === 'OKTA_NOT_FOUND') return pass(subject, 'Okta does not have it yet: the stack makes it.');
  return fail(subject, problem, remedy);
}

/** What is to be said of a group that the stack makes and that is there; undefined where a deploy has made it, or nothing is known. */
function alreadyThere(subject: string, id: string, { app, groupAssignments }: OktaReadings): CheckOutcome | undefined {
  const there = `The stack makes it (create: true), and Okta has a group of that name already (${id})`;
  if (app.state === 'failed' && app.error.code === 'OKTA_NOT_FOUND') {
    return notCheckable(
      subject,
      `${there}. The app is not found, so it is not known whether the stack has made it. ${waysOn(id)}`,
    );
  }
  if (groupAssignments.state !== 'read' || groupAssignments.value.some(({ groupId }) => groupId === id))
    return undefined;
  return fail(
    subject,
    `${there}, which is not assigned to the app: the stack has not made it, or its deploy stopped half-way.`,
    waysOn(id),
  );
}

function waysOn(id: string): string {
  return (
    'If the stack has not made it, the deploy would fail there, with a part of the plan done. Let the stack take the group over, with its members: ' +
    `terraform -chdir=cdktf.out/stacks/ACCOUNT import ADDRESS ${id}, where ADDRESS is the one of the group in the plan. Or take ` +
    'create: true out of its assignment in the access file: then the stack looks it up and leaves it as it is.'
  );
}
