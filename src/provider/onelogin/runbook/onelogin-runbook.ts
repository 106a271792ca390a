import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { type AccountRunbook, type RunbookStep, type StepState } from '../../runbook.js';
import { CONNECTOR_NAMES } from '../app/connector-names.js';
import { appPage, type OneLoginStep, type OneLoginStepId } from '../app/console-step.js';
import { oneLoginSteps } from '../app/console-steps.js';
import { checkApp, checkConnector, checkProvisioning } from '../checks/check-app.js';
import { checkMappings } from '../checks/check-mappings.js';
import { checkRoleParameter, checkUserName } from '../checks/check-parameters.js';
import { checkOtherRoles, checkRoleAccess, checkRoles } from '../checks/check-roles.js';
import { checkOtherRules, checkRuleOrder, checkRules } from '../checks/check-rules.js';
import { type OneLoginReadings } from '../checks/onelogin-readings.js';
import { roleNamed } from '../checks/role-subject.js';
import { stateOf, stateOfRoles } from './step-state.js';

/** The last step before the roles of OneLogin, which a deploy makes. */
const BEFORE_ROLES: OneLoginStepId = 'role-parameter';
/** The last step before the rules and mappings, which a deploy makes. */
const BEFORE_RULES: OneLoginStepId = 'role-access';

/**
 * The steps for one account in the order in which they are done: what a person does and what a deploy does, with the account's own values, and
 * how each step stands by what was read of OneLogin. `oneLoginSteps` names the guides.
 */
export function oneLoginRunbook(account: OneLoginAccount, readings: OneLoginReadings): AccountRunbook {
  const steps = oneLoginSteps(account);
  const place = (id: OneLoginStepId): number => steps.findIndex((step) => step.id === id) + 1;
  const roles = place(BEFORE_ROLES);
  const rules = Math.max(roles, place(BEFORE_RULES));
  const byHand = steps.map((step) => personStep(step, account, readings));
  return {
    account: account.name,
    source: sourceOf(readings),
    steps: [
      appStep(account, readings),
      ...byHand.slice(0, roles),
      ...rolesSteps(account, readings),
      ...byHand.slice(roles, rules),
      ...rulesSteps(account, readings),
      ...mappingsSteps(account, readings),
      ...byHand.slice(rules),
    ],
  };
}

function sourceOf({ signIn, address, app }: OneLoginReadings): string {
  if (signIn.state === 'unread') return `not checked: ${signIn.reason}`;
  if (app.state === 'read') return `read from ${address}, app ${app.value.id}.`;
  return app.state === 'failed' ? `not complete: ${app.error.message}` : `not checked: ${app.reason}`;
}

function personStep(step: OneLoginStep, account: OneLoginAccount, readings: OneLoginReadings): RunbookStep {
  const { id, section, text, fields } = step;
  return { id, section, text, by: 'person', fields, state: personState(step, account, readings) };
}

function personState(step: OneLoginStep, account: OneLoginAccount, readings: OneLoginReadings): StepState {
  if (step.evidence.from === 'nothing') return { status: 'cannot be checked', reason: step.evidence.reason };
  switch (step.id) {
    case 'user-name':
      return stateOf(checkUserName(account, readings), readings);
    case 'role-parameter':
      return stateOf(checkRoleParameter(account, readings), readings);
    case 'role-access':
      return stateOf(accessOf(account, readings, false), readings, readings.meantRoles);
    case 'provisioning':
      return stateOf(checkProvisioning(account, readings), readings);
    default:
      return { status: 'cannot be checked', reason: 'No check covers it.' };
  }
}

/** Whether the roles of OneLogin give the app: those that the stack makes, or those that exist. */
function accessOf(account: OneLoginAccount, readings: OneLoginReadings, create: boolean) {
  const subjects = account.assignments.filter((one) => one.create === create).map(({ group }) => roleNamed(group));
  return checkRoleAccess(account, readings).filter(({ subject }) => subjects.includes(subject));
}

