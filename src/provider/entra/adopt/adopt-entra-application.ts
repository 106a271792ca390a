import { type EntraSettings } from '../../../access/entra-settings.js';
import { rosterCsv } from '../../../people/roster-csv.js';
import { quoted } from '../../../text/quoted.js';
import { asSentence } from '../../../text/sentence.js';
import { onlyInKlaviyo, ownerOf } from '../../adopt/klaviyo-people.js';
import { type Adopted, AdoptError, type AdoptRequest, type AdoptSurroundings } from '../../adoption.js';
import { type ProviderAccess } from '../../identity-provider.js';
import { SET_ENTRA_CREDENTIALS } from '../connect.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { ENTRA_WORDS } from '../words.js';
import { adoptApplication } from './adopt-application.js';
import { userNameOfMappings } from './adopted-mappings.js';
import { adoptedAppRoles } from './adopted-roles.js';
import { adoptedRoster } from './adopted-roster.js';
import { readLiveApplication } from './live-application.js';

/** What is asked for of an application in Entra. */
export interface EntraAdoptRequest extends AdoptRequest {
  readonly identityProvider: EntraSettings;
}

/**
 * Reads a hand-made enterprise application from Entra and makes its access file and roster. Nothing is written anywhere.
 *
 * @throws AdoptError without credentials, or if the application cannot be declared
 * @throws EntraReadError if anything cannot be read
 */
export async function adoptEntraApplication(
  access: ProviderAccess<GraphConnection>,
  request: EntraAdoptRequest,
  { readPeople, onProgress = () => undefined }: AdoptSurroundings,
): Promise<Adopted> {
  if (!access.available) throw new AdoptError(`${asSentence(access.reason)} ${SET_ENTRA_CREDENTIALS}`);
  const { identityProvider: entra, accessKeyVariable, baseUrl, accessFile, roster: rosterPath } = request;
  const live = await readLiveApplication(await access.open(), entra, request.app, onProgress);
  const inKlaviyo = await readPeople();
  const { kind } = adoptedAppRoles(live, true, request.kind);
  const owner = ownerOf(ENTRA_WORDS.name, inKlaviyo, kind, request.owner);
  const inGroups = adoptedRoster(live, userNameOfMappings(live.schema)).people;
  const { people, renamed, ...files } = adoptApplication(
    live,
    { name: request.accountName, kind, baseUrl, accessKeyVariable, owner },
    { accessFile, roster: rosterPath },
    onlyInKlaviyo(inKlaviyo, inGroups, owner),
  );
  return {
    ...files,
    app: { id: live.application.id, label: live.application.label },
    // An empty roster is one that nothing accepts: it would make everyone in Klaviyo unexpected.
    roster: people.length === 0 ? undefined : rosterCsv(people),
    people: people.length,
    caution: CAUTION,
    afterwards: renamed.length === 0 ? [] : namesWritten(renamed),
  };
}

const CAUTION =
  'Read it before you deploy. The roles of groups are imported one by one; an assignment that was made by hand and is not in the list stays ' +
  'as it is, and no plan sees it.';

function namesWritten(roles: readonly string[]): readonly string[] {
  return [
    `The plan after that names ${roles.length === 1 ? 'the app role' : 'the app roles'} ${roles.map(quoted).join(', ')} by ${roles.length === 1 ? 'its value' : 'their values'}, ` +
      'for which the provider switches each off for a moment. Nobody joins or leaves by it.',
  ];
}
