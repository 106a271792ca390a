import { AppSaml } from '@cdktf/provider-okta/lib/app-saml/index.js';
import { type ITerraformDependable, type TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { type AppUpdates, type SamlSettings } from '../../access/okta-settings.js';
import { type OktaApp } from './okta-app.js';
import { TerraformCheck } from '../terraform-check.js';
import { terraformQuoted, terraformText } from '../terraform-text.js';

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
  /**
   * How differences are handled after the app is created. `check`: Terraform never updates the app (`ignore_changes`), and a
   * check block names what differs. `apply`: Terraform updates the app.
   *
   * An update is a PUT of the whole app, without its features, and has been reported to switch SCIM off
   * (okta/terraform-provider-okta, issues 655 and 710). So an app whose SCIM is switched on in the console is best left at
   * `check`.
   * @default check
   */
  readonly updates?: AppUpdates;
  /**
   * Whether Terraform refuses to destroy or replace the app.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Id of the app, if it exists and the stack takes it over: it is imported instead of created.
   * @default the app does not exist yet
   */
  readonly importId?: string | undefined;
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
    if (props.importId !== undefined) this.resource.importFrom(props.importId);
    if (updatesOf(props) === 'check') this.createCheck(scope, `${id}-declared`, props);
  }

  get appId(): string {
    return this.resource.id;
  }

  get features(): string {
    return `${this.resource.fqn}.features`;
  }

  get samlMetadataUrl(): string {
    return this.resource.metadataUrl;
  }

  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource(props: SamlAppProps): AppSaml {
    const { source, appSettings, userNameTemplate = EMAIL } = props;
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
      lifecycle: lifecycleOf(props),
    });
    // Newer than the prebuilt bindings, which would silently drop it as a property.
    resource.addOverride('skip_authentication_policy', true);
    return resource;
  }

  /** Names each difference between the live app and the declared one, and where a person corrects it. */
  protected createCheck(scope: Construct, id: string, props: SamlAppProps): TerraformCheck {
    const { label, source, userNameTemplate = EMAIL } = props;
    const signOn = 'Sign On > Settings > Edit';
    const saml = 'General > SAML Settings > Edit';
    const declared: readonly LiveSetting[] = [
      { name: 'label', attribute: 'label', value: label, console: 'General > App Settings > Edit' },
      { name: 'status', attribute: 'status', value: 'ACTIVE', console: 'the menu "Inactive" > Activate' },
      { name: 'username', attribute: 'user_name_template', value: userNameTemplate, console: signOn },
      { name: 'username update', attribute: 'user_name_template_push_status', value: 'PUSH', console: signOn },
      ...('saml' in source
        ? [
            { name: 'single sign-on URL', attribute: 'sso_url', value: source.saml.ssoUrl, console: saml },
            { name: 'audience', attribute: 'audience', value: source.saml.audience, console: saml },
            { name: 'recipient', attribute: 'recipient', value: source.saml.recipient, console: saml },
            { name: 'destination', attribute: 'destination', value: source.saml.destination, console: saml },
          ]
        : []),
    ];
    const { fqn } = this.resource;
    return new TerraformCheck(scope, id, {
      assertions: declared.map(({ name, attribute, value, console }) => ({
        condition: `\${${fqn}.${attribute} == ${terraformQuoted(value)}}`,
        errorMessage:
          // The app is not named by the label that it does not have.
          `The ${name} of the Okta app${name === 'label' ? '' : ` "${label}"`} is not "${value}", as the access file declares. ` +
          `Correct it in Okta's console under ${console}, or correct the access file. Terraform does not update the app, ` +
          'since an update can switch SCIM off. To let Terraform update it, write app.updates: apply.',
      })),
    });
  }
}

const EMAIL = '${source.email}';

/** A setting of the app as it is declared, and where to find what Okta has. */
interface LiveSetting {
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
  readonly console: string;
}

function updatesOf({ updates = 'check' }: SamlAppProps): AppUpdates {
  return updates;
}

/**
 * An import leaves `skip_authentication_policy` empty in the state. It is a setting of the provider, not of the app: were
 * it not ignored, the first apply, or the first one after the import block is gone, would put the app for it alone.
 */
function lifecycleOf(props: SamlAppProps): TerraformResourceLifecycle {
  return {
    ignoreChanges: updatesOf(props) === 'check' ? 'all' : ['skip_authentication_policy'],
    ...(props.preventDestroy && { preventDestroy: true }),
  };
}
