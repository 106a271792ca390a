import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { appPage, type OneLoginStep } from './console-step.js';
import { USER_NAME_PARAMETER } from './json-template.js';

/** OneLogin takes the username unless somebody chooses another attribute (OneLogin, KB0013904). */
export function userNameStep(account: OneLoginAccount): OneLoginStep {
  const parameter =
    account.identityProvider.app.kind === 'generic'
      ? USER_NAME_PARAMETER
      : `${USER_NAME_PARAMETER} (or what the app calls the user name)`;
  return {
    id: 'user-name',
    section: `${appPage(account)} > Parameters`,
    text: `Open ${parameter}, set its value to Email and save: Klaviyo knows people by their e-mail addresses.`,
    fields: [],
    evidence: { from: 'app' },
  };
}

/**
 * The parameter is made with the app, and no later deploy corrects it, whatever is changed there. That "Include in User Provisioning" is
 * `provisioned_entitlements` in the API is not documented.
 */
export function roleParameterStep(account: OneLoginAccount): OneLoginStep {
  const { roleParameter, mapping, origin } = account.identityProvider.app;
  const value = mapping.by === 'rules' ? '- No default -' : mapping.attribute;
  const why =
    mapping.by === 'rules'
      ? 'the rules give it to each person. A value here would go to everybody.'
      : 'each person has the role that this attribute of theirs says.';
  const made =
    origin === 'connector'
      ? `The deploy makes the parameter ${roleParameter} with the app. Open it`
      : `Open the parameter ${roleParameter}, or add it under + with this field name`;
  return {
    id: 'role-parameter',
    section: `${appPage(account)} > Parameters`,
    text:
      `${made}, check Include in User Provisioning, see that its value is ${value}, and save: ${why} No deploy corrects what is changed ` +
      'there later; klaviyo-access doctor finds it.',
    fields: [
      { name: 'Field name', value: roleParameter },
      { name: 'Value', value },
    ],
    evidence: { from: 'app' },
  };
}

/** Over the API the app would be given to an existing role with the whole list of its apps, and others would be taken from it. */
export function roleAccessSteps(account: OneLoginAccount): readonly OneLoginStep[] {
  const existing = account.assignments
    .filter(({ create }) => !create)
    .map(({ group, identity }) => (identity?.by === 'id' ? `${group} (id ${identity.id})` : group));
  if (existing.length === 0) return [];
  return [
    {
      id: 'role-access',
      section: `${appPage(account)} > Access`,
      text:
        `Check the roles of OneLogin ${existing.join(', ')}, so that their people get the app, and save. A deploy does not give the app to a role ` +
        "that it has not made: that would take the role's other apps away.",
      fields: existing.map((value) => ({ name: 'Role of OneLogin', value })),
      evidence: { from: 'app' },
    },
  ];
}
