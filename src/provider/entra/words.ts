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
  appUpdate: undefined,
  roleRemoved:
    'People who are assigned with an app role that is removed, or that gets another value, are then pushed with the other value or ' +
    'without a role, or lose the app.',
  // Microsoft Learn, "Customize user provisioning attribute-mappings": SingleAppRoleAssignment takes one of several roles, in no order.
  directRole: 'With a role that a group gives them that makes two, of which Entra pushes one, and nobody can say which',
  directWithoutRole:
    'Entra then pushes them without a role, also where a group gives them one, or with that one: nobody can say which',
  writeRole: 'Name the app role of a Klaviyo role in app_role_id',
  clearedUnseen: '',
  roleAttributeReplacedBy: 'id or application',
  adoptApp: (app) => `write adopt under the account in the access file: klaviyo-access adopt entra --app ${app}`,
  leaveOut: 'leave Entra out, with a roster as the directory: klaviyo-access drift --without-identity-provider',
};
