import { DataOktaGroup } from '@cdktf/provider-okta/lib/data-okta-group/index.js';
import { Group } from '@cdktf/provider-okta/lib/group/index.js';
import { type Postcondition } from 'cdktf';
import { Construct } from 'constructs';
import { type GroupIdentity } from '../../access/access-model.js';
import { terraformQuoted, terraformText } from '../terraform-text.js';

export interface AccessGroupProps {
  /** The group's name in Okta; of a group that is given by its id alone, the id. */
  readonly name: string;
  /**
   * What tells the group from others of its name: its id, or its type.
   * @default the name, which one group must have
   */
  readonly identity?: GroupIdentity | undefined;
  /**
   * Whether this stack creates and owns the group. Otherwise the group exists and is looked up.
   * @default false
   */
  readonly create?: boolean;
  /**
   * Id of the group, if it exists and the stack takes it over: it is imported instead of created. Only with `create`.
   * @default the group does not exist yet
   */
  readonly importId?: string | undefined;
}

/**
 * A group whose members get access: `okta_group`, or its data source with the proof that the found group is the asked one.
 * Okta searches by the start of a name, and the provider takes a near miss if it is the only one.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/data-sources/group
 */
export class AccessGroup extends Construct {
  /** Reference to the group's id. */
  readonly groupId: string;

  constructor(scope: Construct, id: string, props: AccessGroupProps) {
    super(scope, id);
    this.groupId = props.create ? this.createGroup(props).id : this.createLookup(props.name, props.identity).id;
  }

  protected createGroup({ name, importId }: AccessGroupProps): Group {
    // The stack declares the name alone: a description that someone wrote in Okta stays. `skip_users` is a setting of the
    // provider, not of the group, and an import leaves it empty. It is deprecated: to ignore it for good would have every
    // plan warn.
    const group = new Group(this, 'Default', {
      name: terraformText(name),
      lifecycle: { ignoreChanges: ['description', ...(importId === undefined ? [] : ['skip_users'])] },
    });
    if (importId !== undefined) group.importFrom(importId);
    return group;
  }

  protected createLookup(name: string, identity?: GroupIdentity): DataOktaGroup {
    if (identity?.by === 'id') return this.createLookupById(identity);
    const type = identity?.type;
    return new DataOktaGroup(this, 'Default', {
      name: terraformText(name),
      ...(type !== undefined && { type }),
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.name == ${terraformQuoted(name)}}`,
            errorMessage:
              `Okta has no group named exactly "${terraformText(name)}"; the nearest is "\${self.name}". ` +
              'Correct the name in the access file, make the group in Okta, or write create: true.',
          },
          ...(type === undefined ? [] : [typePostcondition(name, type)]),
        ],
      },
    });
  }

  /** An id that Okta does not have stops the plan. A name that was given with it has to be that group's. */
  private createLookupById({ id, name }: Extract<GroupIdentity, { by: 'id' }>): DataOktaGroup {
    return new DataOktaGroup(this, 'Default', {
      id: terraformText(id),
      ...(name !== undefined && { lifecycle: { postcondition: [namePostcondition(id, name)] } }),
    });
  }
}

function typePostcondition(name: string, type: string): Postcondition {
  return {
    condition: `\${self.type == ${terraformQuoted(type)}}`,
    errorMessage:
      `The group "${terraformText(name)}" that Okta found has the type \${self.type}, not ${type}. ` +
      'Correct the type in the access file, or name the group by its id.',
  };
}

function namePostcondition(id: string, name: string): Postcondition {
  return {
    condition: `\${self.name == ${terraformQuoted(name)}}`,
    errorMessage:
      `The Okta group with the id ${terraformText(id)} is named "\${self.name}", not "${terraformText(name)}". ` +
      'If it was renamed, write that name in the access file; if not, correct the id.',
  };
}
