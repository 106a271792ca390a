import { createHash, X509Certificate } from 'node:crypto';
import { type BaseBlock, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { Certificate, ExtKeyUsage, id_ExtKeyUsage, id_sha256, id_sha384, id_sha512, type SignedData } from 'pkijs';
import { ReviewError } from '../../review-error.js';
import { TimeStampError } from './time-stamp-error.js';

/** id-kp-timeStamping (RFC 3161, section 2.3). */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** The attributes that name the certificate of a signature, and the digest that is usual in them (RFC 5035, sections 3 and 4). */
const SIGNING_CERTIFICATE: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.9.16.2.12': 'sha1',
  '1.2.840.113549.1.9.16.2.47': 'sha256',
};

const DIGESTS: Readonly<Record<string, string>> = {
  [id_sha256]: 'sha256',
  [id_sha384]: 'sha384',
  [id_sha512]: 'sha512',
};

/**
 * Checks that the certificate that signed a time stamp is one for time stamps and nothing else (RFC 3161, section 2.3), held when it signed,
 * and is the one that the signature names (section 2.4.2).
 *
 * @throws TimeStampError if it is not
 */
export function checkSigner(signed: SignedData, signer: Certificate, at: Date): void {
  const usage = signer.extensions?.find(({ extnID }) => extnID === id_ExtKeyUsage);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  if (usage?.critical !== true || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) {
    throw new TimeStampError('The certificate that signed it is not one for time stamps.');
  }
  if (at < signer.notBefore.value || at > signer.notAfter.value) {
    throw new TimeStampError('The certificate that signed it did not hold at that time.');
  }
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const named = attributes.filter(({ type }) => type in SIGNING_CERTIFICATE);
  const isNamed = named.some(({ type, values }) => isOf(signer, SIGNING_CERTIFICATE[type]!, values as BaseBlock[]));
  if (!isNamed) throw new TimeStampError('Its signature is of another certificate than the one in it.');
}

/** Whether the first certificate that an attribute names by its digest is this one: the others are those that vouch for it. */
function isOf(signer: Certificate, usual: string, [value]: readonly BaseBlock[]): boolean {
  const [certificates] = partsOf(value);
  const [first] = partsOf(certificates);
  const parts = partsOf(first);
  const hash = parts.find((part) => part instanceof OctetString);
  const [algorithm] = partsOf(
    parts.find((part) => part instanceof Sequence && partsOf(part)[0] instanceof ObjectIdentifier),
  );
  const digest = algorithm instanceof ObjectIdentifier ? DIGESTS[algorithm.getValue()] : usual;
  if (hash === undefined || digest === undefined) return false;
  return createHash(digest)
    .update(Buffer.from(signer.toSchema().toBER()))
    .digest()
    .equals(Buffer.from(hash.getValue()));
}

function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof Sequence ? block.valueBlock.value : [];
}

/**
 * The certificates of a file, as PEM, that vouch for authorities.
 *
 * @param source - where it came from, for messages
 * @throws ReviewError if there is none
 */
export function readAuthorities(pem: string, source: string): readonly Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    const certificates = blocks.map((block) => Certificate.fromBER(Uint8Array.from(new X509Certificate(block).raw)));
    if (certificates.length > 0) return certificates;
  } catch {
    // Said below: what is in a block is no certificate.
  }
  throw new ReviewError(`No certificate can be read from ${source}: name the authority's root certificate, as PEM.`);
}
