/** A person to whom the identity provider has assigned the app, with the role that it resolved for them. */
export interface AssignedPerson {
  /** The id in the identity provider. */
  readonly id: string;
  /** Their name in the app: the userName that is pushed. */
  readonly userName: string;
  /** Empty where the app's profile tells none. */
  readonly givenName: string;
  readonly familyName: string;
  /** Null where none was resolved, so that none is pushed. */
  readonly role: string | null;
  /** `GROUP`: through a group. `USER`: by themselves, and no group decides. */
  readonly scope: 'USER' | 'GROUP';
  /** As the provider has it, such as `ACTIVE` or `SUSPENDED`. */
  readonly status: string;
  /** Whether the last push went well, such as `SYNCHRONIZED` or `ERROR`; undefined where it is not told. */
  readonly syncState: string | undefined;
}

/** What was read of the station `assigned`, completely; or why it was not read. */
export type AssignedStation =
  | {
      readonly available: true;
      /** What it was read from, for reports: `Okta https://acme.okta.com, app 0oa1 "Klaviyo"`. */
      readonly source: string;
      /** In the provider's order; ids are unique. */
      readonly users: readonly AssignedPerson[];
      /**
       * The values that the role may have, in order: empty where the app has no such attribute, undefined where any value
       * may stand there.
       */
      readonly roleValues: readonly string[] | undefined;
      /**
       * Whether it is known that the app has nobody yet, since it is new. Without it an empty `users` is refused, and with
       * it one that is not empty. Default false.
       */
      readonly emptyIsMeant?: boolean | undefined;
    }
  | {
      readonly available: false;
      /** As a sentence without a full stop. */
      readonly reason: string;
    };
