import { type AssignedStation } from '../people/assigned-station.js';
import { type Account } from '../access/access-model.js';
import { quoted } from '../text/quoted.js';
import { type OktaDoor } from '../provider/okta/connection/okta-door.js';
import { assignedPeople } from '../provider/okta/assigned-person.js';
import { readAppUsers } from '../provider/okta/app/read-app-users.js';
import { readAssignedApp } from '../provider/okta/app/read-assigned-app.js';
import { readRoleAttribute } from '../provider/okta/app/read-role-attribute.js';

/**
 * Reads what Okta has assigned in an account's app: everybody who has it, and the roles that it lists. Where there is no
 * way to Okta, why.
 *
 * @param isNew - whether the run says that nobody has the app yet
 * @throws OktaReadError if the account's own app is not found active, or anything of it cannot be read whole: with a way to
 * Okta, the check never goes on without it
 */
export async function readAssigned(account: Account, door: OktaDoor, isNew: boolean): Promise<AssignedStation> {
  if (!door.available) return door;
  const okta = await door.open();
  const app = await readAssignedApp(okta, account);
  const people = assignedPeople(await readAppUsers(okta, app.id));
  const attribute = await readRoleAttribute(okta, app.id);
  return {
    available: true,
    source: `Okta ${door.address}, app ${quoted(app.label)} (${app.id})`,
    people,
    roleValues: attribute === undefined ? [] : attribute.enum,
    emptyIsMeant: isNew,
  };
}
