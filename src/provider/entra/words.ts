import { PROVIDER_NAMES } from '../../access/provider-settings.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { type ProviderWords } from '../words.js';

/** How messages speak of Entra. The places are those of the Microsoft Entra admin center. */
export const ENTRA_WORDS: ProviderWords = {
  name: PROVIDER_NAMES.entra,
  pushAgain:
    "look at the person's entries in Entra under the enterprise application > Provisioning > Provisioning logs, and push them again " +
    'under Provisioning > Provision on demand, or with klaviyo-access entra provision',
  convertToGroup:
    'put them into the group of their role, and remove the direct assignment in Entra, under the enterprise application > Users and groups',
  assignments: 'Entra, under the enterprise application > Users and groups',
  peopleAssignments: 'Entra, under the enterprise application > Users and groups',
  groupAssignments: 'Entra, under the enterprise application > Users and groups',
  groups: 'Entra, under Groups > All groups > the group > Members',
  roleValues: 'Entra, under the app registration > App roles',
  roleAttribute: 'Entra, under the app registration > App roles',
  // learn.microsoft.com, "Manage rules for dynamic membership groups": members are not added or removed by hand.
  takenOutOfRule: 'nobody can be taken by hand out of a group that a rule fills',
  applyToThoseThere: undefined,
  profiles: "the person's properties in Entra",
  clearedRole:
    'whoever is assigned there with a role of the template (User) is pushed without one, and Terraform does not see an assignment that ' +
    'was made by hand',
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
  adoptApp: (app) =>
    'let the access file be written with the ids of what is there, and the next plan imports it: klaviyo-access adopt entra --app ' +
    `${shellQuoted(app)} --base-url URL`,
  sameName: 'It would fail there, with a part of the plan done.',
  useGroup: () =>
    'take create: true out of its assignment in the access file: then the stack looks the group up, and leaves it as it is',
  leaveOut: 'leave Entra out, with a roster as the directory: klaviyo-access drift --without-identity-provider',
};
