import { ApplicationFromTemplate } from '@cdktf/provider-azuread/lib/application-from-template/index.js';
import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { NON_GALLERY_TEMPLATE } from '../../access/entra-settings.js';
import { terraformText } from '../terraform-text.js';
import { type EntraApplication } from './entra-application.js';

export interface EnterpriseApplicationProps {
  /** Its name in Entra. */
  readonly label: string;
  /**
   * Id of the application template.
   * @default NON_GALLERY_TEMPLATE
   */
  readonly template?: string;
  /**
   * Whether Terraform refuses to destroy or replace the application.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Object ids of what exists and the stack takes over: it is imported instead of created.
   * @default the application does not exist yet
   */
  readonly importFrom?: { readonly application: string; readonly servicePrincipal: string } | undefined;
}

/**
 * The enterprise application through which people reach Klaviyo, made from a template of Entra: `azuread_application_from_template`, which
 * gives an application and its service principal. What the resource does not give, such as the client id, a top-level data source
 * of the service principal has.
 *
 * `azuread_service_principal` is not declared, although single sign-on could be set by it: with `use_existing` the provider deletes the
 * enterprise application when that resource leaves the configuration.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/application_from_template
 */
export class EnterpriseApplication extends Construct implements EntraApplication {
  readonly label: string;
  private readonly resource: ApplicationFromTemplate;
  private readonly data: DataAzureadServicePrincipal;

  constructor(scope: Construct, id: string, props: EnterpriseApplicationProps) {
    super(scope, id);
    this.label = props.label;
    this.resource = this.createResource(props);
    const { template = NON_GALLERY_TEMPLATE, importFrom } = props;
    if (importFrom !== undefined) {
      this.resource.importFrom(
        `/applicationTemplates/${template}/instantiate/${importFrom.application}/${importFrom.servicePrincipal}`,
      );
    }
    // Beside the resource, so that both have the name of this construct: Terraform tells them apart by `data.`.
    this.data = this.createData(scope, `${id}-principal`);
  }

  get applicationObjectId(): string {
    return this.resource.applicationObjectId;
  }

  get applicationId(): string {
    return this.resource.applicationId;
  }

  get servicePrincipalObjectId(): string {
    return this.resource.servicePrincipalObjectId;
  }

  get servicePrincipalId(): string {
    return this.resource.servicePrincipalId;
  }

  get clientId(): string {
    return this.data.clientId;
  }

  get servicePrincipal(): string {
    return this.data.fqn;
  }

  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource(props: EnterpriseApplicationProps): ApplicationFromTemplate {
    const { label, template = NON_GALLERY_TEMPLATE, preventDestroy } = props;
    return new ApplicationFromTemplate(this, 'Default', {
      displayName: terraformText(label),
      templateId: terraformText(template),
      ...(preventDestroy && { lifecycle: { preventDestroy } }),
    });
  }

  protected createData(scope: Construct, id: string): DataAzureadServicePrincipal {
    return new DataAzureadServicePrincipal(scope, id, { objectId: this.servicePrincipalObjectId });
  }
}
