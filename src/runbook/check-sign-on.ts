import { type AppSettings } from '../access/access-model.js';
import { type OktaAppState } from '../access/okta-app-state.js';
import { shownValue } from '../access/shown-value.js';
import { fail, pass, type Verdict } from '../doctor/check-result.js';
import { type OktaReadings } from '../doctor/okta-readings.js';
import { type StepField } from './runbook.js';

/** A setting of the app, with where the live app has it. */
interface SignOnSetting extends StepField {
  readonly found: (app: OktaAppState) => string | undefined;
}

/** What the access file declares of the app's sign-on; nothing of an app that exists already. */
function signOnSettings(app: AppSettings): readonly SignOnSetting[] {
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

/** The declared sign-on settings, to be typed or compared. */
export function signOnFields(app: AppSettings): readonly StepField[] {
  return signOnSettings(app).map(({ name, value }) => ({ name, value }));
}

/** Whether the live app signs on as declared. Nothing where the app was not read. */
export function checkSignOn(declared: AppSettings, { app }: OktaReadings): readonly Verdict[] {
  if (app.state !== 'read') return [];
  return signOnSettings(declared).map(({ name, value, found }) => {
    const live = found(app.value);
    if (live === value) return pass(name, `It is ${shownValue(value)}.`);
    const difference = `It is ${shownValue(live)}, where ${shownValue(value)} is declared.`;
    return fail(name, difference, "Correct it in Okta's console under General > SAML Settings, or in the access file.");
  });
}
