import { exampleAccount, pagesOf } from '../example-account.js';
import { EXCEPTIONS, KLAVIYO_FIRST, KLAVIYO_KEY, type ProviderSupport } from '../support.js';
import { oneLoginSteps } from './app/console-steps.js';
import { ONELOGIN_WORDS } from './words.js';

const account = exampleAccount('onelogin: { subdomain: acme }', 'app: { kind: generic, connectorId: 123456 }');

/**
 * OneLogin. Which of its plans has user provisioning is not public; that it may be an add-on is Klaviyo's own warning. That rules and mappings reach
 * those who are there already by a click alone, and that of several rules the last one decides, is OneLogin's ("App Rules", "User Mappings",
 * KB0010460).
 */
export const ONELOGIN_SUPPORT: ProviderSupport = {
  name: ONELOGIN_WORDS.name,
  sso: 'SAML, by the app that the stack makes; its addresses are pasted by hand',
  scim: 'OneLogin pushes, once the API connection is enabled in its administration',
  declares: [
    ['onelogin_saml_apps', 'the app, with the parameter of the role'],
    ['onelogin_roles', 'roles of OneLogin that give the app: the groups of the file'],
    ['onelogin_user_mappings', 'who is in them: one mapping for `when`, one for `members`'],
    ['onelogin_app_rules', 'which role of OneLogin has which Klaviyo role, in order'],
  ],
  consolePages: pagesOf(oneLoginSteps(account)),
  runbook: 'klaviyo-access runbook onelogin',
  reads: {
    declared: 'a roster, or the people of the roles that give the app',
    assigned: 'everyone who has the app, by which role, with the Klaviyo role that the rules of the app give',
    notRead:
      'what was pushed of a person; base URL, token, JSON template, approvals and the action for leavers: no API returns them',
  },
  prerequisites: [
    ...KLAVIYO_FIRST,
    KLAVIYO_KEY,
    'OneLogin: a plan with user provisioning, which may be an add-on',
    'OneLogin: API credentials with the scope Manage All: rules, mappings and connectors cannot be read with less',
    'OneLogin: the number of the connector that the app is made from, looked up over the API',
  ],
  answer: 'without provisioning: direct provisioning, with the app for single sign-on alone',
  features: {
    conditions: {
      supported: 'part',
      note: 'a mapping: one list (`all` or `any`), without `memberOf`, `matches` and `present`',
    },
    everyone: { supported: 'no', note: 'OneLogin has no role of everyone; use a condition that all match' },
    overlap: {
      supported: 'yes',
      note: 'the first assignment of the file decides: its rule stands last, and the last one wins',
    },
    existingGroups: { supported: 'part', note: 'roles of OneLogin by id and name; the app is given to them by hand' },
    nestedGroups: { supported: 'no', note: 'a role of OneLogin has people alone' },
    leavers: {
      supported: 'yes',
      note: 'deleted (the default), deactivated or left, as `provisioning.removal` says; with `provisioning.approvals`, once somebody approves it',
    },
    roleReadBack: { supported: 'part', note: 'worked out from roles and rules: OneLogin shows the value of no person' },
    reapply: { supported: 'no', note: 'not before somebody clicks "Reapply": the runbook says when and where' },
    exceptions: EXCEPTIONS,
  },
};
