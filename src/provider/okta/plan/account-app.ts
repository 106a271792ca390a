import { type Account } from '../../../access/access-model.js';
import { type AppSettings } from '../../../access/okta-settings.js';
import { isOktaAccount } from '../../../access/okta-account.js';
import { quoted } from '../../../text/quoted.js';
import { type PlannedAttributes } from '../../plan-subjects.js';
import { textOf } from '../../plain-values.js';

/** The id of the app that an account's access file names, where it names one: an app that exists already. */
export function declaredAppIds(account: Account): readonly string[] {
  if (!isOktaAccount(account)) return [];
  const { app, adopt } = account.identityProvider;
  const id = app.kind === 'existing' ? app.id : adopt?.app;
  return id === undefined ? [] : [id];
}

/**
 * By what an app in a plan shows itself as another one than the account's, as the rest of a sentence after the app. Undefined if
 * it is the account's.
 *
 * As for a live app, of the SAML settings both the assertion consumer service and the audience have to differ: one of them alone
 * is a change of the same app. What the plan does not have says nothing.
 */
export function appDifference(account: Account, values: NonNullable<PlannedAttributes>): string | undefined {
  if (!isOktaAccount(account)) return 'is an app in Okta, and the account names none';
  const { app } = account.identityProvider;
  if (declaredAppIds(account).some((id) => id === values.id)) return undefined;
  if (app.kind === 'existing') return `has the id ${quoted(values.id)}, and the account's app has ${quoted(app.id)}`;
  const label = textOf(values.label);
  if (label !== app.label) return `has ${settingWords('label', label)}, and the account's app has ${quoted(app.label)}`;
  return settingsDifference(app, values);
}

function settingsDifference(
  app: Exclude<AppSettings, { kind: 'existing' }>,
  values: NonNullable<PlannedAttributes>,
): string | undefined {
  if (app.kind === 'preconfigured') {
    const name = textOf(values.preconfigured_app);
    if (name === undefined || name === app.preconfigured) return undefined;
    return `is ${quoted(name)} in Okta's catalogue, and the account's app is ${quoted(app.preconfigured)}`;
  }
  const url = textOf(values.sso_url);
  const audience = textOf(values.audience);
  if ((url === undefined && audience === undefined) || url === app.saml.ssoUrl || audience === app.saml.audience) {
    return undefined;
  }
  return (
    `has ${settingWords('single sign-on URL', url)} and ${settingWords('audience', audience)}, and the account's app has ` +
    `${quoted(app.saml.ssoUrl)} and ${quoted(app.saml.audience)}`
  );
}

function settingWords(name: string, value: string | undefined): string {
  return value === undefined ? `no ${name}` : `the ${name} ${quoted(value)}`;
}
