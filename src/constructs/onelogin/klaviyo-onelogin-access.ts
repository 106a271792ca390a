import { Construct } from 'constructs';
import { type Account, type Assignment } from '../../access/access-model.js';
import { isOneLoginAccount, type OneLoginAccount } from '../../access/onelogin-account.js';
import { type OneLoginStep } from '../../provider/onelogin/app/console-step.js';
import { oneLoginSteps } from '../../provider/onelogin/app/console-steps.js';
import { accessGroupId, roleAssignmentId } from '../../provider/resource-ids.js';
import { adoptedId, type MembershipFacts, synthesisDay } from '../declared-logins.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';
import { AccessRole } from './access-role.js';
import { ExistingApp } from './existing-app.js';
import { declareMappings } from './declare-mappings.js';
import { type OneLoginAppReference } from './onelogin-app-reference.js';
import { RoleRule } from './role-rule.js';
import { SamlApp } from './saml-app.js';

export interface KlaviyoOneLoginAccessProps {
  /** The account as the access file says; it must declare an app in OneLogin. */
  readonly account: Account;
  /**
   * Whether Terraform refuses to destroy what would lock everyone out: the app.
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
 * All that OneLogin needs for one Klaviyo account, as far as Terraform can set it: the app with the parameter that carries the Klaviyo role, the
 * roles of OneLogin that give the app, the mappings that put people into them, and the rules that turn a role of OneLogin into a Klaviyo
 * role. Its stack needs a onelogin provider, such as `PinnedOneLoginProvider`.
 *
 * A group of the access file is a role of OneLogin.
 */
export class KlaviyoOneLoginAccess extends Construct {
  private readonly app: OneLoginAppReference;
  private readonly metadataUrl: string | undefined;
  private readonly roles: ReadonlyMap<string, string>;
  private readonly steps: readonly OneLoginStep[];

  /**
   * @throws UnsupportedSetupError if the account declares no app in OneLogin, or asks for what OneLogin or its provider cannot do, or for members
   * of a roster that was not read
   * @throws Error if `today` is no day
   */
  constructor(scope: Construct, id: string, props: KlaviyoOneLoginAccessProps) {
    super(scope, id);
    const { account, preventDestroy = true, today, rosterMembers } = props;
    if (!isOneLoginAccount(account)) {
      throw new UnsupportedSetupError(
        `Account ${account.name} declares no app in OneLogin: name OneLogin in the access file (onelogin), and as the account's ` +
          'identityProvider.',
      );
    }
    const facts = { today: synthesisDay(today), rosterMembers };
    this.steps = oneLoginSteps(account);
    const app = this.createApp(account, preventDestroy);
    this.app = app;
    this.metadataUrl = app instanceof SamlApp ? app.samlMetadataUrl : undefined;
    this.roles = new Map(account.assignments.map((each) => [each.group, this.createRole(account, each, facts)]));
    if (account.identityProvider.app.mapping.by === 'rules') this.createRules(account);
  }

  /** The app's number, as a reference where the stack makes the app. */
  get appId(): string {
    return this.app.appId;
  }

  /** Reference to the URL of the app's SAML metadata; undefined of an app that exists, which a stack cannot read. */
  get samlMetadataUrl(): string | undefined {
    return this.metadataUrl;
  }

  /** The numbers of the roles of OneLogin, by the groups of the access file, as references where the stack makes the role. */
  get roleIds(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.roles);
  }

  /** What is left to a person, in order. */
  get consoleSteps(): readonly OneLoginStep[] {
    return [...this.steps];
  }

  protected createApp({ identityProvider }: OneLoginAccount, preventDestroy: boolean): OneLoginAppReference {
    const { app, adopt } = identityProvider;
    const { label, roleParameter, mapping } = app;
    if (app.origin === 'existing') return new ExistingApp(this, 'app', { id: app.id, label });
    return new SamlApp(this, 'app', {
      label,
      connectorId: app.connectorId,
      roleParameter,
      mapping,
      preventDestroy,
      importId: adopt?.app,
    });
  }

  /** Makes the role of OneLogin with the mappings that fill it, unless it exists, and answers its number. */
  private createRole(account: OneLoginAccount, assignment: Assignment, facts: MembershipFacts): string {
    const { group, identity, create, membership } = assignment;
    if (membership?.kind === 'everyone') throw everyoneAssigned(account.name);
    if (!create) {
      if (identity?.by === 'id') return identity.id;
      throw roleByName(account.name, group);
    }
    const importId = adoptedId(group, account.identityProvider.adopt?.groups);
    const { roleId } = new AccessRole(this, accessGroupId(group), { name: group, app: this.app, importId });
    declareMappings(this, account, assignment, roleId, facts);
    return roleId;
  }

  /**
   * The rules, from the last assignment to the first: of several that match somebody, OneLogin lets the last one decide (KB0010460), and the
   * access file the first.
   */
  private createRules({ assignments, identityProvider: { app, adopt } }: OneLoginAccount): void {
    let after: RoleRule | undefined;
    [...assignments].reverse().forEach(({ group, role }, index) => {
      const rule = adoptedId(group, adopt?.rules);
      after = new RoleRule(this, roleAssignmentId(group), {
        app: this.app,
        name: `Klaviyo role of ${group}`,
        roleId: this.roles.get(group)!,
        parameter: app.roleParameter,
        value: role,
        position: index + 1,
        after,
        importFrom: rule === undefined ? undefined : { app: adopt!.app, rule },
      });
    });
  }
}

function everyoneAssigned(account: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Account ${account}: everyone is assigned, but OneLogin has no role of everyone. Assign a group with a condition (when) that all ` +
      'your people match.',
  );
}

/** The provider has data sources for users and groups alone. */
function roleByName(account: string, group: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Account ${account}: the group "${group}" is to be a role that exists in OneLogin, which Terraform cannot find by its name. Write its ` +
      "number beside the name, as group: { id: 123456, name: … }; it is the last part of the address of the role's page in OneLogin. " +
      'Or let the stack make the role, with create: true.',
  );
}
