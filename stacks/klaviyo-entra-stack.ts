import { TerraformOutput, TerraformStack } from 'cdktf';
import { type Construct } from 'constructs';
import { type Account, type TerraformSettings } from '../src/access/access-model.js';
import { type EntraSettings } from '../src/access/entra-settings.js';
import { KlaviyoEntraAccess } from '../src/constructs/entra/klaviyo-entra-access.js';
import { PinnedAzureadProvider } from '../src/constructs/entra/pinned-azuread-provider.js';
import { terraformText } from '../src/constructs/terraform-text.js';
import { applicationLink, federationMetadataLink } from '../src/provider/entra/app/portal-links.js';
import { addBackend, stateLocation } from './stack-backend.js';

export interface KlaviyoEntraStackProps {
  readonly account: Account;
  /** The tenant. */
  readonly entra: Pick<EntraSettings, 'tenant' | 'environment'>;
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

/** The stack of one Klaviyo account whose application is in Entra; its id is the account's name. */
export class KlaviyoEntraStack extends TerraformStack {
  readonly access: KlaviyoEntraAccess;

  constructor(scope: Construct, id: string, props: KlaviyoEntraStackProps) {
    super(scope, id);
    const { account, entra, terraform, folder = '.', today, rosterMembers } = props;
    const { backend, preventDestroy } = terraform;
    addBackend(this, backend, stateLocation(backend, account.name, folder));
    new PinnedAzureadProvider(this, 'azuread', entra);
    // cdktf leaves "Default" out of names, so that the resources are azuread_group.group-NAME and so on.
    this.access = new KlaviyoEntraAccess(this, 'Default', { account, preventDestroy, today, rosterMembers });
    this.addOutputs(entra);
  }

  private addOutputs(entra: KlaviyoEntraStackProps['entra']): void {
    const { clientId, applicationObjectId, servicePrincipalObjectId, jobResourceId, portalSteps } = this.access;
    const outputs: readonly (readonly [id: string, value: unknown, description: string])[] = [
      ['app_id', clientId, "The application's client id in Entra."],
      ['application_object_id', applicationObjectId, 'Object id of the application (app registration).'],
      ['service_principal_object_id', servicePrincipalObjectId, 'Object id of the enterprise application.'],
      ...(jobResourceId === undefined
        ? []
        : [['job_id', jobResourceId, 'The synchronization job, as Terraform imports it.'] as const]),
      [
        'portal_url',
        applicationLink(entra, servicePrincipalObjectId, clientId),
        'The enterprise application in the Microsoft Entra admin center.',
      ],
      [
        'saml_metadata_url',
        federationMetadataLink(entra, clientId),
        'SAML metadata of the application, for Klaviyo > Settings > Security.',
      ],
      [
        'console_steps',
        portalSteps.map(({ section, text }) => terraformText(`${section}: ${text}`)),
        'What Terraform cannot do and a person does once, in order.',
      ],
    ];
    for (const [id, value, description] of outputs) new TerraformOutput(this, id, { value, description });
  }
}
