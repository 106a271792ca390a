import { Construct } from 'constructs';
import { type OktaApp } from './okta-app.js';
import {
  provisioningFeatures,
  type ProvisioningFeature,
  type ProvisioningSwitches,
} from '../../provider/okta/app/provisioning-features.js';
import { TerraformCheck } from '../terraform-check.js';

export interface ConsoleProvisioningProps {
  readonly app: OktaApp;
  /** What the app must have; what is not switched on it must not have. */
  readonly switches: ProvisioningSwitches;
}

/**
 * Provisioning that a person switches on in Okta's console, since Okta's public API cannot do it for a SAML app. A
 * `check` block compares it with the live app on every plan and apply, with one assertion for each feature. A warning names what
 * is on or off contrary to the declaration. On the first plan the app does not exist yet, so the result comes with the apply.
 */
export class ConsoleProvisioning extends Construct {
  constructor(scope: Construct, id: string, props: ConsoleProvisioningProps) {
    super(scope, id);
    this.createCheck(props);
  }

  protected createCheck({ app, switches }: ConsoleProvisioningProps): TerraformCheck {
    // As text, and the reference once: a call of cdktf's Fn takes a stack trace each, which was a tenth of a whole synth.
    const { features } = app;
    return new TerraformCheck(this, 'Default', {
      assertions: provisioningFeatures(switches, app).map((feature) => {
        // An app without any feature may have null in place of a set, which `contains` refuses; that is "off".
        const isOn = `try(contains(tolist(${features}), "${feature.feature}"), false)`;
        return {
          condition: `\${${feature.declared ? isOn : `!${isOn}`}}`,
          errorMessage: contradiction(app, feature),
        };
      }),
    });
  }
}

function contradiction({ label }: OktaApp, { feature, declared, declaration, console }: ProvisioningFeature): string {
  const place = `Applications > ${label} > ${console}`;
  return declared
    ? `The Okta app "${label}" does not have ${feature}, but the access file declares ${declaration}. ` +
        `Switch it on in Okta's console: ${place}. The output console_steps lists every step.`
    : `The Okta app "${label}" has ${feature}, but the access file declares ${declaration}. ` +
        `Switch it off in Okta's console (${place}), or declare it in the access file.`;
}
