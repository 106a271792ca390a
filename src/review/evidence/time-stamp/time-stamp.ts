import { createHash, X509Certificate } from 'node:crypto';
import { fromBER, type OctetString } from 'asn1js';
import {
  type Certificate,
  type ContentInfo,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  id_sha256,
  SignedData,
  SignedDataVerifyError,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { checkSigner } from './authority-certificate.js';
import { statusFault } from './status-fault.js';
import { TimeStampError } from './time-stamp-error.js';
import { nonceInteger } from './time-stamp-request.js';
import { type TimeStamp } from './verify-time-stamp.js';

export interface TimeStampOptions {
  /** The random bytes that the answer must repeat. Default: it is not a new answer, and may have any. */
  readonly nonce?: Uint8Array | undefined;
  /** The certificates that vouch for the authority. Default: its own is believed. */
  readonly authorities?: readonly Certificate[] | undefined;
}

/**
 * Verifies an answer of a time-stamp authority (RFC 3161, section 2.4.2): that it grants a time stamp of the SHA-256 of these bytes, signed by
 * the certificate in it, which is one for time stamps alone.
 *
 * @throws TimeStampError if anything of it does not hold
 */
export async function verifiedTimeStamp(
  answer: Uint8Array,
  stamped: Uint8Array,
  { nonce, authorities }: TimeStampOptions = {},
): Promise<TimeStamp> {
  const signed = signedDataOf(answer);
  const info = tokenInfo(signed);
  const digest = createHash('sha256').update(stamped).digest();
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithmId !== id_sha256 || !digest.equals(hashedMessage.valueBlock.valueHexView)) {
    throw new TimeStampError('It is a time stamp of other bytes.');
  }
  if (nonce !== undefined && info.nonce?.toBigInt() !== nonceInteger(nonce).toBigInt()) {
    throw new TimeStampError('It is not the answer to this request: its nonce is another one.');
  }
  const signer = await signerOf(signed, stamped, authorities);
  checkSigner(signed, signer, info.genTime);
  const certificate = new X509Certificate(Buffer.from(signer.toSchema().toBER()));
  return {
    at: info.genTime.toISOString(),
    authority: certificate.subject.replaceAll('\n', ', '),
    certificateSha256: createHash('sha256').update(certificate.raw).digest('hex'),
  };
}

/** What the answer holds, if it grants a time stamp. */
function signedDataOf(answer: Uint8Array): SignedData {
  const response = parsed('It is not an answer of a time-stamp authority.', () => {
    const { offset, result } = fromBER(answer);
    if (offset !== answer.length) throw new TypeError('Something follows the answer.');
    return new TimeStampResp({ schema: result });
  });
  const fault = statusFault(response.status);
  if (fault !== undefined) throw new TimeStampError(fault);
  const token = response.timeStampToken;
  if (token?.contentType !== id_ContentType_SignedData) throw new TimeStampError('It holds no time stamp.');
  return parsed(
    'Its time stamp cannot be read.',
    () => new SignedData({ schema: (token satisfies ContentInfo).content }),
  );
}

function tokenInfo({ encapContentInfo: { eContentType, eContent } }: SignedData): TSTInfo {
  if (eContentType !== id_eContentType_TSTInfo || eContent === undefined) {
    throw new TimeStampError('What it has signed is no time stamp.');
  }
  return parsed('Its time stamp cannot be read.', () => TSTInfo.fromBER(bytesOf(eContent)));
}

/** An octet string as a whole: it may come in parts. */
function bytesOf(octets: OctetString): ArrayBuffer {
  return octets.getValue();
}

async function signerOf(
  signed: SignedData,
  stamped: Uint8Array,
  authorities: readonly Certificate[] | undefined,
): Promise<Certificate> {
  const [signer, ...others] = signed.signerInfos;
  // RFC 3161, section 2.4.2: one signature, with signed attributes.
  if (signer?.signedAttrs === undefined || others.length > 0) {
    throw new TimeStampError('It is not signed in the way of a time stamp.');
  }
  const result = await signed
    .verify({
      signer: 0,
      data: Uint8Array.from(stamped).buffer,
      extendedMode: true,
      ...(authorities !== undefined && {
        checkChain: true,
        trustedCerts: [...authorities],
        passedWhenNotRevValues: true,
      }),
    })
    .catch((error: unknown) => {
      if (!(error instanceof SignedDataVerifyError)) throw error;
      throw new TimeStampError(
        error.code === 5
          ? 'None of the certificates that were named vouches for its authority.'
          : 'Its signature does not hold.',
      );
    });
  if (result.signatureVerified !== true || result.signerCertificate == null) {
    throw new TimeStampError('Its signature does not hold.');
  }
  return result.signerCertificate;
}

function parsed<Value>(otherwise: string, parse: () => Value): Value {
  try {
    return parse();
  } catch {
    // What the library says is about ASN.1 and its schemas, and of use to nobody who closes a review.
    throw new TimeStampError(otherwise);
  }
}
