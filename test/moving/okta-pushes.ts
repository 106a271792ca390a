import { type Account } from '../../src/access/access-model.js';
import { okta as provider } from '../../src/provider/okta/index.js';
import { type OktaSimulator } from '../../src/simulator/okta/index.js';
import { connect } from '../provider/okta/okta-at-hand.js';

/**
 * What Okta pushes to Klaviyo, which the simulated Okta does not do by itself: everybody who has the app, found by userName, is written
 * whole by a PUT, with the role as a text (Klaviyo's guide; Okta, "SCIM 2.0 protocol reference").
 */
export async function oktaPushes(okta: OktaSimulator, account: Account, accessKey: string): Promise<void> {
  const { baseUrl } = account.scim;
  const headers = { Authorization: `Bearer ${accessKey}`, 'Content-Type': 'application/scim+json' };
  const station = await provider.assigned(
    { available: true, address: okta.url, open: () => connect(okta.url) },
    account,
  );
  if (!station.available) throw new Error(station.reason);
  for (const { userName, givenName, familyName, role } of station.people) {
    const filter = encodeURIComponent(`userName eq "${userName}"`);
    const found = (await (await fetch(`${baseUrl}/Users?filter=${filter}`, { headers })).json()) as {
      readonly Resources: readonly { readonly id: string }[];
    };
    const [record] = found.Resources;
    if (record === undefined) throw new Error(`Okta has pushed ${userName} before, and Klaviyo does not have them.`);
    const body = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      id: record.id,
      userName,
      name: { givenName, familyName },
      emails: [{ value: userName, type: 'work', primary: true }],
      active: true,
      role,
    };
    const answer = await fetch(`${baseUrl}/Users/${record.id}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`Klaviyo refused the push of ${userName}: ${answer.status} ${await answer.text()}`);
  }
}
