import { type Account } from '../../../access/access-model.js';
import { type OktaAppUser } from '../app/okta-app-state.js';
import { assignableRoles } from '../../../access/role.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

const PEOPLE = 'people of the app';

/** Whether anyone has the app by themselves, past the groups: neither the access file nor Terraform sees them. */
export function checkDirectAssignments({ appUsers }: OktaReadings): readonly CheckOutcome[] {
  if (appUsers.state !== 'read') return [notCheckable(PEOPLE, whyMissing('The people of the app', appUsers))];
  const people = appUsers.value;
  if (people.length === 0) return [notCheckable(PEOPLE, 'Nobody has the app.')];
  const direct = people.filter(({ scope }) => scope === 'USER');
  if (direct.length === 0) return [pass(PEOPLE, `All ${people.length} have it through a group.`)];
  return direct.map((person) =>
    fail(
      person.userName,
      `The app is assigned to them directly, with ${roleWords(person)}; no group decides it.`,
      "Convert the assignment to the group's in Okta's console under the app > Assignments > People, or take it away and " +
        'put the person into a group.',
    ),
  );
}

/** Whether Okta resolved a role for everybody, and one that the access file knows. */
export function checkResolvedRoles(account: Account, { appUsers }: OktaReadings): readonly CheckOutcome[] {
  if (appUsers.state !== 'read') return [notCheckable(PEOPLE, whyMissing('The people of the app', appUsers))];
  const people = appUsers.value;
  if (people.length === 0) return [notCheckable(PEOPLE, 'Nobody has the app.')];
  const known = assignableRoles(account).map(({ id }) => id);
  const wrong = people.filter(({ role }) => role === null || !known.includes(role));
  if (wrong.length === 0) return [pass(PEOPLE, `All ${people.length} have a role of the access file.`)];
  return wrong.map((person) =>
    fail(
      person.userName,
      `Okta resolved ${roleWords(person)} for them${isEmpty(person) ? '' : ', which is not a role of the access file'}.`,
      isEmpty(person)
        ? 'Look at the group that gives them the app, and at their own assignment: one of them has lost its role.'
        : 'Give the group or the person a role of the access file, or declare the role under customRoles.',
    ),
  );
}

function isEmpty({ role }: OktaAppUser): boolean {
  return role === null || role === '';
}

function roleWords(person: OktaAppUser): string {
  return isEmpty(person) ? 'no role' : `the role ${quoted(person.role)}`;
}
