import { PROVIDER_NAMES } from '../../access/provider-settings.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { type ProviderWords } from '../words.js';

/**
 * How messages speak of OneLogin. The places are those of its administration (Klaviyo, "How to set up single sign-on (SSO)", section One Login, and
 * OneLogin, KB0010298 and KB0010460). A role of OneLogin gives apps; a Klaviyo role is what somebody may do in Klaviyo.
 */
export const ONELOGIN_WORDS: ProviderWords = {
  name: PROVIDER_NAMES.onelogin,
  // Rules apply to somebody who is there already only when they are applied again (OneLogin, KB0010460).
  pushAgain:
    "look at the person's status in OneLogin under the app > Users, and approve what waits or retry what failed there or under Users > " +
    'Provisioning; where a rule has changed, first choose More Actions > Reapply entitlement mappings of the app',
  // In this order: somebody who loses the app is deleted in Klaviyo.
  convertToGroup:
    'put them into the declared role of OneLogin, and only once that gives them the app, take away the one that they were given by hand, ' +
    'under Users > the person > Applications',
  assignments: 'OneLogin, under the app > Users',
  peopleAssignments: 'OneLogin, under Users > the person > Applications',
  groupAssignments: 'OneLogin, under the app > Access and the app > Rules',
  groups: 'OneLogin, under Users > Roles > the role > Users',
  roleValues: 'OneLogin, under the app > Parameters and the app > Rules',
  roleAttribute: 'OneLogin, under the app > Parameters',
  takenOutOfRule: 'a mapping puts them back when it is next applied to them',
  // A mapping applies to somebody when they are made or changed (OneLogin, KB0010625).
  applyToThoseThere: 'click Reapply All Mappings in OneLogin under Users > Mappings',
  profiles: "the person's user fields in OneLogin",
  clearedRole: 'without an enabled rule the people of a role of OneLogin get no Klaviyo role by it',
  provisioning: 'OneLogin, under the app > Provisioning',
  appUpdate: undefined,
  roleRemoved:
    'People for whom no rule sets a role any more are pushed without one or keep the one that they have: OneLogin does not document which.',
  directRole: 'A role that is chosen for a person by hand may go before the one that the rules set',
  directWithoutRole:
    'The rules then decide by the roles of OneLogin that they are in, and outside of these they get no Klaviyo role',
  writeRole: 'Name the Klaviyo role in the action of the rule',
  clearedUnseen: '',
  roleAttributeReplacedBy: 'param_key_name',
  adoptApp: (app) =>
    'let the access file be written with the ids of what is there, and the next plan imports it: klaviyo-access adopt onelogin --app ' +
    `${shellQuoted(app)} --subdomain SUBDOMAIN --base-url URL`,
  sameName:
    'It would fail there, with a part of the plan done, or there would be two of that name, with the people in the other one. If it gives other apps ' +
    'than this one, do not let the stack take it over: the next deploy would take them from its people.',
  useGroup: (name, id) =>
    `name it in the access file with its id and without create: true, group: { id: ${id}, name: ${JSON.stringify(name)} }: then the stack ` +
    'leaves it as it is, and you give it the app in OneLogin, under the app > Access',
  leaveOut: 'leave OneLogin out, with a roster as the directory: klaviyo-access drift --without-identity-provider',
};
