import { type SourcePosition } from '../yaml/file-path.js';
import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type Hop } from '../people/station.js';

/** One difference between two stations, as plain data that JSON can hold: every report is made from it. */
export interface Finding {
  /** Stable from run to run: the same difference of the same person in the same account keeps its id. 12 hex digits. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** userName as written where the finding arose; of `role-list`, `nested-group` and `provisioning-stopped` the app's label, of `too-few-admins` the account's name. */
  readonly user: string;
  readonly hop: Hop;
  /** Station declared: what the access file declares; null where it does not declare this person. */
  readonly declared: PersonState | null;
  /** Station assigned: what the identity provider has assigned; null where it has nothing, or was not read (see the account's stations). */
  readonly assigned: PersonState | null;
  /** Station provisioned: what Klaviyo has; null where it has nothing. */
  readonly provisioned: PersonState | null;
  /** What differs, as one sentence, with the reason where there is one. */
  readonly message: string;
  /** What to do about it, as one sentence. */
  readonly remedy: string;
  /** The exception under which the finding is expected; such a finding does not count towards the exit code. */
  readonly exception: AppliedException | null;
  /** The line of the access file that decided it, or where it is to be resolved; null if the file is not known. */
  readonly place: FindingPlace | null;
}

/** A place in the access file: the file's path as it was given, and line and column, both counted from 1. */
export interface FindingPlace extends SourcePosition {
  readonly path: string;
}

/** A person as one station has them. */
export interface PersonState {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Null where there is none, where its forms disagree, or where the provider pushes one of several. */
  readonly role: string | null;
  /**
   * Every role that the person may have there, where the identity provider gives one of several and which is not defined. Of the
   * station declared `role` is that of the first assignment. Missing: `role` alone.
   */
  readonly possibleRoles?: readonly string[];
  /** With `possibleRoles`: whether the person may have no role there either. Missing: they have one of these. */
  readonly mayLackRole?: boolean;
  /** Whether it cannot be told which role the identity provider gives them; `role` then says nothing. Missing: it can. */
  readonly roleUnknown?: boolean;
  readonly active: boolean;
  /** The record's id at that station: the SCIM id, or the id in the identity provider. */
  readonly id?: string;
  /** Of the station declared: what gives the role, as a clause. */
  readonly why?: string;
}

/** Why a finding is expected: by an exception, or because the policy says that such people are unmanaged. */
export interface AppliedException {
  readonly reason: string;
  /** The last day on which it holds (UTC), as YYYY-MM-DD; null for unmanaged people, who have none. */
  readonly expires: string | null;
  /** E-mail address of the person who is responsible for the exception. */
  readonly owner?: string | undefined;
  /** Where the exception was agreed. */
  readonly ticket?: string | undefined;
  /** The pattern of unmanaged people that covers it, in place of an exception. */
  readonly pattern?: string | undefined;
}
