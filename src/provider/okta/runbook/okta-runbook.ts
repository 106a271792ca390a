import { type OktaAccount } from '../../../access/okta-account.js';
import { SCIM_ROLE } from '../../../access/scim-role.js';
import { assignableRoles } from '../../../access/role.js';
import { type ConsoleStep, consoleSteps } from '../app/console-steps.js';
import { provisioningFeatures } from '../app/provisioning-features.js';
import { checkGroupAssignments } from '../checks/check-group-assignments.js';
import { checkOktaApp, checkOktaAppActive } from '../checks/check-okta-app.js';
import { checkProvisioning } from '../checks/check-provisioning.js';
import { checkRoleAttribute } from '../checks/check-role-attribute.js';
import { checkRoleValues } from '../checks/check-role-values.js';
import { checkSignOn, signOnSettings } from '../checks/check-sign-on.js';
import { checkUserName } from '../checks/check-user-name.js';
import { type OktaReadings } from '../checks/okta-readings.js';
import { type AccountRunbook, type RunbookStep, type StepField, type StepState } from '../../runbook.js';
import { stateOf, whyNotChecked } from './step-state.js';

/**
 * Klaviyo's guide "How to set up SCIM with Okta" for one account, in its order: what a person does and what a deploy does,
 * with the account's own values, and how each step stands by what was read of Okta.
 */
export function oktaRunbook(account: OktaAccount, readings: OktaReadings): AccountRunbook {
  const byHand = consoleSteps(account).map((step) => personStep(step, account, readings));
  const klaviyo = byHand.filter(({ id }) => id === 'single-sign-on' || id === 'access-key');
  const okta = byHand.filter((step) => !klaviyo.includes(step));
  return {
    account: account.name,
    source: sourceOf(readings),
    steps: [
      appStep(account, readings),
      ...klaviyo,
      ...(account.identityProvider.app.kind === 'existing' ? [] : [userNameStep(account, readings)]),
      ...okta,
      ...leaveOffStep(account, readings),
      ...(account.identityProvider.provisioning.mode === 'api' ? [appliedProvisioningStep(account, readings)] : []),
      roleAttributeStep(account, readings),
      groupsStep(account, readings),
    ],
  };
}

function sourceOf(readings: OktaReadings): string {
  const { signIn, address, app } = readings;
  if (signIn.state === 'unread') return `not checked: ${signIn.reason}`;
  if (app.state === 'read')
    return `read from ${address.state === 'read' ? address.value : 'Okta'}, app ${app.value.id}.`;
  return app.state === 'failed' ? `not complete: ${app.error.message}` : `not checked: ${app.reason}`;
}

function personStep(step: ConsoleStep, account: OktaAccount, readings: OktaReadings): RunbookStep {
  const { id, section, text } = step;
  return {
    id,
    section,
    text,
    by: 'person',
    fields: fieldsOf(step, account),
    state: personState(step, account, readings),
  };
}

/** What the step has to be typed for; the access key itself is never among it. */
function fieldsOf({ id }: ConsoleStep, { scim }: OktaAccount): readonly StepField[] {
  if (id === 'base-url') return [{ name: 'Base URL', value: scim.baseUrl }];
  return id === 'unique-identifier' ? [{ name: 'Unique identifier field for users', value: 'userName' }] : [];
}

function personState({ evidence, id }: ConsoleStep, account: OktaAccount, readings: OktaReadings): StepState {
  switch (evidence.from) {
    case 'nothing':
      return needsScim(id) && scimIsOff(account, readings)
        ? { status: 'to do', reason: 'SCIM is off, so nothing of it is set up.' }
        : { status: 'cannot be checked', reason: evidence.reason };
    case 'user-name':
      return stateOf(checkUserName(readings), readings);
    case 'features':
      return stateOf(featureOutcomes(evidence.features, account, readings), readings);
  }
}

function needsScim(id: ConsoleStep['id']): boolean {
  return id === 'base-url' || id === 'unique-identifier' || id === 'authentication';
}

/** Whether Okta says that SCIM is off; only of a custom SAML app it is known to say so. */
function scimIsOff({ identityProvider }: OktaAccount, readings: OktaReadings): boolean {
  const { app } = readings;
  if (app.state !== 'read') return whyNotChecked(readings)?.status === 'to do';
  return identityProvider.app.kind === 'saml' && !app.value.features.includes('SCIM_PROVISIONING');
}

