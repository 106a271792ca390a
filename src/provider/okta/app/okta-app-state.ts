/** An app as Okta has it now. */
export interface OktaAppState {
  readonly id: string;
  /** Okta's own name of it: of the catalogue's app, or made up for a custom one. */
  readonly name: string;
  /** What people see. */
  readonly label: string;
  /** `ACTIVE` or `INACTIVE`. */
  readonly status: string;
  /** Such as `SAML_2_0`. */
  readonly signOnMode: string;
  /** What is switched on of its provisioning, such as `PUSH_NEW_USERS`; empty where SCIM is off. */
  readonly features: readonly string[];
  /** How a person's name in the app is made. */
  readonly userNameTemplate: OktaUserNameTemplate;
  /** Its SAML settings; a member is undefined where Okta tells none, as for an app of its catalogue. */
  readonly signOn: OktaSignOn;
}

/** Members are undefined where Okta tells none. */
export interface OktaUserNameTemplate {
  /** An expression of Okta's expression language, such as `${source.email}`. */
  readonly template: string | undefined;
  /** `BUILT_IN`, `CUSTOM` or `NONE`. */
  readonly type: string | undefined;
  /** `PUSH`: a changed name is pushed to the app. `DONT_PUSH`, or undefined: it is not. */
  readonly pushStatus: string | undefined;
}

export interface OktaSignOn {
  readonly ssoAcsUrl: string | undefined;
  readonly audience: string | undefined;
  readonly recipient: string | undefined;
  readonly destination: string | undefined;
}

/**
 * The attribute `role` of an app's users, as Okta tells it. Of a custom attribute Okta's recorded answers never tell
 * `permissions` and `master`, and `required` only where it is true (recorded tests of the Terraform provider 6.12.0).
 */
export interface OktaRoleAttribute {
  readonly title: string | undefined;
  readonly type: string | undefined;
  /** The values that it may have, in order; undefined where any may stand there. */
  readonly enum: readonly string[] | undefined;
  /** What the console shows for each value; undefined where Okta has none. */
  readonly oneOf: readonly OktaEnumTitle[] | undefined;
  readonly externalName: string | undefined;
  readonly externalNamespace: string | undefined;
  readonly required: boolean;
  /** Who may do what with it; undefined where Okta does not tell. */
  readonly permissions: readonly OktaPermission[] | undefined;
  /** `NONE` ("Group" in the console) or `SELF` ("Personal"). */
  readonly scope: string | undefined;
  /** Such as `PROFILE_MASTER`; undefined where Okta does not tell. */
  readonly master: string | undefined;
  /** Such as `READ_WRITE`; undefined where Okta does not tell. */
  readonly mutability: string | undefined;
}

export interface OktaEnumTitle {
  readonly const: string;
  readonly title: string;
}

export interface OktaPermission {
  /** Such as `SELF`. */
  readonly principal: string;
  /** Such as `READ_ONLY`. */
  readonly action: string;
}

/** A group of Okta. */
export interface OktaGroup {
  readonly id: string;
  readonly name: string;
  /** Such as `OKTA_GROUP`, or `APP_GROUP` for one that was imported. */
  readonly type: string;
}

/** A group that is assigned to an app. */
export interface OktaGroupAssignment {
  readonly groupId: string;
  readonly groupName: string;
  /** As of {@link OktaGroup}. */
  readonly groupType: string;
  /** Of several groups of a person the smallest number decides. Undefined where Okta tells none. */
  readonly priority: number | undefined;
  /** The role that the assignment gives; null where there is none, or where it was cleared. */
  readonly role: string | null;
}

/** A person who has an app, with the role that Okta resolved for them. */
export interface OktaAppUser {
  /** The id of the user in Okta. */
  readonly id: string;
  /** Their name in the app. */
  readonly userName: string;
  /** `GROUP`: through a group. `USER`: directly assigned, and no group decides. */
  readonly scope: 'USER' | 'GROUP';
  /** Such as `ACTIVE` or `PROVISIONED`. */
  readonly status: string;
  /** Whether Okta's push to the app went well: `SYNCHRONIZED`, `ERROR`, ...; `DISABLED` where nothing is pushed. */
  readonly syncState: string | undefined;
  readonly role: string | null;
  /** Empty where the app's profile has none. */
  readonly givenName: string;
  readonly familyName: string;
  /** The id by which the app knows them; null where Okta has none. */
  readonly externalId: string | null;
}

/** A member of a group of Okta. */
export interface OktaGroupMember {
  readonly id: string;
  readonly login: string;
  /** Undefined where Okta has none. */
  readonly email: string | undefined;
  /** Empty where Okta has none. */
  readonly givenName: string;
  readonly familyName: string;
  /** Okta's status of the user, such as `ACTIVE`, `SUSPENDED` or `DEPROVISIONED`. */
  readonly status: string;
  /** What else is text in the profile, by Okta's variable names, those of the members above included. */
  readonly attributes: Readonly<Record<string, string>>;
}
