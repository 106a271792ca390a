import { ApplicationIdentifierUri } from '@cdktf/provider-azuread/lib/application-identifier-uri/index.js';
import { ApplicationRedirectUris } from '@cdktf/provider-azuread/lib/application-redirect-uris/index.js';
import { Construct } from 'constructs';
import { type EntraSaml } from '../../access/entra-settings.js';
import { quoted } from '../../text/quoted.js';
import { terraformText } from '../terraform-text.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';
import { type EntraApplication } from './entra-application.js';
import { AZUREAD_PROVIDER_VERSION } from './pinned-azuread-provider.js';

export interface SamlAddressesProps {
  readonly application: EntraApplication;
  /** What Klaviyo shows for the identity provider. */
  readonly saml: EntraSaml;
  /**
   * Object id of the application, if it exists with these addresses and the stack takes them over: they are imported instead of added.
   * @default the application has none yet
   */
  readonly importFromApplication?: string | undefined;
}

/**
 * Where people who sign on with SAML are sent: the identifier (entity id) and the reply URL of the application,
 * `azuread_application_identifier_uri` and `azuread_application_redirect_uris`. Other reply URLs of the application are removed.
 *
 * That SAML is the method of single sign-on belongs to the service principal, which is not declared (`EnterpriseApplication`): a person
 * chooses it in the portal, and a check of every plan says so until it is done.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/application_identifier_uri
 */
export class SamlAddresses extends Construct {
  /** @throws UnsupportedSetupError if the provider could not read the identifier back */
  constructor(scope: Construct, id: string, props: SamlAddressesProps) {
    super(scope, id);
    const { importFromApplication, saml } = props;
    const encoded = Buffer.from(saml.identifier, 'utf8').toString('base64');
    if (encoded.includes('/')) throw unsupportedIdentifier(saml.identifier);
    const identifier = this.createIdentifier(scope, `${id}-identifier`, props);
    const replyUrls = this.createReplyUrls(props);
    if (importFromApplication === undefined) return;
    identifier.importFrom(`/applications/${importFromApplication}/identifierUris/${encoded}`);
    replyUrls.importFrom(`/applications/${importFromApplication}/redirectUris/Web`);
  }

  protected createIdentifier(
    scope: Construct,
    id: string,
    { application, saml }: SamlAddressesProps,
  ): ApplicationIdentifierUri {
    return new ApplicationIdentifierUri(scope, id, {
      applicationId: application.applicationId,
      identifierUri: terraformText(saml.identifier),
    });
  }

  protected createReplyUrls({ application, saml }: SamlAddressesProps): ApplicationRedirectUris {
    return new ApplicationRedirectUris(this, 'Default', {
      applicationId: application.applicationId,
      redirectUris: [terraformText(saml.replyUrl)],
      type: 'Web',
    });
  }
}

/** The provider makes the resource's id of the identifier in base64, and reads a slash in it as the end of it (3.7.0, `parse/identifier_uri.go`). */
function unsupportedIdentifier(identifier: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `The identifier ${quoted(identifier)} cannot be kept by Terraform, because the provider azuread ${AZUREAD_PROVIDER_VERSION} cannot read it ` +
      'back. Remove app.saml in the access file, and set single sign-on up in the portal.',
  );
}
