import { DataAzureadApplication } from '@cdktf/provider-azuread/lib/data-azuread-application/index.js';
import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { terraformQuoted, terraformText } from '../terraform-text.js';
import { type EntraApplication } from './entra-application.js';

export interface ExistingApplicationProps {
  /** Object id of its service principal: the Object ID on the page of the enterprise application. */
  readonly id: string;
  /** Its name in Entra. It must be the live one, so that a mistyped id cannot touch another application. */
  readonly label: string;
  /**
   * App roles that it must have already: their ids, by their values.
   * @default none
   */
  readonly appRoles?: Readonly<Record<string, string>>;
}

/**
 * An enterprise application that exists in Entra already: top-level data sources of its service principal and of its application. Nothing
 * is managed about the application itself. The plan fails if it has another name, or is switched off: nobody could sign in, and
 * Entra would provision nobody.
 *
 * The application must belong to this tenant, since app roles are a part of it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/data-sources/service_principal
 */
export class ExistingApplication extends Construct implements EntraApplication {
  readonly label: string;
  private readonly principal: DataAzureadServicePrincipal;
  private readonly application: DataAzureadApplication;

  constructor(scope: Construct, id: string, props: ExistingApplicationProps) {
    super(scope, id);
    this.label = props.label;
    this.principal = this.createPrincipal(scope, `${id}-principal`, props);
    this.application = this.createApplication();
  }

  get applicationObjectId(): string {
    return this.application.objectId;
  }

  get applicationId(): string {
    return this.application.id;
  }

  get servicePrincipalObjectId(): string {
    return this.principal.objectId;
  }

  get servicePrincipalId(): string {
    return this.principal.id;
  }

  get clientId(): string {
    return this.principal.clientId;
  }

  get servicePrincipal(): string {
    return this.principal.fqn;
  }

  get dependable(): ITerraformDependable {
    return this.application;
  }

  protected createPrincipal(
    scope: Construct,
    dataId: string,
    { id, label, appRoles = {} }: ExistingApplicationProps,
  ): DataAzureadServicePrincipal {
    return new DataAzureadServicePrincipal(scope, dataId, {
      objectId: terraformText(id),
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.display_name == ${terraformQuoted(label)}}`,
            errorMessage:
              `The enterprise application ${terraformText(id)} is named "\${self.display_name}", not "${terraformText(label)}". ` +
              'If the id is right, write that name in the access file (app.label); if not, correct app.existing.',
          },
          {
            condition: '${self.account_enabled}',
            errorMessage:
              `The enterprise application "${terraformText(label)}" (${terraformText(id)}) is switched off. Set "Enabled for users to ` +
              'sign-in?" to Yes in Entra, Enterprise apps > the application > Properties, and plan again.',
          },
          ...Object.entries(appRoles).map(([value, roleId]) => ({
            condition: `\${lookup(self.app_role_ids, ${terraformQuoted(value)}, "") == ${terraformQuoted(roleId)}}`,
            errorMessage:
              `The enterprise application "${terraformText(label)}" has no app role with the value "${terraformText(value)}" and the id ` +
              `${terraformText(roleId)}. Correct app.appRoles in the access file, or leave the role out there, so that the stack makes it.`,
          })),
        ],
      },
    });
  }

  protected createApplication(): DataAzureadApplication {
    return new DataAzureadApplication(this, 'Default', { clientId: this.principal.clientId });
  }
}
