import { type ResourceChange, type TerraformPlan } from '../terraform-plan.js';
import { refusal, type Refusal } from './refusal.js';

export const SCHEMA_PROPERTY = 'okta_app_user_schema_property';

/** Whether the resource is the attribute `role` of an app's users. */
export function isRoleAttribute({ type, before, after }: Pick<ResourceChange, 'type' | 'before' | 'after'>): boolean {
  return type === SCHEMA_PROPERTY && (before ?? after)?.index === 'role';
}

/** Refuses to destroy or replace the `role` attribute: every person's role in the app's profile would be lost with it. */
export function roleAttribute(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter((change) => isRoleAttribute(change) && change.actions.includes('delete'))
    .map((change) =>
      refusal(
        'role-attribute',
        change.address,
        `The deploy would ${change.actions.includes('create') ? 'replace' : 'remove'} the role attribute. ` +
          'The role of every person and group in the app is lost with it, and Okta then pushes people without a role. ' +
          'Find out what forces it (the plan marks it "forces replacement"): scope, index, type, external name or namespace.',
      ),
    );
}
