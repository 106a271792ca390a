import { type AppSettings } from '../../../access/okta-settings.js';
import { type OktaAppState } from '../app/okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** A setting of an app by which people sign on, as Okta's console names it. */
export interface SignOnSetting {
  readonly name: string;
  /** As the access file declares it. */
  readonly value: string;
  /** Where the live app has it. */
  readonly found: (app: OktaAppState) => string | undefined;
}

/** What the access file declares of the app's sign-on; nothing of an app that exists already. */
export function signOnSettings(app: AppSettings): readonly SignOnSetting[] {
  switch (app.kind) {
    case 'existing':
      return [];
    case 'preconfigured':
      return [{ name: "Name in Okta's catalogue", value: app.preconfigured, found: ({ name }) => name }];
    case 'saml':
      return [
        { name: 'Single sign-on URL', value: app.saml.ssoUrl, found: ({ signOn }) => signOn.ssoAcsUrl },
        { name: 'Audience URI (SP Entity ID)', value: app.saml.audience, found: ({ signOn }) => signOn.audience },
        { name: 'Recipient URL', value: app.saml.recipient, found: ({ signOn }) => signOn.recipient },
        { name: 'Destination URL', value: app.saml.destination, found: ({ signOn }) => signOn.destination },
      ];
  }
}

const SUBJECT = 'sign-on settings';

/** Whether the live app signs on as declared. */
export function checkSignOn(declared: AppSettings, { app }: OktaReadings): readonly CheckOutcome[] {
  if (app.state !== 'read') return [notCheckable(SUBJECT, whyMissing('The Okta app', app))];
  if (declared.kind === 'existing') {
    return [notCheckable(SUBJECT, 'The access file declares none of an app that exists already (app.existing).')];
  }
  return signOnSettings(declared).map(({ name, value, found }) => {
    const live = found(app.value);
    if (live === value) return pass(name, `It is ${quoted(value)}.`);
    return fail(name, `It is ${quoted(live)}, where ${quoted(value)} is declared.`, REMEDIES[declared.kind]);
  });
}

/** An app that is another account's must not be corrected to this one's settings: check `okta-app` tells of it. */
const REMEDIES = {
  saml: "If it is this account's app, correct it in Okta's console under General > SAML Settings, or in the access file.",
  preconfigured:
    "If it is this account's app, write its name in Okta's catalogue in the access file (app.preconfigured).",
} as const;
