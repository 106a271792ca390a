import { type DecidedRow } from './decision.js';
import { type PopulationAccount } from './population.js';

/** One line of the journal of a review, without what chains it. */
export type JournalEvent =
  /** The first line: which population is decided on. */
  | { readonly event: 'opened'; readonly population: string; readonly settings: string; readonly attestations: string }
  /** A file of a reviewer was taken in, as a whole. */
  | {
      readonly event: 'recorded';
      readonly reviewer: string;
      readonly file: { readonly name: string; readonly sha256: string };
      readonly decisions: readonly DecidedRow[];
      readonly answers: readonly AttestationAnswer[];
    }
  /** A reviewer said that they are done, with so many rows and questions. Void once they decide something else. */
  | { readonly event: 'signed-off'; readonly reviewer: string; readonly rows: number; readonly answers: number }
  /** What is to be changed was written down: the digests of the files, by their paths in the folder. */
  | { readonly event: 'remediation'; readonly files: Readonly<Record<string, string>> }
  /** It was looked whether what was decided is so. */
  | {
      readonly event: 'verified';
      readonly accounts: readonly VerifiedAccount[];
      readonly rows: readonly VerifiedRow[];
    }
  /** The review is over: nothing is decided after it. */
  | ({ readonly event: 'closed' } & ClosingTerms)
  /** The time stamp that closing was to have could not be had, and the folder was finished without it. */
  | { readonly event: 'time-stamp-given-up'; readonly reason: string };

/** How a review was closed: what its evidence depends on besides the review itself, so that it can be made again from the folder. */
export interface ClosingTerms {
  /** Why it was closed though something was open; null where nothing was. */
  readonly withOpen: string | null;
  /** The version of klaviyo-access that closed it. */
  readonly toolVersion: string;
  /** With what key the manifest is signed; null: it is not. */
  readonly signature: ManifestSigner | null;
  /** How the time of the manifest is to be vouched for; null: it is not. */
  readonly timeStamp: 'rfc3161' | null;
  /** SHA-256 of the report on who left, `leavers.json`; null: there is none. */
  readonly leavers: string | null;
}

/** The key that signs a manifest. */
export interface ManifestSigner {
  /** The kind of the key, and with ECDSA the digest that is signed. */
  readonly algorithm: SignatureAlgorithm;
  /** SHA-256 of the public key in the form SubjectPublicKeyInfo (DER), as lower-case hexadecimal. */
  readonly publicKeySha256: string;
}

export const SIGNATURE_ALGORITHMS = ['ecdsa-p256-sha256', 'ed25519'] as const;

export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

/** A line as it stands in the journal: what happened, when, and the line before it. */
export type JournalEntry = JournalEvent & {
  /** From 1. */
  readonly seq: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** SHA-256 of the line before, without its end of line, as lower-case hexadecimal; null in the first one. */
  readonly previous: string | null;
};

/** An answer on what SCIM does not show. */
export interface AttestationAnswer {
  readonly question: string;
  readonly account: string;
  readonly answer: 'yes' | 'no' | 'not-applicable';
  readonly reason: string;
  /** A file that shows it: its name in the folder, and its SHA-256. */
  readonly attachment?: { readonly name: string; readonly sha256: string } | undefined;
  readonly answeredAt?: string | undefined;
}

/** An account as it was read again, with what proves that its list of people was complete. */
export interface VerifiedAccount extends Pick<PopulationAccount, 'stations' | 'listing' | 'readAt'> {
  readonly account: string;
}

/** Whether what was decided on a row is so. */
export interface VerifiedRow {
  readonly row: string;
  /** In Klaviyo. */
  readonly provisioned: VerifiedStation;
  /**
   * Where the access comes from: at the identity provider, `not-read` where the account has none or it was not read; and `not-yet` or `came-back` wherever the
   * access file still gives what was taken away.
   */
  readonly assigned: VerifiedStation;
  /** What is there, as a sentence. */
  readonly found: string;
}

export type VerifiedStation = 'as-decided' | 'not-yet' | 'came-back' | 'not-read';
