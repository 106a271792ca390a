import { type Account } from '../../../access/access-model.js';
import { isOneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { isText, textOf } from '../../plain-values.js';
import { type PlannedAttributes } from '../../plan-subjects.js';
import { idOf } from './ids.js';

/** The id of the app that an account's access file names, where it names one: an app that exists already. */
export function declaredAppIds(account: Account): readonly string[] {
  if (!isOneLoginAccount(account)) return [];
  const { app, adopt } = account.identityProvider;
  return [app.origin === 'existing' ? app.id : undefined, adopt?.app].filter(isText);
}

/** The id of the app to which a rule belongs, or of an app itself, whose parameters and provisioning stand in its own resource. */
export function appId(values: PlannedAttributes): string | undefined {
  return idOf(values?.app_id) ?? (isApp(values) ? idOf(values?.id) : undefined);
}

/** Every app has a connector, and nothing else has one. */
function isApp(values: PlannedAttributes): boolean {
  return values !== null && Object.hasOwn(values, 'connector_id');
}

/**
 * By what an app in a plan shows itself as another one than the account's, as the rest of a sentence after the app. Undefined if it
 * is the account's.
 */
export function appDifference(account: Account, values: NonNullable<PlannedAttributes>): string | undefined {
  if (!isOneLoginAccount(account)) return 'is an app in OneLogin, and the account names none';
  const { app } = account.identityProvider;
  if (declaredAppIds(account).some((id) => id === idOf(values.id))) return undefined;
  if (app.origin === 'existing') {
    return `has the id ${quoted(idOf(values.id) ?? 'known only after the apply')}, and the account's app has ${quoted(app.id)}`;
  }
  const name = textOf(values.name);
  if (name !== app.label) {
    const own = name === undefined ? 'no name' : `the name ${quoted(name)}`;
    return `has ${own}, and the account's app has ${quoted(app.label)}`;
  }
  const connector = idOf(values.connector_id);
  if (connector === undefined || connector === String(app.connectorId)) return undefined;
  return `is made from the connector ${connector}, and the account's app from ${app.connectorId}`;
}

/** What is lost with an app, in sentences. */
export function appDeletion(): string {
  return (
    'OneLogin deletes the app, and its parameters, its rules and its connection to Klaviyo with it, and everybody loses access to ' +
    'Klaviyo. A new one has to be set up again by the steps of klaviyo-access runbook onelogin. To keep the app, take the resource ' +
    'out of the state with terraform state rm.'
  );
}
