/** What makes a person one of those to whom an assignment applies. */
export type Belonging =
  /** The directory has them in the group. */
  | { readonly by: 'group' }
  /** They match the assignment's condition. */
  | { readonly by: 'rule' }
  /** The assignment is of everyone. */
  | { readonly by: 'everyone' }
  /** The access file names them. */
  | {
      readonly by: 'member';
      /** The last day (UTC) on which they belong, as YYYY-MM-DD. Undefined: without an end. */
      readonly until?: string | undefined;
      readonly reason?: string | undefined;
      readonly ticket?: string | undefined;
    };

/** A person who should be in an account, with the role that the access file gives them and why. */
export interface DeclaredPerson {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  /** The group whose assignment decided the role. */
  readonly group: string;
  readonly priority: number;
  /** Why that assignment applies to them. Default: the directory has them in the group. */
  readonly belonging?: Belonging | undefined;
  /** Other assigned groups that the person is in, of lesser priority, in order. */
  readonly passedOver: readonly PassedOver[];
  /**
   * Those of them that give another role where the identity provider does not decide by priority, so that it gives one of the roles
   * and which is not defined. Undefined where there are none, as wherever priority decides.
   */
  readonly ambiguousWith?: readonly PassedOver[] | undefined;
}

/** An assigned group that a person is in beside the one that comes first. */
export interface PassedOver {
  readonly group: string;
  readonly role: string;
  readonly priority: number;
}

/** Every role that the access file may give the person, each once: nearly always the declared one alone. */
export function declaredRoles({
  role,
  ambiguousWith,
}: Pick<DeclaredPerson, 'role' | 'ambiguousWith'>): readonly string[] {
  return ambiguousWith === undefined ? [role] : [...new Set([role, ...ambiguousWith.map((other) => other.role)])];
}
