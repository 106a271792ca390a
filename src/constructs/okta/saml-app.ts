import { AppSaml } from '@cdktf/provider-okta/lib/app-saml/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type SamlSettings } from '../../access/access-model.js';
import { type OktaApp } from './okta-app.js';
import { terraformText } from './terraform-text.js';

/** Where the app's sign-on settings come from. */
export type SamlAppSource =
  /** A custom SAML app, with what Klaviyo shows for the identity provider. */
  | { readonly saml: SamlSettings }
  /** An app of Okta's catalogue by its name there. Okta knows its sign-on settings. */
  | { readonly preconfigured: string };

export interface SamlAppProps {
  /** The app's name in Okta's console. */
  readonly label: string;
  readonly source: SamlAppSource;
  /**
   * The application username, as an expression of Okta's expression language. Klaviyo knows people by their e-mail.
   * @default ${source.email}
   */
  readonly userNameTemplate?: string;
  /**
   * Settings of a preconfigured app, as its page in Okta's catalogue names them.
   * @default none
   */
  readonly appSettings?: Readonly<Record<string, unknown>>;
}

/**
 * What a custom SAML app needs besides the URLs: the provider demands all of these of an app that is not preconfigured,
 * and one of the two signatures (provider 6.12.0, `resource_okta_app_saml.go`, `customAppSamlRequiredFields`).
 */
const CUSTOM_SIGN_ON = {
  subjectNameIdTemplate: terraformText('${user.email}'),
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  assertionSigned: true,
  responseSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
} as const;

/**
 * The SAML app through which people reach Klaviyo: `okta_app_saml`. Users are known by their e-mail, and a changed e-mail
 * is pushed ("update application username on Create and update"). Policies are left alone, so the credentials need no
 * scope for them.
 *
 * Okta's public API cannot switch SCIM on for such an app; see `ConsoleProvisioning`.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/app_saml
 */
export class SamlApp extends Construct implements OktaApp {
  readonly label: string;
  readonly isCustomSaml: boolean;
  private readonly resource: AppSaml;

  constructor(scope: Construct, id: string, props: SamlAppProps) {
    super(scope, id);
    this.label = props.label;
    this.isCustomSaml = 'saml' in props.source;
    this.resource = this.createResource(props);
  }

  get appId(): string {
    return this.resource.id;
  }

  get features(): string[] {
    return this.resource.features;
  }

  get samlMetadataUrl(): string {
    return this.resource.metadataUrl;
  }

  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource(props: SamlAppProps): AppSaml {
    const { source, appSettings, userNameTemplate = '${source.email}' } = props;
    const resource = new AppSaml(this, 'Default', {
      label: terraformText(props.label),
      ...('saml' in source
        ? {
            ssoUrl: terraformText(source.saml.ssoUrl),
            audience: terraformText(source.saml.audience),
            recipient: terraformText(source.saml.recipient),
            destination: terraformText(source.saml.destination),
            ...CUSTOM_SIGN_ON,
          }
        : { preconfiguredApp: terraformText(source.preconfigured) }),
      ...(appSettings && { appSettingsJson: terraformText(JSON.stringify(appSettings)) }),
      userNameTemplate: terraformText(userNameTemplate),
      userNameTemplateType: 'BUILT_IN',
      userNameTemplatePushStatus: 'PUSH',
    });
    // Newer than the prebuilt bindings: as a property it would be dropped without a word.
    resource.addOverride('skip_authentication_policy', true);
    return resource;
  }
}
