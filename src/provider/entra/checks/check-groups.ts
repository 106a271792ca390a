import { quoted } from '../../../text/quoted.js';
import { type EntraAccount } from '../../../access/entra-account.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
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
  return (create ? alreadyThere(subject, id, readings) : undefined) ?? pass(subject, `Entra has one (${id}).`);
}

/**
 * What is to be said of a group that the stack makes and that is there; undefined where a deploy has made it, or nothing is known. Entra
 * would take a second group of the name, and then the name means two.
 */
function alreadyThere(subject: string, id: string, { application, assigned }: EntraReadings): CheckOutcome | undefined {
  const there = `The stack makes it (create: true), and Entra has a group of that name already (${id})`;
  if (application.state === 'failed' && application.error.code === 'ENTRA_NOT_FOUND') {
    return notCheckable(
      subject,
      `${there}. The application is not found, so it is not known whether the stack has made it. ${waysOn(id)}`,
    );
  }
  if (assigned.state !== 'read' || assigned.value.some(({ principalId }) => principalId === id)) return undefined;
  return fail(
    subject,
    `${there}, which is not assigned to the application: the stack has not made it, or its deploy stopped half-way.`,
    waysOn(id),
  );
}

function waysOn(id: string): string {
  return (
    'If the stack has not made it, the deploy would make a second group of that name, and nobody could tell the two apart. Let the stack ' +
    `take the group over, with its members: write adopt.groups under the account in the access file, with the id ${quoted(id)}. Or take ` +
    'create: true out of its assignment: then the stack looks it up and leaves it as it is.'
  );
}
