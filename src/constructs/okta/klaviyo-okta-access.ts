import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, type Assignment } from '../../access/access-model.js';
import { isOktaAccount, type OktaAccount } from '../../access/okta-account.js';
import { assignableRoles } from '../../access/role.js';
import { adoptedId, type MembershipFacts, synthesisDay } from '../declared-logins.js';
import { AccessGroup } from './access-group.js';
import { ApiProvisioning } from './api-provisioning.js';
import { API_PROVISIONED_APPS, apiProvisioningRefusal } from './api-provisioning-refusal.js';
import { ConsoleProvisioning } from './console-provisioning.js';
import { accessGroupId } from '../../provider/resource-ids.js';
import { ACCESS_KEY_VARIABLE } from '../../provider/access-key-source.js';
import { consoleSteps, type ConsoleStep } from '../../provider/okta/app/console-steps.js';
import { ExistingApp } from './existing-app.js';
import { declareMembership } from './group-membership.js';
import { type OktaApp } from './okta-app.js';
import { RoleAssignments } from './role-assignments.js';
import { RoleAttribute } from './role-attribute.js';
import { SamlApp } from './saml-app.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';

export interface KlaviyoOktaAccessProps {
  /** The account as the access file says; it must declare an app in Okta. */
  readonly account: Account;
  /**
   * Names of the apps in Okta's catalogue whose provisioning Okta's API can switch on, for `provisioning.mode: api`.
   * @default API_PROVISIONED_APPS
   */
  readonly apiProvisionedApps?: readonly string[];
  /**
   * Whether Terraform refuses to destroy or replace what would lock everyone out: the app, its role attribute, its group
   * assignments.
   * @default true
   */
  readonly preventDestroy?: boolean;
  /**
   * The day by which grants have ended, in UTC, as YYYY-MM-DD: those whose last day is before it are not declared.
   * @default the day of the synthesis
   */
  readonly today?: string | undefined;
  /**
   * The logins of those whom the roster puts into the groups whose members are declared as `members: roster`, by the group's name.
   * @default none, so that no assignment may have such members
   */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * All that Okta needs for one Klaviyo account: the app, its attribute `role`, the groups, who gets which role by them, and
 * the provisioning, applied or checked. Its stack needs an Okta provider, such as `PinnedOktaProvider`.
 */
export class KlaviyoOktaAccess extends Construct {
  private readonly app: OktaApp;
  private readonly steps: readonly ConsoleStep[];

  /**
   * @throws UnsupportedSetupError if the account declares no app in Okta, or asks Terraform for provisioning that Okta's API
   * cannot switch on, or members of a roster that was not read
   * @throws Error if `today` is no day
   */
  constructor(scope: Construct, id: string, props: KlaviyoOktaAccessProps) {
    super(scope, id);
    const { account, apiProvisionedApps = API_PROVISIONED_APPS, preventDestroy = true } = props;
    const facts = { today: synthesisDay(props.today), rosterMembers: props.rosterMembers };
    if (!isOktaAccount(account)) {
      throw new UnsupportedSetupError(
        `Account ${account.name} declares no app in Okta: name Okta in the access file (okta), and the app of the account (app).`,
      );
    }
    const { adopt } = account.identityProvider;
    this.steps = consoleSteps(account);
    this.app = this.createApp(account, preventDestroy);
    const after = this.createProvisioning(account, apiProvisionedApps);
    new RoleAssignments(this, 'assignments', {
      app: this.app,
      roleAttribute: new RoleAttribute(this, 'role', {
        app: this.app,
        roles: assignableRoles(account),
        preventDestroy,
        importFromApp: adopt?.roleAttribute === 'none' ? undefined : adopt?.app,
        keepUnreported: adopt?.roleAttribute === 'keep',
      }),
      assignments: account.assignments.map((assignment) => ({
        groupId: this.createGroup(account, assignment, facts),
        role: assignment.role,
        priority: assignment.priority,
      })),
      after,
      preventDestroy,
      importFromApp: adopt?.groupAssignments === true ? adopt.app : undefined,
    });
  }

  /** Reference to the app's id in Okta. */
  get appId(): string {
    return this.app.appId;
  }

  /** Reference to the URL of the SAML metadata that Klaviyo asks for. */
  get samlMetadataUrl(): string {
    return this.app.samlMetadataUrl;
  }

  /** What is left to a person, in order. */
  get consoleSteps(): readonly ConsoleStep[] {
    return [...this.steps];
  }

  protected createApp({ identityProvider: { app, adopt } }: OktaAccount, preventDestroy: boolean): OktaApp {
    switch (app.kind) {
      case 'saml':
        return new SamlApp(this, 'app', {
          label: app.label,
          source: { saml: app.saml },
          updates: app.updates,
          preventDestroy,
          importId: adopt?.app,
        });
      case 'preconfigured':
        return new SamlApp(this, 'app', {
          label: app.label,
          source: { preconfigured: app.preconfigured },
          updates: app.updates,
          preventDestroy,
          importId: adopt?.app,
        });
      case 'existing':
        return new ExistingApp(this, 'app', { id: app.id, label: app.label });
    }
  }

  /** Makes the group or looks it up, and declares who is in it where the access file decides that. */
  private createGroup(account: OktaAccount, assignment: Assignment, facts: MembershipFacts): string {
    const { group, identity, create } = assignment;
    const { groups, rules } = account.identityProvider.adopt ?? {};
    const importId = adoptedId(group, groups);
    const { groupId } = new AccessGroup(this, accessGroupId(group), { name: group, identity, create, importId });
    declareMembership(this, account, assignment, { groupId, importId, ruleImportId: adoptedId(group, rules) }, facts);
    return groupId;
  }

  /** Makes the provisioning and returns what must exist before people are assigned: they are pushed only if it is on. */
  private createProvisioning(
    account: OktaAccount,
    apiProvisionedApps: readonly string[],
  ): ApiProvisioning['dependables'] {
    const { app } = this;
    const { mode, ...switches } = account.identityProvider.provisioning;
    if (mode === 'console') {
      new ConsoleProvisioning(this, 'provisioning', { app, switches });
      return [];
    }
    const refusal = apiProvisioningRefusal(account.identityProvider.app, apiProvisionedApps);
    if (refusal !== undefined) throw new UnsupportedSetupError(`Account ${account.name}: ${refusal}`);
    const accessKey = new TerraformVariable(this, ACCESS_KEY_VARIABLE, {
      type: 'string',
      sensitive: true,
      nullable: false,
      description: "Klaviyo's SCIM access key, including its prefix. Terraform stores it in the state.",
    });
    return new ApiProvisioning(this, 'provisioning', { app, switches, baseUrl: account.scim.baseUrl, accessKey })
      .dependables;
  }
}
