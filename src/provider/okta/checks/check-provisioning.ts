import { type OktaAccount } from '../../../access/okta-account.js';
import { provisioningFeatures } from '../app/provisioning-features.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** Whether each provisioning feature is on, or off, as the access file declares it. */
export function checkProvisioning({ identityProvider }: OktaAccount, { app }: OktaReadings): readonly CheckOutcome[] {
  const { app: declared, provisioning } = identityProvider;
  return provisioningFeatures(provisioning, { isCustomSaml: declared.kind === 'saml' }).map((feature) => {
    const subject = feature.feature;
    if (app.state !== 'read') return notCheckable(subject, whyMissing('The Okta app', app));
    const isOn = app.value.features.includes(feature.feature);
    const state = `It is ${isOn ? 'on' : 'off'}`;
    if (isOn === feature.declared) return pass(subject, `${state}, as declared (${feature.declaration}).`);
    const place = `Okta's console, in the app under ${feature.console}`;
    return fail(
      subject,
      `${state}, but the access file declares ${feature.declaration}.`,
      feature.declared
        ? `Switch it on in ${place}. The API cannot do it for a SAML app.`
        : `Switch it off in ${place}, or declare it in the access file.`,
    );
  });
}
