import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { CONNECTOR_NAMES, kindOfConnector, type OneLoginConnector } from '../app/connector-names.js';
import { whyMissing } from '../../reading.js';
import { type OneLoginReadings, whyNoApp } from './onelogin-readings.js';

/** The errors that say that the app is not there, or is not one. */
const NOT_THERE = ['ONELOGIN_NOT_FOUND', 'ONELOGIN_AMBIGUOUS'];

/** Whether the account's app is there, under its name. */
export function checkApp({ identityProvider }: OneLoginAccount, { app }: OneLoginReadings): readonly CheckOutcome[] {
  const { label } = identityProvider.app;
  const subject = `the app ${quoted(label)}`;
  if (app.state === 'failed' && NOT_THERE.includes(app.error.code)) {
    return [fail(subject, app.error.problem, app.error.remedy)];
  }
  if (app.state !== 'read') return [notCheckable(subject, whyNoApp(app))];
  const { id, name } = app.value;
  if (name === label) return [pass(subject, `OneLogin has it as ${id}.`)];
  return [
    fail(
      subject,
      `The app ${id} is named ${quoted(name)} in OneLogin.`,
      'If the id is right, write that name in the access file (app.label); if not, correct its id (app.existing, adopt.app).',
    ),
  ];
}

const CONNECTOR = 'connector of the app';

/**
 * Whether the app is made from the declared connector, and that one makes apps of the declared kind. Before the first deploy it is the declared
 * number that is looked at: OneLogin documents none, and an app keeps its connector.
 */
export function checkConnector(
  account: OneLoginAccount,
  { app, connectors }: OneLoginReadings,
): readonly CheckOutcome[] {
  const declared = account.identityProvider.app;
  const declaredId = declared.origin === 'connector' ? declared.connectorId : undefined;
  if (app.state !== 'read' && declaredId === undefined) return [notCheckable(CONNECTOR, whyNoApp(app))];
  const id = app.state === 'read' ? app.value.connectorId : declaredId!;
  if (app.state === 'read' && declaredId !== undefined && id !== declaredId) {
    return [
      fail(
        CONNECTOR,
        `The app ${app.value.id} is made from the connector ${id}, where ${declaredId} is declared.`,
        `If it is the right app, write app.connectorId: ${id} in the access file: an app keeps its connector, and a deploy would fail. If not, ` +
          'write the name of the right one (app.label).',
      ),
    ];
  }
  if (connectors.state !== 'read') return [notCheckable(CONNECTOR, whyMissing('The connectors', connectors))];
  return [checkKind(account, id, connectors.value)];
}

function checkKind(
  { identityProvider }: OneLoginAccount,
  id: number,
  connectors: readonly OneLoginConnector[],
): CheckOutcome {
  const { kind, origin } = identityProvider.app;
  const expected = CONNECTOR_NAMES[kind];
  const there = connectors.filter((one) => kindOfConnector(one) === kind);
  const list = there.map((one) => `${quoted(one.name)} has the number ${one.id}`).join(', ');
  const known = there.length === 0 ? `OneLogin shows no connector named ${quoted(expected)}.` : `In OneLogin ${list}.`;
  const found = connectors.find((one) => one.id === id);
  if (found === undefined) {
    return warn(
      CONNECTOR,
      `The connector ${id} is none of those that OneLogin shows for Klaviyo. ${known}`,
      'Look at what the app is made from, in OneLogin under the app > Info. If no app was made yet, write the right number (app.connectorId).',
    );
  }
  const foundKind = kindOfConnector(found);
  if (foundKind === kind) return pass(CONNECTOR, `It is ${quoted(found.name)} (${id}), as for app.kind: ${kind}.`);
  const other = foundKind === undefined ? '' : `, which is for app.kind: ${foundKind}`;
  return fail(
    CONNECTOR,
    `The connector ${id} is ${quoted(found.name)}${other}, where app.kind: ${kind} is declared. ${known}`,
    foundKind === undefined
      ? `Name an app that is made from ${quoted(expected)}. Do not delete the other one before everybody has the new one.`
      : `If the app is right, write app.kind: ${foundKind} in the access file: the steps of the runbook follow it.` +
          (origin === 'connector' ? ' If the app is not made yet, correct app.connectorId.' : ''),
  );
}

/** Whether OneLogin provisions the app at all. */
export function checkProvisioning(_account: OneLoginAccount, { app }: OneLoginReadings): readonly CheckOutcome[] {
  const subject = 'provisioning';
  if (app.state !== 'read') return [notCheckable(subject, whyNoApp(app))];
  const { provisioningEnabled } = app.value;
  if (provisioningEnabled === undefined) {
    return [notCheckable(subject, 'OneLogin does not return whether it is enabled.', LOOK)];
  }
  if (provisioningEnabled) return [pass(subject, 'It is enabled.')];
  return [
    fail(
      subject,
      'It is not enabled: nobody gets Klaviyo, and people who leave keep it.',
      'Once onelogin-role-parameter, onelogin-user-name and onelogin-rules pass, check Enable provisioning in OneLogin under the app > Provisioning. A deploy ' +
        'asks OneLogin for it, but OneLogin is reported to ignore that.',
    ),
  ];
}

const LOOK = 'Look at it in OneLogin, under the app > Provisioning.';
