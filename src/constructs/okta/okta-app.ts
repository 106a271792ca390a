import { type ITerraformDependable } from 'cdktf';

/** An Okta app, made here or existing already, as the other constructs need it. */
export interface OktaApp {
  /** The app's name in Okta's console, for messages. */
  readonly label: string;
  /** Reference to the app's id. */
  readonly appId: string;
  /**
   * The app's live provisioning features, as `GET /api/v1/apps/{id}` returns them: the name of the attribute in a Terraform
   * expression, such as `okta_app_saml.app.features`.
   */
  readonly features: string;
  /** Whether it is a custom SAML app. Only such an app is known to list `SCIM_PROVISIONING` whenever SCIM is on. */
  readonly isCustomSaml: boolean;
  /** Reference to the URL of the identity provider's SAML metadata. */
  readonly samlMetadataUrl: string;
  /** What has to be there before anything is added to the app. */
  readonly dependable: ITerraformDependable;
}
