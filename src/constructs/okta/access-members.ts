import { GroupMemberships } from '@cdktf/provider-okta/lib/group-memberships/index.js';
import { Construct } from 'constructs';
import { UserSearch } from './user-search.js';

export interface AccessMembersProps {
  /** The group's name, for messages. */
  readonly group: string;
  /** Id of the group, usually a reference. */
  readonly groupId: string;
  /** The logins of everyone who is in the group, in whatever letter case. With none, everybody leaves it. */
  readonly logins: readonly string[];
  /**
   * Id of the group, if it exists with members and the stack takes it over: its members are imported, and what differs from
   * `logins` shows in the plan.
   * @default the group is new
   */
  readonly importFromGroup?: string | undefined;
}

/**
 * Everyone who is in a group, by name: the people looked up by a `UserSearch`, and one `okta_group_memberships` that tracks all
 * users. Somebody who was added by hand shows in the next plan and leaves with its apply; somebody who was removed by hand
 * comes back.
 *
 * A group that a rule fills must not have it: see `AccessRule`.
 *
 * The provider makes one call for each person, and (6.12.0) an apply does not report that one of them failed: the next plan
 * shows who is still missing.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/group_memberships
 */
export class AccessMembers extends Construct {
  constructor(scope: Construct, id: string, props: AccessMembersProps) {
    super(scope, id);
    const search = new UserSearch(this, 'people', { logins: props.logins, of: `the group "${props.group}"` });
    const resource = this.createResource(props, search);
    if (props.importFromGroup !== undefined) resource.importFrom(`${props.importFromGroup}/true`);
  }

  protected createResource({ groupId }: AccessMembersProps, people: UserSearch): GroupMemberships {
    return new GroupMemberships(this, 'Default', {
      groupId,
      users: people.userIds,
      trackAllUsers: true,
    });
  }
}
