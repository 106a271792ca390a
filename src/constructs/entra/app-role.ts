import { ApplicationAppRoleA } from '@cdktf/provider-azuread/lib/application-app-role/index.js';
import { Construct } from 'constructs';
import { type Role } from '../../access/role.js';
import { terraformText } from '../terraform-text.js';
import { type EntraApplication } from './entra-application.js';

export interface AppRoleProps {
  readonly application: EntraApplication;
  /** The role: its id is the value that Entra pushes to Klaviyo, and the app role's name; its title stands in the description. */
  readonly role: Role;
  /** The id of the app role, a UUID. Entra knows the app role by it alone; another one is another app role. */
  readonly roleId: string;
  /**
   * Whether Terraform refuses to destroy or replace the app role: whoever has it would lose it.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Object id of the application, if the app role exists there and the stack takes it over: it is imported instead of created, and keeps
   * its name as long as this is given.
   * @default the app role does not exist yet
   */
  readonly importFromApplication?: string | undefined;
}

/** What the value of an app role may be made of (provider 3.7.0, `validate/tokens.go`). */
const VALUE = /^(?!\.)[A-Za-z0-9:!#$%&'()*+,./;<=>?@[\]^_{|}~`-]{1,249}$/;

/**
 * A role of Klaviyo as an app role of the enterprise application: `azuread_application_app_role`. Groups that have it get that role in Klaviyo,
 * once the role is mapped (`SingleAppRoleAssignment`).
 *
 * Its name in Entra is the value too. Microsoft says of `SingleAppRoleAssignment` that it gives "a single role name string", and does not say
 * whether that is the name or the value ("Reference for writing expressions for attribute mappings", read November 2026; other vendors' guides
 * go by either). Where both are one, it does not matter.
 *
 * The roles that a template brings along, such as `User`, stay: who has one of those has no role of Klaviyo, and the drift check
 * says so.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/application_app_role
 */
export class AppRole extends Construct {
  private readonly resource: ApplicationAppRoleA;

  /** @throws Error if the role's id cannot be the value of an app role */
  constructor(scope: Construct, id: string, props: AppRoleProps) {
    super(scope, id);
    const { role, roleId, importFromApplication } = props;
    if (!VALUE.test(role.id)) {
      throw new Error(
        `\`role.id\` must be a value that Entra takes (1 to 249 letters, digits and signs, no space), got: ${role.id}`,
      );
    }
    this.resource = this.createResource(props);
    if (importFromApplication !== undefined) {
      this.resource.importFrom(`/applications/${importFromApplication}/appRoles/${roleId}`);
    }
  }

  /** Reference to the id of the app role. */
  get roleId(): string {
    return this.resource.roleId;
  }

  protected createResource({
    application,
    role,
    roleId,
    preventDestroy,
    importFromApplication,
  }: AppRoleProps): ApplicationAppRoleA {
    return new ApplicationAppRoleA(this, 'Default', {
      applicationId: application.applicationId,
      roleId: terraformText(roleId),
      value: terraformText(role.id),
      displayName: terraformText(role.id),
      description: terraformText(`${role.title} in Klaviyo`),
      allowedMemberTypes: ['User'],
      lifecycle: {
        // What the portal says about the role is for people alone, so that a better text stays.
        ignoreChanges: ['description', ...(importFromApplication === undefined ? [] : ['display_name'])],
        ...(preventDestroy && { preventDestroy }),
      },
    });
  }
}
