/** A person as Klaviyo's SCIM server lists them. */
export interface ProvisionedPerson {
  /** The SCIM resource id: the server's own, stable for a record. */
  readonly id: string;
  readonly userName: string;
  /** Empty where the server gives none. */
  readonly givenName: string;
  readonly familyName: string;
  readonly active: boolean;
  /** The role on the record, whichever form it came in; undefined where there is none or where forms disagree. */
  readonly role: string | undefined;
  /** Sentences on what the record contradicts itself in: role forms that disagree. Usually empty. */
  readonly conflicts: readonly string[];
  /** Every role that the record names, if it contradicts itself in them; a display name without a value is one too. Default: `role` alone. */
  readonly possibleRoles?: readonly string[] | undefined;
  /** True if the record has no `active`, so that it only counts as active. Default: it has one. */
  readonly noActive?: boolean | undefined;
  /** A sentence, if the userName is taken for another one when userNames are compared. Default: it is not. */
  readonly lookAlike?: string | undefined;
  /** The id that the identity provider gave the person (RFC 7643, section 3.1). Default: the record has none. */
  readonly externalId?: string | undefined;
}

/** All users of one SCIM server at one time. It exists only if it was proved to be complete. */
export interface Listing {
  /** What the server said, the same on every page. */
  readonly totalResults: number;
  /** How many distinct records were read; equal to `totalResults`. */
  readonly read: number;
  /** Pages asked for. */
  readonly pages: number;
  /** SHA-256 over the users in order of id, as lower-case hexadecimal: evidence of what was compared. */
  readonly sha256: string;
  /** In the server's order. */
  readonly users: readonly ProvisionedPerson[];
}
