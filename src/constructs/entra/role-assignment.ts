import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment/index.js';
import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';
import { type EntraApplication } from './entra-application.js';

export interface RoleAssignmentProps {
  readonly application: EntraApplication;
  /** Object id of the group in Entra, usually a reference. */
  readonly groupId: string;
  /** Id of the app role, usually a reference, so that the app role is there first and goes last. */
  readonly roleId: string;
  /**
   * Ids of an assignment that exists and the stack takes over: it is imported instead of created.
   * @default the group has no app role yet
   */
  readonly importFrom?: { readonly servicePrincipal: string; readonly assignment: string } | undefined;
}

/**
 * A group gets a role: one `azuread_app_role_assignment`. Its direct members have the role; the members of groups in it do not. It needs Microsoft
 * Entra ID P1.
 *
 * All of it is fixed, so that another role is another assignment. It is made before the old one goes: nobody loses access in between, also
 * where the apply stops half-way. For that moment the group has two roles, of which Entra pushes one.
 *
 * An assignment that was made by hand beside it does not show in a plan; the drift check sees it. One that was removed by hand comes back.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/app_role_assignment
 */
export class RoleAssignment extends Construct {
  constructor(scope: Construct, id: string, props: RoleAssignmentProps) {
    super(scope, id);
    const resource = this.createResource(props);
    const { importFrom } = props;
    if (importFrom !== undefined) {
      resource.importFrom(
        `/servicePrincipals/${importFrom.servicePrincipal}/appRoleAssignedTo/${importFrom.assignment}`,
      );
    }
  }

  protected createResource({ application, groupId, roleId }: RoleAssignmentProps): AppRoleAssignment {
    return new AppRoleAssignment(this, 'Default', {
      appRoleId: terraformText(roleId),
      principalObjectId: terraformText(groupId),
      resourceObjectId: application.servicePrincipalObjectId,
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
