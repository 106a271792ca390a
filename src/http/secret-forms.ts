/** One way in which a secret may stand in a text: in letters as they are, in base64, in hexadecimal. Lower case. */
export interface SecretForm {
  readonly text: string;
  /** A stretch of so many characters is taken for the secret, too. */
  readonly fragment: number;
  /** Whether the letters around belong to it: of base64, those that hold its first and last bits. */
  readonly isEncoded: boolean;
}

/** A stretch of this many characters of a secret is struck out too: servers like to echo one in part. */
const FRAGMENT_LENGTH = 8;

/**
 * The forms of a secret in which every character is coded alike, as are base64 and hexadecimal. Other codings spare some
 * characters: see `decoded`.
 *
 * In base64 a text looks different by how many bytes stand before it, such as the name of a header. So it is coded once for
 * each remainder of three, and the characters that hold bits of what stands beside it are left out.
 */
export function secretForms(secret: string): readonly SecretForm[] {
  const plain = { text: secret.toLowerCase(), fragment: FRAGMENT_LENGTH, isEncoded: false };
  const hexadecimal = { text: Buffer.from(secret).toString('hex'), fragment: 2 * FRAGMENT_LENGTH, isEncoded: true };
  const base64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + secret);
    return bytes.toString('base64').slice(Math.ceil((before * 4) / 3), Math.floor((bytes.length * 4) / 3));
  });
  const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const encoded = [...new Set([...base64, ...urlSafe])].map((text) => ({
    ...{ text: text.toLowerCase(), fragment: Math.ceil((FRAGMENT_LENGTH * 3) / 2), isEncoded: true },
  }));
  return [plain, hexadecimal, ...encoded].filter(({ text }) => text !== '');
}
