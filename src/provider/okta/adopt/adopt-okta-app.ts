import { type OktaSettings } from '../../../access/okta-settings.js';
import { type Adopted, AdoptError, type AdoptRequest, type AdoptSurroundings } from '../../adoption.js';
import { rosterCsv } from '../../../people/roster-csv.js';
import { asSentence } from '../../../text/sentence.js';
import { onlyInKlaviyo, ownerOf } from '../../adopt/klaviyo-people.js';
import { type ProviderAccess } from '../../identity-provider.js';
import { SET_OKTA_CREDENTIALS } from '../connect.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { adoptApp } from './adopt-app.js';
import { adoptedRoles } from './adopted-roles.js';
import { adoptedRoster } from './adopted-roster.js';
import { OKTA_WORDS } from '../words.js';
import { readLiveApp } from './live-app.js';

/** What Okta does not return of the attribute, and what is written once the part `adopt` is gone. */
const ROLE_WRITTEN_LATER: readonly string[] = [
  'The plan after that updates okta_app_user_schema_property.role once: it writes what Okta does not return',
  'of the attribute, such as that people may only read it. The app itself is not touched.',
];

/** What an import of groups and their rules leaves for the plan after the part `adopt` is gone. */
const RULES_WRITTEN_LATER: readonly string[] = [
  'The plan after that also updates each group and rule once: it writes settings that Okta does not have, and gives each rule the name',
  'by which klaviyo-access finds it. Nobody joins or leaves by it.',
];

const CAUTION =
  'Read it before you deploy. If Okta lists the groups in another order, or their profiles in another form, the plan updates the group ' +
  'assignments too. Each group then keeps its role, and `klaviyo-access plan-summary` says so.';

/** What is asked for of an app in Okta. */
export interface OktaAdoptRequest extends AdoptRequest {
  readonly identityProvider: OktaSettings;
}

/**
 * Reads a hand-made app from Okta and makes its access file and roster. Nothing is written anywhere.
 *
 * @throws AdoptError without credentials, or if the app cannot be declared
 * @throws OktaReadError if anything cannot be read
 */
export async function adoptOktaApp(
  access: ProviderAccess<OktaConnection>,
  request: OktaAdoptRequest,
  { readPeople, onProgress = () => undefined }: AdoptSurroundings,
): Promise<Adopted> {
  if (!access.available) throw new AdoptError(`${asSentence(access.reason)} ${SET_OKTA_CREDENTIALS}`);
  const { identityProvider: okta, accessKeyVariable, baseUrl, accessFile, roster: rosterPath } = request;
  const live = await readLiveApp(await access.open(), okta, request.app, onProgress);
  const inKlaviyo = await readPeople();
  const { kind } = adoptedRoles(live, request.kind);
  const owner = ownerOf(OKTA_WORDS.name, inKlaviyo, kind, request.owner);
  const { people, rules, ...files } = adoptApp(
    live,
    { name: request.accountName, kind, baseUrl, accessKeyVariable, owner },
    { accessFile, roster: rosterPath },
    onlyInKlaviyo(inKlaviyo, adoptedRoster(live).people, owner),
  );
  return {
    ...files,
    app: { id: live.app.id, label: live.app.label },
    // An empty roster is one that nothing accepts: it would make everyone in Klaviyo unexpected.
    roster: people.length === 0 ? undefined : rosterCsv(people),
    people: people.length,
    caution: CAUTION,
    afterwards: [
      ...(files.account.identityProvider.adopt?.roleAttribute === 'keep' ? ROLE_WRITTEN_LATER : []),
      ...(rules.length > 0 ? RULES_WRITTEN_LATER : []),
    ],
  };
}
