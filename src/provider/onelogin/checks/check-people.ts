import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';

import { type OneLoginAppPerson } from '../app/read-app-people.js';
import { type OneLoginReadings } from './onelogin-readings.js';

const PEOPLE = 'people of the app';

/**
 * Whether everybody who has the app is in a declared role of OneLogin. Who is not has it by another role, or was given it by hand, and no rule gives them a
 * Klaviyo role. OneLogin does not return the value that each person has.
 */
export function checkPeople(account: OneLoginAccount, { people, members }: OneLoginReadings): readonly CheckOutcome[] {
  if (people.state !== 'read') return [notCheckable(PEOPLE, whyMissing('The people of the app', people))];
  if (people.value.length === 0) return [notCheckable(PEOPLE, 'Nobody has the app.')];
  if (members.state !== 'read')
    return [notCheckable(PEOPLE, whyMissing('The people of the roles of OneLogin', members))];
  const without = people.value.filter(({ id }) => !members.value.has(id));
  if (without.length === 0) return [pass(PEOPLE, `All ${people.value.length} are in a declared role of OneLogin.`)];
  const { mapping } = account.identityProvider.app;
  const roleWords =
    mapping.by === 'rules'
      ? 'so no rule gives them a Klaviyo role, and the one that somebody may have chosen for them by hand is not returned'
      : 'so the access file gives them no Klaviyo role';
  return without.map((person) =>
    fail(
      personNamed(person),
      `They have the app, but are in no declared role of OneLogin, ${roleWords}.`,
      'If they should keep Klaviyo, put them into a declared role of OneLogin. If not, look under Users > the person > Applications what gives them ' +
        'the app, and remove it there.',
    ),
  );
}

function personNamed({ id, email }: OneLoginAppPerson): string {
  return `the person ${quoted(email ?? id)}`;
}
