import { type Construct } from 'constructs';
import { TerraformCheck, type TerraformCheckAssertion } from '../terraform-check.js';
import { type EntraApplication } from './entra-application.js';

export interface ApplicationCheckProps {
  readonly application: EntraApplication;
  /** Whether people sign on by SAML, as the access file or Klaviyo's guide wants it. */
  readonly saml: boolean;
}

/**
 * Says in every plan what of an enterprise application is not as it should be, and Terraform does not set: the method of single sign-on, and that
 * it is for assigned people alone. By what the data source of its service principal shows.
 *
 * The attribute mappings, and whether the job is in quarantine, are no attributes of the provider: the doctor of klaviyo-access reads them.
 */
export class ApplicationCheck extends TerraformCheck {
  constructor(scope: Construct, id: string, { application, saml }: ApplicationCheckProps) {
    const { label, servicePrincipal } = application;
    const page = 'Entra > Enterprise apps > the application';
    const assertions: readonly TerraformCheckAssertion[] = [
      ...(saml
        ? [
            {
              condition: `\${${servicePrincipal}.preferred_single_sign_on_mode == "saml"}`,
              errorMessage:
                `SAML is not the single sign-on method of the enterprise application "${label}" yet. Choose it under ${page} > Single ` +
                'sign-on; Terraform cannot.',
            },
          ]
        : []),
      {
        condition: `\${${servicePrincipal}.app_role_assignment_required}`,
        errorMessage:
          `Everyone in the tenant may sign in to the enterprise application "${label}", not only those whom it is assigned to. Set ` +
          `"Assignment required?" to Yes under ${page} > Properties; Terraform cannot.`,
      },
    ];
    super(scope, id, { assertions });
  }
}
