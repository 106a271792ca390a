import { type OneLoginSettings } from '../../../access/onelogin-settings.js';
import { rosterCsv } from '../../../people/roster-csv.js';
import { asSentence } from '../../../text/sentence.js';
import { onlyInKlaviyo, ownerOf } from '../../adopt/klaviyo-people.js';
import { type Adopted, AdoptError, type AdoptRequest, type AdoptSurroundings } from '../../adoption.js';
import { type ProviderAccess } from '../../identity-provider.js';
import { SET_ONELOGIN_CREDENTIALS } from '../connect.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { ONELOGIN_WORDS } from '../words.js';
import { adoptApp } from './adopt-app.js';
import { adoptedRoles } from './adopted-account.js';
import { peopleOfRoles } from './adopted-roster.js';
import { readLiveApp } from './live-app.js';

/** What is asked for of an app in OneLogin. */
export interface OneLoginAdoptRequest extends AdoptRequest {
  readonly identityProvider: OneLoginSettings;
}

/**
 * Reads a hand-made app from OneLogin and makes its access file and roster. Nothing is written anywhere.
 *
 * @throws AdoptError without credentials, or if the app cannot be declared
 * @throws OneLoginReadError if anything cannot be read
 */
export async function adoptOneLoginApp(
  access: ProviderAccess<OneLoginConnection>,
  request: OneLoginAdoptRequest,
  { readPeople, onProgress = () => undefined }: AdoptSurroundings,
): Promise<Adopted> {
  if (!access.available) throw new AdoptError(`${asSentence(access.reason)} ${SET_ONELOGIN_CREDENTIALS}`);
  const { identityProvider: onelogin, accessKeyVariable, baseUrl, accessFile, roster: rosterPath } = request;
  const live = await readLiveApp(await access.open(), onelogin, request.app, onProgress);
  const inKlaviyo = await readPeople();
  const { kind } = adoptedRoles(live, request.kind);
  const owner = ownerOf(ONELOGIN_WORDS.name, inKlaviyo, kind, request.owner);
  const { people, ...files } = adoptApp(
    live,
    { name: request.accountName, kind, baseUrl, accessKeyVariable, owner },
    { accessFile, roster: rosterPath },
    onlyInKlaviyo(inKlaviyo, peopleOfRoles(live).people, owner),
  );
  return {
    ...files,
    app: { id: live.app.id, label: live.app.name },
    // An empty roster is one that nothing accepts: it would make everyone in Klaviyo unexpected.
    roster: people.length === 0 ? undefined : rosterCsv(people),
    people: people.length,
    caution: CAUTION,
    afterwards: NAMES_LATER,
  };
}

const CAUTION =
  "Read it before you deploy. It also updates the app and the roles of OneLogin: parameters that the access file does not declare leave Terraform's state, " +
  'and so do the people in the roles. Nothing of that changes in OneLogin, and nobody leaves a role. `klaviyo-access plan-summary` says so. An app that ' +
  'signs its answers by another algorithm than SHA-256 gets that one: the guard refuses it until you allow it.';

/** What the stack leaves as it is as long as the part `adopt` is there. */
const NAMES_LATER: readonly string[] = [
  'The plan after that gives each rule and mapping the name by which klaviyo-access writes it. Nobody gets another role by it.',
];
