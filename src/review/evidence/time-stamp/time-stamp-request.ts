import { createHash } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, id_sha256, MessageImprint, TimeStampReq } from 'pkijs';

/** So many random bytes keep an old answer from being taken for a new one. */
export const NONCE_BYTES = 16;

/**
 * A request for a time stamp (RFC 3161, section 2.4.1) of the SHA-256 of some bytes. It asks for the certificate of the authority, so that
 * the time stamp can be verified by itself.
 *
 * @param nonce - random bytes, which the answer must repeat
 */
export function timeStampRequest(stamped: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256 }),
      hashedMessage: new OctetString({ valueHex: createHash('sha256').update(stamped).digest() }),
    }),
    nonce: nonceInteger(nonce),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** A nonce as a positive integer in its shortest form, so that it comes back as it was sent. */
export function nonceInteger(nonce: Uint8Array): Integer {
  const hexadecimal = Buffer.from(nonce).toString('hex');
  return Integer.fromBigInt(BigInt(`0x${hexadecimal}`));
}
