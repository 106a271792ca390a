import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { contentOf, type Der, DerError, membersOf, objectId, OCTET_STRING, smallNumber } from './der.js';

/** Something that is encrypted in a way that is not supported here. */
export class EncryptionError extends Error {
  override readonly name = 'EncryptionError';
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SHA1_AND_3DES = '1.2.840.113549.1.12.1.3';

const AES: Readonly<Record<string, readonly [cipher: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
};

const HMAC: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** More rounds than anybody uses would only keep this program busy. */
const MOST_ROUNDS = 10_000_000;

/**
 * Decrypts a part of a PKCS#12 bundle: by PBES2 with PBKDF2 and AES in CBC (RFC 8018, section 6.2), as OpenSSL 3 and newer versions of
 * Windows write it, or by SHA-1 and three-key triple DES (RFC 7292, appendix C), as older ones do.
 *
 * @param algorithm the algorithm's identifier
 * @throws EncryptionError for another algorithm, such as RC2 with 40 bits, which OpenSSL 1 uses for certificates
 * @throws DerError if the parameters are of another form
 * @throws Error of Node's if the password is wrong
 */
export function decrypted(data: Buffer, algorithm: Der | undefined, password: string): Buffer {
  const [id, parameters] = membersOf(algorithm);
  const name = objectId(id);
  if (name === PBES2) return byPbes2(data, parameters, password);
  if (name === SHA1_AND_3DES) return byTripleDes(data, parameters, password);
  throw new EncryptionError(name);
}

function byPbes2(data: Buffer, parameters: Der | undefined, password: string): Buffer {
  const [derivation, scheme] = membersOf(parameters);
  const [derivationId, derivationParameters] = membersOf(derivation);
  const [schemeId, vector] = membersOf(scheme);
  const cipher = AES[objectId(schemeId)];
  if (objectId(derivationId) !== PBKDF2 || cipher === undefined) throw new EncryptionError(objectId(schemeId));
  const [salt, rounds, ...optional] = membersOf(derivationParameters);
  const prf = optional.find(({ tag }) => tag === 0x30);
  // Without a member of its own it is HMAC with SHA-1.
  const digest = prf === undefined ? 'sha1' : HMAC[objectId(membersOf(prf)[0])];
  if (digest === undefined) throw new EncryptionError(objectId(membersOf(prf)[0]));
  const key = pbkdf2Sync(password, contentOf(salt, OCTET_STRING), roundsOf(rounds), cipher[1], digest);
  return deciphered(cipher[0], key, contentOf(vector, OCTET_STRING), data);
}

function byTripleDes(data: Buffer, parameters: Der | undefined, password: string): Buffer {
  const [salt, rounds] = membersOf(parameters);
  const derive = (purpose: number, bytes: number): Buffer =>
    derivedBytes(purpose, bytes, password, contentOf(salt, OCTET_STRING), roundsOf(rounds));
  return deciphered('des-ede3-cbc', derive(1, 24), derive(2, 8), data);
}

function deciphered(cipher: string, key: Buffer, vector: Buffer, data: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, key, vector);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function roundsOf(value: Der | undefined): number {
  const rounds = smallNumber(value);
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new DerError('the number of rounds is out of bounds');
  return rounds;
}

/** What SHA-1 takes at a time, in bytes. */
const BLOCK = 64;

/** Key material out of a password (RFC 7292, appendix B.2), with SHA-1. @param purpose 1 for a key, 2 for a vector */
function derivedBytes(purpose: number, bytes: number, password: string, salt: Buffer, rounds: number): Buffer {
  const filled = (text: Buffer): Buffer => Buffer.alloc(BLOCK * Math.ceil(text.length / BLOCK), text);
  const characters = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([filled(salt), filled(characters)]);
  const parts: Buffer[] = [];
  for (let length = 0; length < bytes; length += 20) {
    let part = Buffer.concat([Buffer.alloc(BLOCK, purpose), input]);
    for (let round = 0; round < rounds; round += 1) part = createHash('sha1').update(part).digest();
    parts.push(part);
    const addend = Buffer.alloc(BLOCK, part);
    for (let block = 0; block < input.length; block += BLOCK) addPlusOne(input.subarray(block, block + BLOCK), addend);
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

/** Adds a number and one to another number of as many bytes, in place; what does not fit is dropped. */
function addPlusOne(number: Buffer, addend: Buffer): void {
  let carry = 1;
  for (let at = number.length - 1; at >= 0; at -= 1) {
    carry += number[at]! + addend[at]!;
    number[at] = carry & 0xff;
    carry >>= 8;
  }
}
