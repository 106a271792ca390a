import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { contentOf, type Der, derValues, membersOf, objectId, OCTET_STRING } from './der.js';
import { decrypted } from './pkcs12-decryption.js';

/** What is in a bundle: keys, and certificates in their order. */
export interface Pkcs12 {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly X509Certificate[];
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE = '1.2.840.113549.1.12.10.1.3';
const X509 = '1.2.840.113549.1.9.22.1';

/** The tag of a member that has its number in place of a type. */
const NUMBER_0 = 0xa0;
const NUMBER_0_PRIMITIVE = 0x80;

/**
 * Reads a bundle of keys and certificates (PKCS#12, RFC 7292, sections 4 and 5): what the azuread provider takes as a client certificate.
 * Its MAC is not looked at: a bundle that was changed gives no pair, or a certificate that Entra does not know.
 *
 * Why here: Node opens a bundle for a TLS connection and does not give its parts out, and the libraries that do are megabytes for what
 * stands on this page.
 *
 * @throws DerError if it is of another form; EncryptionError if it is encrypted in another way; Error of Node's if the password is wrong
 */
export function readPkcs12(bundle: Buffer, password: string): Pkcs12 {
  const [, safe] = membersOf(derValues(bundle)[0]);
  const keys: KeyObject[] = [];
  const certificates: X509Certificate[] = [];
  for (const part of membersOf(derValues(dataOf(safe))[0])) {
    for (const bag of membersOf(derValues(contentsOf(part, password))[0])) {
      const [id, value] = membersOf(bag);
      const [content] = membersOf(value, NUMBER_0);
      const kind = objectId(id);
      if (kind === KEY) keys.push(privateKey(contentWhole(content)));
      if (kind === SHROUDED_KEY) keys.push(shroudedKey(content, password));
      if (kind === CERTIFICATE) certificates.push(...certificatesOf(content));
    }
  }
  return { keys, certificates };
}

/** The bags of a part, whether it is encrypted or not. */
function contentsOf(part: Der, password: string): Buffer {
  const [id, content] = membersOf(part);
  if (objectId(id) !== ENCRYPTED_DATA) return dataOf(part);
  const [, encrypted] = membersOf(membersOf(content, NUMBER_0)[0]);
  const [, algorithm, data] = membersOf(encrypted);
  return decrypted(contentOf(data, NUMBER_0_PRIMITIVE), algorithm, password);
}

function dataOf(part: Der | undefined): Buffer {
  const [id, content] = membersOf(part);
  return objectId(id) === DATA ? contentOf(membersOf(content, NUMBER_0)[0], OCTET_STRING) : Buffer.alloc(0);
}

function shroudedKey(content: Der | undefined, password: string): KeyObject {
  const [algorithm, data] = membersOf(content);
  return privateKey(decrypted(contentOf(data, OCTET_STRING), algorithm, password));
}

function privateKey(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function certificatesOf(content: Der | undefined): readonly X509Certificate[] {
  const [id, value] = membersOf(content);
  if (objectId(id) !== X509) return [];
  return [new X509Certificate(contentOf(membersOf(value, NUMBER_0)[0], OCTET_STRING))];
}

function contentWhole(value: Der | undefined): Buffer {
  return value?.whole ?? Buffer.alloc(0);
}
