import { type AssignedStation } from '../../people/assigned-station.js';
import { type OktaAccount } from '../../access/okta-account.js';
import { quoted } from '../../text/quoted.js';
import { type ProviderAccess, type ReadOptions } from '../identity-provider.js';
import { assignedPeople } from './assigned-person.js';
import { whyEmpty } from './app/empty-app.js';
import { hasNoApp } from './app/read-app.js';
import { readAppUsers } from './app/read-app-users.js';
import { readAssignedApp } from './app/read-assigned-app.js';
import { readRoleAttribute } from './app/read-role-attribute.js';
import { type OktaConnection } from './connection/okta-connection.js';

/**
 * Reads what Okta has assigned in an account's app: everybody who has it, and the roles that it lists. Where there is no
 * way to Okta, why. Where Okta has no such app and the account's plan creates it, that it is not deployed yet.
 *
 * @throws OktaReadError if the account's own app is not found active, if it has no users and it is not known that this is right,
 * or if anything of it cannot be read whole: with a way to Okta, the check never goes on without it
 */
export async function readAssigned(
  access: ProviderAccess<OktaConnection>,
  account: OktaAccount,
  { planned }: ReadOptions = {},
): Promise<AssignedStation> {
  if (!access.available) return access;
  const okta = await access.open();
  const { app: declared } = account.identityProvider;
  if (planned?.app === true && declared.kind !== 'existing' && (await hasNoApp(okta, declared.label))) {
    const reason = `the app ${quoted(declared.label)} is not in Okta ${access.address} yet; the plan creates it`;
    return { available: false, reason, notDeployed: true };
  }
  const app = await readAssignedApp(okta, account);
  const people = assignedPeople(await readAppUsers(okta, app.id));
  const attribute = await readRoleAttribute(okta, app.id);
  return {
    available: true,
    source: `Okta ${access.address}, app ${quoted(app.label)} (${app.id})`,
    people,
    roleValues: attribute === undefined ? [] : attribute.enum,
    ...(people.length === 0 && { emptyBecause: await whyEmpty(okta, account, app, planned) }),
  };
}
