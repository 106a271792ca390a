import { type Leavers } from '../../../history/leavers/leaver.js';

/** How a review was closed: all that its evidence says besides the review itself. */
export interface EvidenceClosing {
  /** When, ISO 8601 in UTC. */
  readonly closedAt: string;
  /** Why it was closed though something was open; null where nothing was. */
  readonly withOpen: string | null;
  /** The version of klaviyo-access that closed it. */
  readonly toolVersion: string;
  /** Who left, and when they were gone, where a report on it was given. */
  readonly leavers?: Leavers | undefined;
  /** With what key the manifest is signed; null: it is not. */
  readonly signature: EvidenceSignature | null;
  /** How the time of the manifest is vouched for; null: it is not. */
  readonly timeStamp: 'rfc3161' | null;
}

/** The key that signs a manifest. */
export interface EvidenceSignature {
  /** The kind of the key, and with ECDSA the digest that is signed. */
  readonly algorithm: 'ecdsa-p256-sha256' | 'ed25519';
  /** SHA-256 of the public key in the form SubjectPublicKeyInfo (DER), as lower-case hexadecimal. */
  readonly publicKeySha256: string;
}
