import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, type Assignment } from '../../access/access-model.js';
import { type EntraAccount, isEntraAccount } from '../../access/entra-account.js';
import { assignableRoles } from '../../access/role.js';
import { ACCESS_KEY_VARIABLE } from '../../provider/access-key-source.js';
import { appRoleId } from '../../provider/entra/app/app-role-id.js';
import { type EntraStep } from '../../provider/entra/app/portal-step.js';
import { entraSteps } from '../../provider/entra/app/portal-steps.js';
import { accessGroupId, accessMembersId, appRoleResourceId, roleAssignmentId } from '../../provider/resource-ids.js';
import { adoptedId, synthesisDay } from '../declared-logins.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';
import { AccessGroup } from './access-group.js';
import { AppRole } from './app-role.js';
import { ApplicationCheck } from './application-check.js';
import { EnterpriseApplication } from './enterprise-application.js';
import { type EntraApplication } from './entra-application.js';
import { ExistingApplication } from './existing-application.js';
import { ExistingGroup } from './existing-group.js';
import { existingProvisioningRefusal } from './existing-provisioning-refusal.js';
import { type GroupFilling, groupFillings } from './group-fillings.js';
import { RoleAssignment } from './role-assignment.js';
import { SamlAddresses } from './saml-addresses.js';
import { SynchronizationJob } from './synchronization-job.js';
import { SynchronizationSecret } from './synchronization-secret.js';
import { UserSearch } from './user-search.js';

export interface KlaviyoEntraAccessProps {
  /** The account as the access file says; it must declare an application in Entra. */
  readonly account: Account;
  /**
   * Whether Terraform refuses to destroy or replace what would lock everyone out: the application, its app roles, its synchronization
   * job.
   * @default true
   */
  readonly preventDestroy?: boolean;
  /**
   * The day by which grants have ended, in UTC, as YYYY-MM-DD: those whose last day is before it are not declared.
   * @default the day of the synthesis
   */
  readonly today?: string | undefined;
  /**
   * The userNames of those whom the roster puts into the groups whose members are declared as `members: roster`, by the group's name.
   * @default none, so that no assignment may have such members
   */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * All that Entra needs for one Klaviyo account, as far as Terraform can set it: the enterprise application, its app roles, the groups,
 * who gets which role by them, and the synchronization job. Its stack needs an azuread provider, such as
 * `PinnedAzureadProvider`.
 */
export class KlaviyoEntraAccess extends Construct {
  private readonly application: EntraApplication;
  private readonly job: SynchronizationJob | undefined;
  private readonly steps: readonly EntraStep[];

  /**
   * @throws UnsupportedSetupError if the account declares no application in Entra, or asks for what Entra or its provider cannot do, or for
   * members of a roster that was not read
   * @throws Error if `today` is no day
   */
  constructor(scope: Construct, id: string, props: KlaviyoEntraAccessProps) {
    super(scope, id);
    const { account, preventDestroy = true, today, rosterMembers } = props;
    if (!isEntraAccount(account)) {
      throw new UnsupportedSetupError(
        `Account ${account.name} declares no application in Entra: name Entra in the access file (entra), and as the account's identityProvider.`,
      );
    }
    const refusal = existingProvisioningRefusal(account.identityProvider);
    if (refusal !== undefined) throw new UnsupportedSetupError(`Account ${account.name}: ${refusal}`);
    const facts = { today: synthesisDay(today), rosterMembers };
    const fillings = groupFillings(account, account.identityProvider.app.userName, facts);
    this.steps = entraSteps(account);
    this.application = this.createApplication(account, preventDestroy);
    const roles = this.createRoles(account, preventDestroy);
    account.assignments.forEach((assignment, index) => {
      const groupId = this.createGroup(account, assignment, fillings[index]!);
      this.createAssignment(account, assignment, groupId, roles);
    });
    this.job = account.identityProvider.app.kind === 'existing' ? undefined : this.createJob(account, preventDestroy);
  }

  /** Reference to the application's client id. */
  get clientId(): string {
    return this.application.clientId;
  }

  /** Reference to the object id of the application (app registration). */
  get applicationObjectId(): string {
    return this.application.applicationObjectId;
  }

  /** Reference to the object id of the service principal (enterprise application). */
  get servicePrincipalObjectId(): string {
    return this.application.servicePrincipalObjectId;
  }

