/** A person who should be in an account, with the role that the access file gives them and why. */
export interface DeclaredPerson {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  /** The group whose assignment decided the role. */
  readonly group: string;
  readonly priority: number;
  /** Other assigned groups that the person is in, of lesser priority, in order; they did not decide. */
  readonly passedOver: readonly { readonly group: string; readonly role: string; readonly priority: number }[];
}
