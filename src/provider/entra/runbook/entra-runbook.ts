import { type EntraAccount } from '../../../access/entra-account.js';
import { assignableRoles } from '../../../access/role.js';
import { type AccountRunbook, type RunbookStep, type StepField } from '../../runbook.js';
import { ROLE_EXPRESSION } from '../app/klaviyo-mappings.js';
import { applicationPage, type EntraStep, type EntraStepId } from '../app/portal-step.js';
import { entraSteps } from '../app/portal-steps.js';
import { checkApplication, checkApplicationOpen } from '../checks/check-application.js';
import { checkAppRoles, TEMPLATE_ROLES } from '../checks/check-app-roles.js';
import { checkGroupAssignments } from '../checks/check-assignments.js';
import { checkJob } from '../checks/check-job.js';
import { checkSignOn } from '../checks/check-sign-on.js';
import { type EntraReadings } from '../checks/entra-readings.js';
import { personState } from './person-state.js';
import { stateOf } from './step-state.js';

/** The steps that come before what a deploy does: single sign-on, and SCIM in Klaviyo. */
const FIRST: readonly EntraStepId[] = [
  'single-sign-on-method',
  'single-sign-on-values',
  'single-sign-on',
  'access-key',
];

/**
 * Klaviyo's guide "How to set up SCIM user provisioning", section Azure, for one account, in its order: what a person does, what a command
 * does in their place and what a deploy does, with the account's own values, and how each step stands by what was read of Entra.
 */
export function entraRunbook(account: EntraAccount, readings: EntraReadings): AccountRunbook {
  const byHand = entraSteps(account).map((step) => ({
    isFirst: FIRST.includes(step.id),
    step: personStep(step, account, readings),
  }));
  const isMade = account.identityProvider.app.kind === 'template';
  return {
    account: account.name,
    source: sourceOf(readings),
    steps: [
      applicationStep(account, readings),
      ...byHand.flatMap(({ isFirst, step }) => (isFirst ? [step] : [])),
      appRolesStep(account, readings),
      groupsStep(account, readings),
      ...(isMade ? [jobStep(account, readings)] : []),
      ...byHand.flatMap(({ isFirst, step }) => (isFirst ? [] : [step])),
    ],
  };
}

function sourceOf({ signIn, address, application }: EntraReadings): string {
  if (signIn.state === 'unread') return `not checked: ${signIn.reason}`;
  if (application.state === 'read') return `read from ${address}, service principal ${application.value.id}.`;
  return application.state === 'failed'
    ? `not complete: ${application.error.message}`
    : `not checked: ${application.reason}`;
}

function personStep(step: EntraStep, account: EntraAccount, readings: EntraReadings): RunbookStep {
  const { id, section, text, command } = step;
  return {
    id,
    section,
    text: command === undefined ? text : `${text} Or run the command, which does it.`,
    by: 'person',
    fields: [...(command === undefined ? [] : [{ name: 'Command', value: command }]), ...fieldsOf(step, account)],
    state: personState(step, account, readings),
  };
}

/** What the step has to be typed for; the access key itself is never among it. */
function fieldsOf({ id }: EntraStep, { scim, identityProvider }: EntraAccount): readonly StepField[] {
  const { app, provisioning } = identityProvider;
  if (id === 'connection' && provisioning.secret === 'command') return [{ name: 'Tenant URL', value: scim.baseUrl }];
  if (id === 'role-mapping') {
    return [
      { name: 'Mapping type', value: 'Expression' },
      { name: 'Expression', value: ROLE_EXPRESSION },
      { name: 'Target attribute', value: app.roleTarget },
      { name: 'Apply this mapping', value: 'Always' },
    ];
  }
  if (id === 'single-sign-on-values' && app.saml !== undefined) {
    return [
      { name: 'Identifier (Entity ID)', value: app.saml.identifier },
      { name: 'Reply URL', value: app.saml.replyUrl },
    ];
  }
  return [];
}

function applicationStep(account: EntraAccount, readings: EntraReadings): RunbookStep {
  const { app } = account.identityProvider;
  const name = { name: 'Name', value: app.label };
  const outcomes = [...checkApplication(account, readings), ...checkApplicationOpen(account, readings)];
  if (app.kind === 'existing') {
    return {
      id: 'application',
      section: applicationPage(account),
      text: 'The enterprise application exists; a deploy reads it and leaves its own settings as they are. It must be enabled and have this name.',
      by: 'person',
      fields: [name, { name: 'Object id', value: app.id }],
      state: stateOf(outcomes, readings),
    };
  }
  const { saml } = app;
  return {
    id: 'application',
    section: applicationPage(account),
    text: 'The enterprise application, made from the template of applications that are not in the gallery.',
    by: 'deploy',
    fields: [
      name,
      { name: 'Template', value: app.template },
      ...(saml === undefined
        ? []
        : [
            { name: 'Identifier (Entity ID)', value: saml.identifier },
            { name: 'Reply URL', value: saml.replyUrl },
          ]),
    ],
    // The method of single sign-on is a step of its own.
    state: stateOf(
      [
        ...outcomes,
        ...(saml === undefined
          ? []
          : checkSignOn(account, readings).filter(({ subject }) => subject !== 'single sign-on method')),
      ],
      readings,
    ),
  };
}

function appRolesStep(account: EntraAccount, readings: EntraReadings): RunbookStep {
  return {
    id: 'app-roles',
    section: `Entra > App registrations > ${account.identityProvider.app.label} > App roles`,
    text: 'An app role for each role, with the value as its display name, too.',
    by: 'deploy',
    fields: assignableRoles(account).map(({ id, title }) => ({ name: title, value: id })),
    // What the doctor tells of the template's own roles is no difference.
    state: stateOf(
      checkAppRoles(account, readings).filter(({ subject }) => subject !== TEMPLATE_ROLES),
      readings,
    ),
  };
}

function groupsStep(account: EntraAccount, readings: EntraReadings): RunbookStep {
  return {
    id: 'groups',
    section: `${applicationPage(account)} > Users and groups`,
    text: 'The groups, each with its role. Nobody should be in two of them: of several roles Entra pushes one, and which is not defined.',
    by: 'deploy',
    fields: account.assignments.map(({ group, role }) => ({ name: group, value: role })),
    state: stateOf(checkGroupAssignments(account, readings), readings, readings.assigned),
  };
}

function jobStep(account: EntraAccount, readings: EntraReadings): RunbookStep {
  return {
    id: 'job',
    section: `${applicationPage(account)} > Provisioning`,
    text: 'The synchronization job, which stays off until the role is mapped.',
    by: 'deploy',
    fields: [{ name: 'Template', value: 'scim' }],
    state: stateOf(checkJob(account, readings), readings, readings.jobs),
  };
}
