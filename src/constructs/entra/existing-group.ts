import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group/index.js';
import { type Postcondition } from 'cdktf';
import { Construct } from 'constructs';
import { terraformQuoted, terraformText } from '../terraform-text.js';

export interface ExistingGroupProps {
  /** Its name in Entra; undefined where the access file gives its id alone. */
  readonly name: string | undefined;
  /**
   * Its object id.
   * @default the group is found by its name, which one group must have
   */
  readonly groupId?: string | undefined;
}

/**
 * A group that exists in Entra and is looked up, by its id or by its name, with the proof that the found group is the asked one: Entra does not
 * tell letter case apart. The plan fails if a role could not be given to it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/data-sources/group
 */
export class ExistingGroup extends Construct {
  private readonly data: DataAzureadGroup;

  /** @throws Error if neither a name nor an id is given */
  constructor(scope: Construct, id: string, props: ExistingGroupProps) {
    super(scope, id);
    if (props.name === undefined && props.groupId === undefined) {
      throw new Error('`name` or `groupId` must be given, got neither.');
    }
    this.data = this.createData(props);
  }

  /** Reference to the group's object id. */
  get groupId(): string {
    return this.data.objectId;
  }

  protected createData({ name, groupId }: ExistingGroupProps): DataAzureadGroup {
    return new DataAzureadGroup(this, 'Default', {
      // The provider puts the name into a filter as it is (3.7.0, `group_data_source.go`), where a quote is written twice.
      ...(groupId === undefined
        ? { displayName: terraformText(name!.replaceAll("'", "''")) }
        : { objectId: terraformText(groupId) }),
      lifecycle: {
        postcondition: [
          ...(name === undefined ? [] : [namePostcondition(name, groupId)]),
          securityPostcondition(groupId ?? name!),
        ],
      },
    });
  }
}

function namePostcondition(name: string, groupId: string | undefined): Postcondition {
  const asked = terraformText(name);
  return {
    condition: `\${self.display_name == ${terraformQuoted(name)}}`,
    errorMessage:
      groupId === undefined
        ? `Entra has no group named exactly "${asked}"; the one found is "\${self.display_name}". ` +
          'Correct the name in the access file, make the group in Entra, or write create: true.'
        : `The Entra group with the id ${terraformText(groupId)} is named "\${self.display_name}", not "${asked}". ` +
          'If it was renamed, write that name in the access file; if not, correct the id.',
  };
}

/** Microsoft, "Manage users and groups assignment to an application": groups that are security-enabled alone can be assigned. */
function securityPostcondition(asked: string): Postcondition {
  return {
    condition: '${self.security_enabled}',
    errorMessage:
      `The Entra group "\${self.display_name}" (${terraformText(asked)}) is not security-enabled, so that no role can be given to it. ` +
      'Assign a security group.',
  };
}
