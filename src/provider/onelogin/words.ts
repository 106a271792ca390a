import { PROVIDER_NAMES } from '../../access/provider-settings.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { type ProviderWords } from '../words.js';

/** How messages speak of OneLogin. The places are those of its administration. */
export const ONELOGIN_WORDS: ProviderWords = {
  name: PROVIDER_NAMES.onelogin,
  pushAgain:
    "look at the person's entry in OneLogin under Users > Provisioning, approve it if it waits, or retry it under the app > Users",
  convertToGroup: 'put them into the role that gives them the app, and remove the app from the person in OneLogin',
  assignments: 'OneLogin, under the app > Users',
  peopleAssignments: 'OneLogin, under the app > Users',
  groupAssignments: 'OneLogin, under the app > Access and the app > Rules',
  roleValues: 'OneLogin, under the app > Rules',
  takenOutOfRule: 'a mapping puts them back when it is next applied to them',
  profiles: "the person's user fields in OneLogin",
  clearedRole: 'nobody who is in the role gets a Klaviyo role by it',
  provisioning: 'OneLogin, under the app > Provisioning',
  appUpdate: undefined,
  roleRemoved:
    'People for whom no rule sets a role any more keep the one that they have in Klaviyo, until somebody changes it.',
  directRole: 'An app that is given to a person has the value that the rules set for them all the same',
  directWithoutRole: 'the rules of the app then decide by the roles that they are in',
  writeRole: 'Name the Klaviyo role in the action of the rule',
  clearedUnseen: '',
  roleAttributeReplacedBy: 'param_key_name',
  adoptApp: (app) =>
    'let the access file be written with the ids of what is there, and the next plan imports it: klaviyo-access adopt onelogin --app ' +
    `${shellQuoted(app)} --base-url URL`,
  leaveOut: 'leave OneLogin out, with a roster as the directory: klaviyo-access drift --without-identity-provider',
};
