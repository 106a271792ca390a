import { PROVIDER_NAMES } from '../../access/provider-settings.js';
import { quoted } from '../../text/quoted.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { type ProviderWords } from '../words.js';

/** How messages speak of Okta. The places are those of its admin console. */
export const OKTA_WORDS: ProviderWords = {
  name: PROVIDER_NAMES.okta,
  pushAgain:
    "look at the person's error in Okta under Dashboard > Tasks, and push them again there (Retry Selected), or under the " +
    'app > Provisioning > To App > Force Sync',
  convertToGroup: 'convert the direct assignment to a group assignment in Okta, under the app > Assignments > People',
  assignments: 'Okta, under the app > Assignments',
  peopleAssignments: 'Okta, under the app > Assignments > People',
  groupAssignments: 'Okta, under the app > Assignments > Groups',
  groups: 'Okta, under Directory > Groups',
  roleValues: "the app's Profile Editor in Okta, at the attribute role",
  roleAttribute: "the app's Profile Editor in Okta, at the attribute role",
  takenOutOfRule: 'the rule would exclude somebody who is taken out by hand for ever',
  applyToThoseThere: undefined,
  profiles: "the person's profile in Okta, from which the app's profile is mapped",
  clearedRole: 'Terraform does not see a role that was cleared, and its plan says that there are no changes',
  provisioning: 'Okta, under the app > Provisioning',
  // okta/terraform-provider-okta, issues 655 and 710: the request that updates the app carries no features.
  appUpdate: 'An update of the app by Terraform has been reported to switch SCIM off in Okta.',
  roleRemoved: 'Okta refuses to save a person whose role is not in the list.',
  directRole: 'That replaces the role which a group gives them',
  directWithoutRole: 'That replaces the role which a group gives them, and Okta then pushes them without one',
  writeRole: "Write a role into the assignment's profile",
  clearedUnseen: ', and later plans do not show it',
  roleAttributeReplacedBy: 'scope, index, type, external name or namespace',
  adoptApp: (app) =>
    `write adopt: { app: ${quoted(app)}, roleAttribute: write } under the account in the access file, and the next plan imports what is ` +
    `there and shows what differs. Or let the access file be written: klaviyo-access adopt okta --app ${shellQuoted(app)} --base-url URL`,
  sameName: 'It would fail there, with a part of the plan done.',
  useGroup: () =>
    'take create: true out of its assignment in the access file: then the stack looks the group up, and leaves it as it is',
  leaveOut: 'leave Okta out, with a roster as the directory: klaviyo-access drift --without-identity-provider',
};
