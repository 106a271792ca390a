import { AppGroupAssignments } from '@cdktf/provider-okta/lib/app-group-assignments/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type OktaApp } from './okta-app.js';
import { type RoleAttribute } from './role-attribute.js';
import { terraformText } from '../terraform-text.js';

/** A group gets a role. */
export interface RoleAssignment {
  /** Id of the group in Okta, usually a reference. */
  readonly groupId: string;
  /** Id of the role, one of the role attribute's. */
  readonly role: string;
  /** From 1, unique in the app; of several groups that a person is in, the smallest number gives the role. */
  readonly priority: number;
}

export interface RoleAssignmentsProps {
  readonly app: OktaApp;
  readonly roleAttribute: RoleAttribute;
  /** All groups of the app. At least one; priorities are unique. */
  readonly assignments: readonly RoleAssignment[];
  /**
   * What else has to be there before anyone is assigned.
   * @default nothing
   */
  readonly after?: readonly ITerraformDependable[];
  /**
   * Whether Terraform refuses to destroy the assignments as a whole, with which everyone would lose the app.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Id of the app, if groups are assigned to it and the stack takes them over: they are imported, and what differs from
   * `assignments` shows in the plan.
   * @default no group is assigned yet
   */
  readonly importFromApp?: string | undefined;
}

/**
 * All groups of the app with the role that each gives: one `okta_app_group_assignments`, which is authoritative. A group
 * that was assigned by hand is removed by the next apply. Two of these on one app undo each other on every apply.
 *
 * Terraform does not see that a role was cleared in an assignment, only that it was changed: the provider ignores it. The
 * drift check does.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/app_group_assignments
 */
export class RoleAssignments extends Construct {
  /** @throws Error if there are no assignments, or two of one priority */
  constructor(scope: Construct, id: string, props: RoleAssignmentsProps) {
    super(scope, id);
    requireSound(props.assignments);
    const resource = this.createResource(props);
    if (props.importFromApp !== undefined) resource.importFrom(props.importFromApp);
  }

  protected createResource(props: RoleAssignmentsProps): AppGroupAssignments {
    const { app, roleAttribute, assignments, after = [], preventDestroy } = props;
    return new AppGroupAssignments(this, 'Default', {
      appId: app.appId,
      group: assignments.map(({ groupId, role, priority }) => ({
        id: groupId,
        // Always explicit: the provider sends an unset priority as 0 when it updates.
        priority,
        profile: terraformText(JSON.stringify({ role })),
      })),
      dependsOn: [roleAttribute.dependable, ...after],
      ...(preventDestroy && { lifecycle: { preventDestroy } }),
    });
  }
}

function requireSound(assignments: readonly RoleAssignment[]): void {
  if (assignments.length === 0) {
    throw new Error('`assignments` must hold at least one group, got none: it would take the app from everyone.');
  }
  const priorities = assignments.map(({ priority }) => priority);
  const repeated = priorities.find((priority, index) => priorities.indexOf(priority) !== index);
  if (repeated !== undefined) {
    throw new Error(`\`priority\` must be unique among the assignments of an app, got twice: ${repeated}`);
  }
}
