import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';
import { type OneLoginConditionConfig } from './bindings/onelogin-app-rule.js';
import { OneLoginUserMapping } from './bindings/onelogin-user-mapping.js';

export interface MembershipMappingProps {
  /** The mapping's name in OneLogin. */
  readonly name: string;
  /** The number of the role that it puts people into, as text or as a reference. */
  readonly roleId: string;
  /** Whether all conditions must hold, or any one. */
  readonly match: 'all' | 'any';
  /** Whom it puts into the role. At least one. */
  readonly conditions: readonly OneLoginConditionConfig[];
  /**
   * Number of the mapping, if it exists and the stack takes it over: it is imported instead of created, and keeps its name in OneLogin as
   * long as this is given.
   * @default the mapping does not exist yet
   */
  readonly importId?: string | undefined;
}

/**
 * A mapping that puts people into a role of OneLogin: one enabled `onelogin_user_mappings` with the action `add_role`. OneLogin runs it for somebody
 * when they are made or changed; for the people who are there already, an administrator chooses Users > Mappings > "Reapply All Mappings".
 *
 * Its place among the mappings does not matter, and is not declared. A mapping that was changed or switched off by hand shows in the
 * next plan, and one that was deleted is made again. **One whose conditions or actions were all removed by hand does not show**: the doctor
 * of klaviyo-access reads it.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/user_mappings
 */
export class MembershipMapping extends Construct {
  /** @throws Error if there is no condition: the mapping would be about everybody */
  constructor(scope: Construct, id: string, props: MembershipMappingProps) {
    super(scope, id);
    if (props.conditions.length === 0) throw new Error('`conditions` must have at least one, got none.');
    const resource = this.createResource(props);
    if (props.importId !== undefined) resource.importFrom(props.importId);
  }

  protected createResource({ name, roleId, match, conditions, importId }: MembershipMappingProps): OneLoginUserMapping {
    return new OneLoginUserMapping(this, 'Default', {
      name: terraformText(name),
      match,
      // Always explicit: the provider switches a mapping off that does not say it.
      enabled: true,
      conditions: conditions.map(({ source, operator, value }) => ({
        source: terraformText(source),
        operator: terraformText(operator),
        value: terraformText(value),
      })),
      actions: [{ action: 'add_role', value: [roleId] }],
      ...(importId !== undefined && { lifecycle: { ignoreChanges: ['name'] } }),
    });
  }
}
