import { type Account } from '../../../access/access-model.js';
import { type MeantGroup } from '../app/read-meant-groups.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** Whether Okta has exactly one group that each assignment can mean, whatever a deploy has assigned before. */
export function checkGroups(_account: Account, { meantGroups }: OktaReadings): readonly CheckOutcome[] {
  if (meantGroups.state !== 'read') {
    return [notCheckable('groups of the access file', whyMissing('The groups', meantGroups))];
  }
  return meantGroups.value.map(checkGroup);
}

function checkGroup(meant: MeantGroup): CheckOutcome {
  const { group: name, create } = meant.assignment;
  const subject = `the group ${quoted(name)}`;
  if ('group' in meant) return pass(subject, `Okta has one (${meant.group.id}, ${meant.group.type}).`);
  const { code, problem, remedy } = meant.error;
  if (create && code === 'OKTA_NOT_FOUND') return pass(subject, 'Okta does not have it yet: the stack makes it.');
  return fail(subject, problem, remedy);
}
