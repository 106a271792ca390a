import { type AssignedPerson } from './assigned-person.js';

/** What was read of the station `assigned`, completely; or why it was not read. */
export type AssignedStation =
  | {
      readonly available: true;
      /** What it was read from, for reports: `Okta https://acme.okta.com, app 0oa1 "Klaviyo"`. */
      readonly source: string;
      /** In the provider's order; ids are unique. */
      readonly people: readonly AssignedPerson[];
      /**
       * The values that the role may have, in order: empty where the app has no such attribute, undefined where any value
       * is allowed.
       */
      readonly roleValues: readonly string[] | undefined;
      /**
       * How it is known that nobody is assigned to the app yet, as a sentence without a full stop. An empty answer alone proves
       * nothing: without this an empty `people` is refused, and with it one that is not empty. Default: not known.
       */
      readonly emptyBecause?: string | undefined;
      /**
       * Groups within groups that are assigned to the app, of whose members the provider takes no account. Default: none, or the
       * provider gives the app to their members too.
       */
      readonly nestedGroups?: readonly NestedGroup[] | undefined;
      /**
       * Why the provider has stopped pushing anybody, though provisioning is switched on, in its own words: a sentence without a full
       * stop. Default: it has not, as far as is known.
       */
      readonly provisioningStopped?: string | undefined;
    }
  | {
      readonly available: false;
      /** As a sentence without a full stop. */
      readonly reason: string;
      /** Whether that is because the app is not there yet, and a plan creates it. Default false. */
      readonly notDeployed?: boolean | undefined;
    };

/** A group in a group. */
export interface NestedGroup {
  /** The group that is assigned to the app, as the access file calls it, or else as the provider does. */
  readonly group: string;
  readonly groupId: string;
  /** The group in it, as the provider calls it. Nobody gets the app by being in it. */
  readonly nested: string;
  readonly nestedId: string;
  /**
   * How many active people are in it, or in groups within it, who do not get the app by another assignment. Undefined where that
   * could not be read.
   */
  readonly people?: number | undefined;
}