function featureOutcomes(features: readonly string[], account: OktaAccount, readings: OktaReadings) {
  return checkProvisioning(account, readings).filter(({ subject }) => features.includes(subject));
}

function page({ identityProvider }: OktaAccount): string {
  return `Okta > Applications > ${identityProvider.app.label}`;
}

function appStep(account: OktaAccount, readings: OktaReadings): RunbookStep {
  const { app } = account.identityProvider;
  const state = stateOf(
    [
      ...checkOktaApp(app, readings),
      ...checkOktaAppActive(app, readings),
      ...(app.kind === 'existing' ? [] : checkSignOn(app, readings)),
    ],
    readings,
  );
  const label = { name: 'App name', value: app.label };
  if (app.kind === 'existing') {
    return {
      id: 'app',
      section: page(account),
      text: 'The SAML app exists; a deploy reads it and does not change it. It must be active and have this name.',
      by: 'person',
      fields: [label, { name: 'App id', value: app.id }],
      state,
    };
  }
  return {
    id: 'app',
    section: page(account),
    text: 'The SAML app.',
    by: 'deploy',
    fields: [label, ...signOnSettings(app).map(({ name, value }) => ({ name, value }))],
    state,
  };
}

function userNameStep(account: OktaAccount, readings: OktaReadings): RunbookStep {
  return {
    id: 'application-user-name',
    section: `${page(account)} > Sign On`,
    text: 'The application username.',
    by: 'deploy',
    fields: [
      { name: 'Application username format', value: 'Email' },
      { name: 'Update application username on', value: 'Create and update' },
    ],
    state: stateOf(checkUserName(readings), readings),
  };
}

/** What is declared to be off, where somebody may have switched it on. */
function leaveOffStep(account: OktaAccount, readings: OktaReadings): readonly RunbookStep[] {
  const { provisioning, app } = account.identityProvider;
  const off = provisioningFeatures(provisioning, { isCustomSaml: app.kind === 'saml' }).filter((one) => !one.declared);
  if (off.length === 0) return [];
  return [
    {
      id: 'leave-off',
      section: page(account),
      text: 'Leave switched off, or switch off.',
      by: provisioning.mode === 'api' ? 'deploy' : 'person',
      fields: off.map(({ feature, console }) => ({ name: feature, value: console })),
      state: stateOf(
        featureOutcomes(
          off.map(({ feature }) => feature),
          account,
          readings,
        ),
        readings,
      ),
    },
  ];
}

function appliedProvisioningStep(account: OktaAccount, readings: OktaReadings): RunbookStep {
  return {
    id: 'provisioning',
    section: `${page(account)} > Provisioning`,
    text: 'SCIM with its base URL and key, and what is switched on under it.',
    by: 'deploy',
    fields: [{ name: 'Base URL', value: account.scim.baseUrl }],
    state: stateOf(checkProvisioning(account, readings), readings),
  };
}

function roleAttributeStep(account: OktaAccount, readings: OktaReadings): RunbookStep {
  return {
    id: 'role-attribute',
    section: `Okta > Directory > Profile Editor > ${account.identityProvider.app.label} User`,
    text: 'The attribute Role, with the list of roles in this order: each title and its value.',
    by: 'deploy',
    fields: [
      { name: 'Data type', value: 'string' },
      { name: 'Display name', value: 'Role' },
      { name: 'Variable name', value: SCIM_ROLE.name },
      { name: 'External name', value: SCIM_ROLE.name },
      { name: 'External namespace', value: SCIM_ROLE.namespace },
      { name: 'Enum', value: 'Define enumerated list of values' },
      ...assignableRoles(account).map(({ id, title }) => ({ name: `Role "${title}"`, value: id })),
      { name: 'Attribute required', value: 'Yes' },
      { name: 'Attribute type', value: 'Group' },
      { name: 'User permission', value: 'Read Only' },
    ],
    state: stateOf(
      [...checkRoleAttribute(readings), ...checkRoleValues(account, readings)],
      readings,
      readings.roleAttribute,
    ),
  };
}

function groupsStep(account: OktaAccount, readings: OktaReadings): RunbookStep {
  return {
    id: 'groups',
    section: `${page(account)} > Assignments > Groups`,
    text: 'The groups with their roles, in order of priority.',
    by: 'deploy',
    fields: account.assignments.map(({ group, role, priority }) => ({ name: `${priority}. ${group}`, value: role })),
    state: stateOf(checkGroupAssignments(account, readings), readings, readings.groupAssignments),
  };
}