  /** Reference to the synchronization job, as the provider names it; undefined of an application that exists. */
  get jobResourceId(): string | undefined {
    return this.job?.jobResourceId;
  }

  /** What is left to a person, in order. */
  get portalSteps(): readonly EntraStep[] {
    return [...this.steps];
  }

  protected createApplication({ identityProvider }: EntraAccount, preventDestroy: boolean): EntraApplication {
    const { app, adopt } = identityProvider;
    const { label, saml } = app;
    const application =
      app.kind === 'existing'
        ? new ExistingApplication(this, 'app', { id: app.id, label, appRoles: app.appRoles })
        : new EnterpriseApplication(this, 'app', { label, template: app.template, preventDestroy, importFrom: adopt });
    if (app.kind === 'template' && saml !== undefined) {
      new SamlAddresses(this, 'saml', { application, saml, importFromApplication: adopt?.application });
    }
    new ApplicationCheck(this, 'app-declared', { application, saml: app.kind === 'template' || saml !== undefined });
    return application;
  }

  /** Declares the app roles, and answers their ids. Of an application that exists, those are left as they are whose ids are given. */
  private createRoles(account: EntraAccount, preventDestroy: boolean): ReadonlyMap<string, string> {
    const { application } = this;
    const { app, adopt } = account.identityProvider;
    return new Map(
      assignableRoles(account).map((role) => {
        const roleId = appRoleId(account, role.id);
        const isThere = Object.hasOwn(app.appRoles, role.id);
        if (isThere && app.kind === 'existing') return [role.id, roleId];
        const importFromApplication = isThere ? adopt?.application : undefined;
        const id = appRoleResourceId(role.id);
        return [
          role.id,
          new AppRole(this, id, { application, role, roleId, preventDestroy, importFromApplication }).roleId,
        ];
      }),
    );
  }

  /** Makes the group or looks it up, and answers its id. */
  private createGroup(account: EntraAccount, assignment: Assignment, filling: GroupFilling): string {
    const { group, identity, create } = assignment;
    const id = accessGroupId(group);
    if (!create) {
      const byId = identity?.by === 'id' ? identity : undefined;
      return new ExistingGroup(this, id, {
        name: byId === undefined ? group : byId.name,
        groupId: byId?.id,
      }).groupId;
    }
    const importId = adoptedId(group, account.identityProvider.adopt?.groups);
    if (filling.by === 'others') return new AccessGroup(this, id, { name: group, importId }).groupId;
    const people = new UserSearch(this, accessMembersId(group), {
      userNames: filling.userNames,
      by: account.identityProvider.app.userName,
      of: `the group "${group}"`,
    });
    return new AccessGroup(this, id, {
      name: group,
      importId,
      ...(filling.by === 'name'
        ? { membership: { by: 'name', userIds: people.userIds } }
        : { membership: { by: 'rule', rule: filling.rule }, after: people.dependables }),
    }).groupId;
  }

  private createAssignment(
    { identityProvider: { adopt } }: EntraAccount,
    { group, role }: Assignment,
    groupId: string,
    roles: ReadonlyMap<string, string>,
  ): void {
    const assignment = adoptedId(group, adopt?.assignments);
    new RoleAssignment(this, roleAssignmentId(group), {
      application: this.application,
      groupId,
      roleId: roles.get(role)!,
      importFrom: assignment === undefined ? undefined : { servicePrincipal: adopt!.servicePrincipal, assignment },
    });
  }

  private createJob(account: EntraAccount, preventDestroy: boolean): SynchronizationJob {
    const { application } = this;
    const { provisioning, adopt } = account.identityProvider;
    return new SynchronizationJob(this, 'job', {
      application,
      enabled: provisioning.job === 'on',
      after: provisioning.secret === 'terraform' ? [this.createSecret(account).dependable] : [],
      preventDestroy,
      importFrom: adopt?.job === undefined ? undefined : { servicePrincipal: adopt.servicePrincipal, job: adopt.job },
    });
  }

  private createSecret({ scim }: EntraAccount): SynchronizationSecret {
    const accessKey = new TerraformVariable(this, ACCESS_KEY_VARIABLE, {
      type: 'string',
      sensitive: true,
      nullable: false,
      description: "Klaviyo's SCIM access key, with its prefix or without. Terraform stores it in the state.",
    });
    return new SynchronizationSecret(this, 'secret', {
      application: this.application,
      baseUrl: scim.baseUrl,
      accessKey,
    });
  }
}
