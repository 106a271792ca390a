/** An app, as `GET /api/2/apps/{id}` shows it (developers.onelogin.com, "Get App"). */
export interface OneLoginLiveApp {
  readonly id: string;
  readonly name: string;
  readonly connectorId: number;
  /** Undefined where the API does not say it. */
  readonly provisioningEnabled: boolean | undefined;
  /** By key name. */
  readonly parameters: ReadonlyMap<string, OneLoginParameter>;
  /** The roles that give the app. */
  readonly roleIds: readonly string[];
  readonly notes: string | undefined;
}

/** A parameter of an app. What is undefined is null or left out in the answer. */
export interface OneLoginParameter {
  readonly id: string;
  readonly keyName: string;
  readonly label: string | undefined;
  /** An attribute of the person, such as `email`; `_macro_` where a macro gives the value. Undefined for none. */
  readonly attribute: string | undefined;
  readonly macro: string | undefined;
  /** A value that everybody gets. */
  readonly values: string | undefined;
  readonly defaultValues: string | undefined;
  /** "Include in User Provisioning", as far as the API shows it. */
  readonly provisioned: boolean | undefined;
  readonly skipIfBlank: boolean | undefined;
}

/** A rule of an app, or a mapping of users: both have one form (developers.onelogin.com, "List Rules", "List Mappings"). */
export interface OneLoginRule {
  readonly id: string;
  readonly name: string;
  /** Whether all conditions must hold, or any one. */
  readonly match: 'all' | 'any';
  readonly enabled: boolean;
  /** Null for a mapping that is disabled. The rule with the highest one that matches decides (OneLogin, KB0010460). */
  readonly position: number | undefined;
  readonly conditions: readonly OneLoginRuleCondition[];
  readonly actions: readonly OneLoginRuleAction[];
}

export interface OneLoginRuleCondition {
  /** `has_role`, `email`, `department`, `custom_attribute_NAME`, … */
  readonly source: string;
  /** `ri` (has the role), `=`, `!=`, `~` (contains), `!~`, `bw`, `ew`, … */
  readonly operator: string;
  readonly value: string;
}

export interface OneLoginRuleAction {
  /** `set_PARAMETER` of a rule, `add_role` of a mapping, … */
  readonly action: string;
  readonly values: readonly string[];
  /** Whether OneLogin makes the value by an expression, a scriplet or a macro, so that `values` says nothing. Default false. */
  readonly isComputed?: boolean | undefined;
}

/** A role of OneLogin: it gives apps to people. What an access file calls a group. */
export interface OneLoginLiveRole {
  readonly id: string;
  readonly name: string;
  readonly appIds: readonly string[];
}

/** A user of OneLogin. */
export interface OneLoginUser {
  readonly id: string;
  readonly email: string | undefined;
  readonly username: string | undefined;
  readonly firstname: string | undefined;
  readonly lastname: string | undefined;
  /** The number under which OneLogin keeps it; 1 is active (developers.onelogin.com, "User Resource"). See `statuses.ts`. */
  readonly status: number | undefined;
  /** Likewise; 1 is approved. */
  readonly state: number | undefined;
  /** Ids of the roles that they are in; undefined where they were not asked for. */
  readonly roleIds: readonly string[] | undefined;
  /** Texts that conditions can compare, by OneLogin's names; custom fields as `custom_attribute_NAME`. */
  readonly attributes: Readonly<Record<string, string>>;
}
