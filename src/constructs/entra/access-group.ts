import { Group } from '@cdktf/provider-azuread/lib/group/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';

/** How it is decided who is in a group that the stack makes. */
export type GroupMembership =
  /** By people in Entra, or by another tool: the stack leaves the members alone. */
  | { readonly by: 'others' }
  /** By name. People who were added by hand show in the next plan. */
  | { readonly by: 'name'; readonly userIds: string[] }
  /** By a rule of Entra, which needs Microsoft Entra ID P1. */
  | { readonly by: 'rule'; readonly rule: string };

export interface AccessGroupProps {
  /** The group's name in Entra. */
  readonly name: string;
  /**
   * Object id of the group, if it exists and the stack takes it over: it is imported instead of created.
   * @default the group does not exist yet
   */
  readonly importId?: string | undefined;
  /** @default by others */
  readonly membership?: GroupMembership;
  /**
   * What has to be there before the group, such as the proof that the people whom it names exist.
   * @default nothing
   */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * What a person may have set on a group, and the stack does not declare. Some of it cannot be changed, so that Terraform would replace an
 * adopted group that has it. `prevent_duplicate_names` is a setting of the provider, which an import leaves empty.
 */
const LEFT_ALONE = [
  'administrative_unit_ids',
  'assignable_to_role',
  'behaviors',
  'description',
  'mail_enabled',
  'prevent_duplicate_names',
  'provisioning_options',
  'theme',
  'writeback_enabled',
] as const;

/**
 * A security group whose members get access, made by the stack: `azuread_group`. The apply fails if another group of the tenant has its
 * name (`prevent_duplicate_names`).
 *
 * Whether a rule fills a group cannot be changed: a group that goes from names to a rule, or back, is replaced. The guard of
 * plans says so; a group with another name avoids it.
 *
 * For a moment a new group is called `TERRAFORM_UPDATE_` and a UUID: the provider renames it to see whether it can be changed yet.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/group
 */
export class AccessGroup extends Construct {
  private readonly resource: Group;

  constructor(scope: Construct, id: string, props: AccessGroupProps) {
    super(scope, id);
    this.resource = this.createResource(props);
    if (props.importId !== undefined) this.resource.importFrom(`/groups/${props.importId}`);
  }

  /** Reference to the group's object id. */
  get groupId(): string {
    return this.resource.objectId;
  }

  protected createResource({ name, membership = { by: 'others' }, after = [] }: AccessGroupProps): Group {
    return new Group(this, 'Default', {
      displayName: terraformText(name),
      securityEnabled: true,
      preventDuplicateNames: true,
      ...(membership.by === 'name' && { members: membership.userIds }),
      ...(membership.by === 'rule' && {
        types: ['DynamicMembership'],
        dynamicMembership: { enabled: true, rule: terraformText(membership.rule) },
      }),
      lifecycle: { ignoreChanges: [...LEFT_ALONE] },
      ...(after.length > 0 && { dependsOn: [...after] }),
    });
  }
}
