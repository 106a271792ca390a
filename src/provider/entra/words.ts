import { PROVIDER_NAMES } from '../../access/provider-settings.js';
import { type ProviderWords } from '../words.js';

/** How messages speak of Entra. The places are those of the Microsoft Entra admin center. */
export const ENTRA_WORDS: ProviderWords = {
  name: PROVIDER_NAMES.entra,
  pushAgain:
    'look at the person in Entra under the enterprise application > Provisioning > Provisioning logs, and push them again there ' +
    '(Provision on demand)',
  convertToGroup:
    'remove the direct assignment in Entra, under the enterprise application > Users and groups, once a group gives them the app',
  assignments: 'Entra, under the enterprise application > Users and groups',
  peopleAssignments: 'Entra, under the enterprise application > Users and groups',
  groupAssignments: 'Entra, under the enterprise application > Users and groups',
  roleValues: 'Entra, under the app registration > App roles',
  profiles: "the person's properties in Entra",
  clearedRole: 'a role that was cleared by hand does not come back by itself',
  provisioning: 'Entra, under the enterprise application > Provisioning',
  appUpdate: 'An update of the application by Terraform leaves its provisioning as it is.',
  roleAttributeReplacedBy: 'id or application',
  adoptApp: (app) => `write adopt under the account in the access file: klaviyo-access adopt entra --app ${app}`,
  leaveOut: 'leave Entra out, with a roster as the directory: klaviyo-access drift --without-identity-provider',
};
