import { TerraformOutput, TerraformStack } from 'cdktf';
import { type Construct } from 'constructs';
import { type Account, type TerraformSettings } from '../src/access/access-model.js';
import { type OktaSettings } from '../src/access/okta-settings.js';
import { KlaviyoOktaAccess } from '../src/constructs/okta/klaviyo-okta-access.js';
import { PinnedOktaProvider } from '../src/constructs/okta/pinned-okta-provider.js';
import { terraformText } from '../src/constructs/terraform-text.js';
import { addBackend, stateLocation } from './stack-backend.js';

export interface KlaviyoStackProps {
  readonly account: Account;
  /** The organisation. */
  readonly okta: Pick<OktaSettings, 'org' | 'domain'>;
  readonly terraform: TerraformSettings;
  /**
   * What a local state file is relative to.
   * @default the working directory
   */
  readonly folder?: string;
  /**
   * The day by which grants have ended, in UTC, as YYYY-MM-DD.
   * @default the day of the synthesis
   */
  readonly today?: string | undefined;
  /**
   * The logins of those whom the roster puts into the groups with `members: roster`, by the group's name.
   * @default none, so that no assignment may have such members
   */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The stack of one Klaviyo account whose app is in Okta; its id is the account's name. */
export class KlaviyoStack extends TerraformStack {
  readonly access: KlaviyoOktaAccess;

  constructor(scope: Construct, id: string, props: KlaviyoStackProps) {
    super(scope, id);
    const { account, okta, terraform, folder = '.', today, rosterMembers } = props;
    const { backend, preventDestroy } = terraform;
    addBackend(this, backend, stateLocation(backend, account.name, folder));
    new PinnedOktaProvider(this, 'okta', okta);
    // cdktf leaves "Default" out of names, so that the resources are okta_app_saml.app, okta_group.group-NAME and so on.
    this.access = new KlaviyoOktaAccess(this, 'Default', { account, preventDestroy, today, rosterMembers });
    this.addOutputs();
  }

  private addOutputs(): void {
    new TerraformOutput(this, 'app_id', { value: this.access.appId, description: "The app's id in Okta." });
    new TerraformOutput(this, 'saml_metadata_url', {
      value: this.access.samlMetadataUrl,
      description: 'SAML metadata of the app, for Klaviyo > Settings > Security.',
    });
    new TerraformOutput(this, 'console_steps', {
      value: this.access.consoleSteps.map(({ section, text }) => terraformText(`${section}: ${text}`)),
      description: 'What Terraform cannot do and a person does once, in order.',
    });
  }
}
