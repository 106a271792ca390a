import { type AssignedStation } from '../access/assigned-station.js';
import { type Account } from '../access/access-model.js';
import { shownValue } from '../access/shown-value.js';
import { type OktaDoor } from '../directory/okta/okta-door.js';
import { readAppUsers } from '../directory/okta/read-app-users.js';
import { readAssignedApp } from '../directory/okta/read-assigned-app.js';
import { readRoleAttribute } from '../directory/okta/read-role-attribute.js';

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
  const users = await readAppUsers(okta, app.id);
  const attribute = await readRoleAttribute(okta, app.id);
  return {
    available: true,
    source: `Okta ${door.address}, app ${shownValue(app.label)} (${app.id})`,
    users,
    roleValues: attribute === undefined ? [] : attribute.enum,
    emptyIsMeant: isNew,
  };
}
