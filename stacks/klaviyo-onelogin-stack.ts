import { TerraformOutput, TerraformStack } from 'cdktf';
import { type Construct } from 'constructs';
import { type Account, type TerraformSettings } from '../src/access/access-model.js';
import { KlaviyoOneLoginAccess } from '../src/constructs/onelogin/klaviyo-onelogin-access.js';
import { PinnedOneLoginProvider } from '../src/constructs/onelogin/pinned-onelogin-provider.js';
import { terraformText } from '../src/constructs/terraform-text.js';
import { addBackend, stateLocation } from './stack-backend.js';

export interface KlaviyoOneLoginStackProps {
  readonly account: Account;
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
   * The userNames of those whom the roster puts into the groups with `members: roster`, by the group's name.
   * @default none, so that no assignment may have such members
   */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The stack of one Klaviyo account whose app is in OneLogin; its id is the account's name. */
export class KlaviyoOneLoginStack extends TerraformStack {
  readonly access: KlaviyoOneLoginAccess;

  constructor(scope: Construct, id: string, props: KlaviyoOneLoginStackProps) {
    super(scope, id);
    const { account, terraform, folder = '.', today, rosterMembers } = props;
    const { backend, preventDestroy } = terraform;
    addBackend(this, backend, stateLocation(backend, account.name, folder));
    new PinnedOneLoginProvider(this, 'onelogin');
    // cdktf leaves "Default" out of names, so that the resources are onelogin_saml_apps.app, onelogin_roles.group-NAME and so on.
    this.access = new KlaviyoOneLoginAccess(this, 'Default', { account, preventDestroy, today, rosterMembers });
    this.addOutputs();
  }

  private addOutputs(): void {
    const { appId, samlMetadataUrl, roleIds, consoleSteps } = this.access;
    new TerraformOutput(this, 'app_id', { value: appId, description: "The app's number in OneLogin." });
    if (samlMetadataUrl !== undefined) {
      new TerraformOutput(this, 'saml_metadata_url', {
        value: samlMetadataUrl,
        description: 'SAML metadata of the app, for Klaviyo > Settings > Security.',
      });
    }
    new TerraformOutput(this, 'role_ids', {
      value: Object.fromEntries(Object.entries(roleIds).map(([group, roleId]) => [terraformText(group), roleId])),
      description: 'The numbers of the roles of OneLogin, by the groups of the access file.',
    });
    new TerraformOutput(this, 'console_steps', {
      value: consoleSteps.map(({ section, text }) => terraformText(`${section}: ${text}`)),
      description: 'What Terraform cannot do and a person does, in order.',
    });
  }
}
