/** What a time stamp says, once it is verified. */
export interface TimeStamp {
  /** When the authority saw what is stamped, ISO 8601 in UTC. */
  readonly at: string;
  /** The subject of the authority's certificate, as `O=…, CN=…`. */
  readonly authority: string;
  /** SHA-256 of that certificate (DER), as lower-case hexadecimal. */
  readonly certificateSha256: string;
}

/**
 * Verifies a time stamp of some bytes. What does it is loaded when it is called, since few folders have one.
 *
 * @param nonce - the random bytes that a new answer must repeat. Default: it is not new
 * @throws TimeStampError if anything of it does not hold
 */
export type VerifyTimeStamp = (answer: Uint8Array, stamped: Uint8Array, nonce?: Uint8Array) => Promise<TimeStamp>;
