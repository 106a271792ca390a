import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type Hop } from '../access/station.js';

/** One difference between what should be and what is, as plain data that JSON can hold: every report is made from it. */
export interface Finding {
  /** Stable from run to run: the same difference of the same person in the same account keeps its id. 12 hex digits. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** userName as written where the finding arose. */
  readonly user: string;
  readonly hop: Hop;
  /** Station declared: what the access file wants; null where it wants nothing of this person. */
  readonly desired: PersonState | null;
  /** Station assigned: what Okta has assigned; null where it has nothing, or was not read (see the account's stations). */
  readonly assigned: PersonState | null;
  /** Station provisioned: what Klaviyo has; null where it has nothing. */
  readonly actual: PersonState | null;
  /** What differs, as one sentence, with the reason where there is one. */
  readonly message: string;
  /** What to do about it, as one sentence. */
  readonly remedy: string;
  /** The exception under which the finding is expected; such a finding does not count towards the exit code. */
  readonly exception: AppliedException | null;
}

/** A person as one station has them. */
export interface PersonState {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Null where there is none, or where its forms disagree. */
  readonly role: string | null;
  readonly active: boolean;
  /** The record's id at that station: the SCIM id, or the app user's in Okta. */
  readonly id?: string;
}

export interface AppliedException {
  readonly reason: string;
  readonly expires: string;
}
