import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type Hop } from '../access/station.js';

/** One difference between what should be and what is, as plain data: every report is made from it. */
export interface Finding {
  /** Stable from run to run: the same difference of the same person in the same account keeps its id. 12 hex digits. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** userName as written where the finding arose. */
  readonly user: string;
  readonly hop: Hop;
  /** What the access file wants; undefined where it wants nothing of this person. */
  readonly desired: PersonState | undefined;
  /** What Klaviyo has; undefined where it has nothing. */
  readonly actual: PersonState | undefined;
  /** What differs, as one sentence, with the reason where there is one. */
  readonly message: string;
  /** What to do about it, as one sentence. */
  readonly remedy: string;
  /** The exception under which the finding is expected; such a finding does not count towards the exit code. */
  readonly exception: AppliedException | undefined;
}

/** One side of a finding. */
export interface PersonState {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string | undefined;
  readonly active: boolean;
  /** Actual side only: the SCIM id of the record. */
  readonly id?: string;
}

export interface AppliedException {
  readonly reason: string;
  readonly expires: string;
}
