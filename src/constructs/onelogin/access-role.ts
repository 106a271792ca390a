import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';
import { OneLoginRole } from './bindings/onelogin-role.js';
import { type OneLoginAppReference } from './onelogin-app-reference.js';

export interface AccessRoleProps {
  /** The role's name in OneLogin. */
  readonly name: string;
  /** The app that the role gives, and the only one. */
  readonly app: OneLoginAppReference;
  /**
   * The role's number, if it exists and the stack takes it over: it is imported instead of created.
   * @default the role does not exist yet
   */
  readonly importId?: string | undefined;
}

/** The form of a number, where it is no reference. */
const NUMBER = /^[0-9]+$/;

/**
 * A role of OneLogin that gives the app to the people in it, made by the stack: `onelogin_roles`. Who is in it is left to mappings and to
 * people: Terraform neither reads nor writes that. It sends the list of apps with every update, so the role must give no other app.
 *
 * The import of a role with people shows them in the plan as if they left it. They do not: a list that is empty is never sent.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/roles
 */
export class AccessRole extends Construct {
  private readonly resource: OneLoginRole;

  constructor(scope: Construct, id: string, props: AccessRoleProps) {
    super(scope, id);
    this.resource = this.createResource(props);
    if (props.importId !== undefined) this.resource.importFrom(props.importId);
  }

  /** Reference to the role's number, as text. */
  get roleId(): string {
    return this.resource.id;
  }

  protected createResource({ name, app }: AccessRoleProps): OneLoginRole {
    return new OneLoginRole(this, 'Default', {
      name: terraformText(name),
      apps: [NUMBER.test(app.appId) ? Number(app.appId) : app.appId],
      skipMembershipRefresh: ['users', 'admins'],
    });
  }
}
