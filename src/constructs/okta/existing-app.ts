import { DataOktaAppSaml } from '@cdktf/provider-okta/lib/data-okta-app-saml/index.js';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type OktaApp } from './okta-app.js';
import { terraformQuoted, terraformText } from '../terraform-text.js';

export interface ExistingAppProps {
  /** The app's id in Okta, such as `0oa...`: the last part of its address in the console. */
  readonly id: string;
  /** The app's name in Okta's console. It must be the live one, so that a mistyped id cannot touch another app. */
  readonly label: string;
}

/**
 * An app that exists in Okta already: a top-level data source `okta_app_saml`, nothing is managed about the app itself.
 * The plan fails if the app has another label (its groups would be replaced by ours) or is not active (Okta answers 404 to
 * the schema of an inactive app, and the role attribute would silently leave the state).
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/data-sources/app_saml
 */
export class ExistingApp extends Construct implements OktaApp {
  readonly label: string;
  /** Not known at synth, so not claimed. */
  readonly isCustomSaml = false;
  private readonly data: DataOktaAppSaml;

  constructor(scope: Construct, id: string, props: ExistingAppProps) {
    super(scope, id);
    this.label = props.label;
    this.data = this.createData(props);
  }

  get appId(): string {
    return this.data.id;
  }

  get features(): string {
    return `${this.data.fqn}.features`;
  }

  /** Empty where Okta gives none, as for an app that does not sign on with SAML. */
  get samlMetadataUrl(): string {
    // The data source has no metadata_url; the app's links, as JSON, hold the same address.
    const href: unknown = Fn.lookupNested(Fn.jsondecode(this.data.links), ['metadata', 'href']);
    return Fn.try([href, '']) as string;
  }

  get dependable(): ITerraformDependable {
    return this.data;
  }

  protected createData({ id, label }: ExistingAppProps): DataOktaAppSaml {
    return new DataOktaAppSaml(this, 'Default', {
      id: terraformText(id),
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.label == ${terraformQuoted(label)}}`,
            errorMessage:
              `The Okta app ${terraformText(id)} is labelled "\${self.label}", not "${terraformText(label)}". ` +
              'If the id is right, write that label in the access file (app.label); if not, correct app.existing.',
          },
          {
            condition: '${self.status == "ACTIVE"}',
            errorMessage:
              `The Okta app "${terraformText(label)}" (${terraformText(id)}) is \${self.status}. ` +
              'Activate it in Okta, Applications > the app > Activate, and plan again.',
          },
        ],
      },
    });
  }
}