function appStep(account: OneLoginAccount, readings: OneLoginReadings): RunbookStep {
  const { app } = account.identityProvider;
  const name = { name: 'Name', value: app.label };
  const state = stateOf([...checkApp(account, readings), ...checkConnector(account, readings)], readings);
  if (app.origin === 'existing') {
    return {
      id: 'app',
      section: appPage(account),
      text: `The app exists, made from ${CONNECTOR_NAMES[app.kind]}; a deploy leaves it as it is. It must have this name.`,
      by: 'person',
      fields: [name, { name: 'Id', value: app.id }],
      state,
    };
  }
  return {
    id: 'app',
    section: appPage(account),
    text: 'The app, with the signature algorithm SHA-256.',
    by: 'deploy',
    fields: [
      name,
      { name: 'Connector', value: CONNECTOR_NAMES[app.kind] },
      { name: 'Number of the connector', value: String(app.connectorId) },
    ],
    state,
  };
}

function rolesSteps(account: OneLoginAccount, readings: OneLoginReadings): readonly RunbookStep[] {
  const made = account.assignments.filter(({ create }) => create);
  const subjects = made.map(({ group }) => roleNamed(group));
  const outcomes = checkRoles(account, readings).filter(({ subject }) => subjects.includes(subject));
  return made.length === 0
    ? []
    : [
        {
          id: 'roles',
          section: 'OneLogin > Users > Roles',
          text: 'The roles of OneLogin, each of which gives the app.',
          by: 'deploy',
          fields: made.map(({ group }) => ({ name: 'Role of OneLogin', value: group })),
          state: stateOfRoles(
            [...outcomes, ...accessOf(account, readings, true)],
            readings,
            readings.meantRoles,
            made.map(({ group }) => group),
          ),
        },
      ];
}

function rulesSteps(account: OneLoginAccount, readings: OneLoginReadings): readonly RunbookStep[] {
  if (account.identityProvider.app.mapping.by === 'attribute') return [];
  return [
    {
      id: 'rules',
      section: `${appPage(account)} > Rules`,
      text:
        'A rule for each role of OneLogin, in this order: of several that match somebody, the last one decides. No other rule sets the ' +
        `parameter ${account.identityProvider.app.roleParameter}, and no other role gives the app.`,
      by: 'deploy',
      fields: [...account.assignments]
        .reverse()
        .map(({ group, role }, index) => ({ name: `${index + 1}. ${group}`, value: role })),
      state: stateOfRoles(
        [...checkRules(account, readings), ...checkRuleOrder(account, readings)],
        readings,
        readings.rules,
        account.assignments.map(({ group }) => group),
      ),
    },
    ...leftStep(account, readings),
  ];
}

/** What is there besides the declared: a deploy does not take it away, so a person has to decide. Shown only where there is something. */
function leftStep(account: OneLoginAccount, readings: OneLoginReadings): readonly RunbookStep[] {
  const found = [...checkOtherRules(account, readings), ...checkOtherRoles(account, readings)].filter(
    ({ status }) => status === 'fail',
  );
  if (found.length === 0) return [];
  return [
    {
      id: 'not-declared',
      section: `${appPage(account)} > Rules, Access`,
      text: 'Decide about these: declare them, or switch them off once those who should keep Klaviyo have it by a declared role of OneLogin.',
      by: 'person',
      fields: [],
      state: stateOf(found, readings),
    },
  ];
}

function mappingsSteps(account: OneLoginAccount, readings: OneLoginReadings): readonly RunbookStep[] {
  const filled = account.assignments.filter(({ membership }) => membership?.kind === 'declared');
  if (filled.length === 0) return [];
  return [
    {
      id: 'mappings',
      section: 'OneLogin > Users > Mappings',
      text: 'The mappings that put people into these roles of OneLogin: one for a condition, one for those who are named.',
      by: 'deploy',
      fields: filled.map(({ group }) => ({ name: 'Role of OneLogin', value: group })),
      state: stateOfRoles(
        checkMappings(account, readings),
        readings,
        readings.mappings,
        filled.map(({ group }) => group),
      ),
    },
  ];
}
