/** A stretch of this many characters of a secret is struck out too: servers like to echo one in part. */
const FRAGMENT_LENGTH = 8;

/**
 * A function that strikes secrets out of a text: wherever one stands as it is, in other letter case, percent-encoded, or
 * in a part of at least eight characters.
 *
 * @param struckOut what stands in its place
 */
export function redactor(secrets: readonly string[], struckOut = '[secret]'): (text: string) => string {
  const forms = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))].map(asciiLowerCase);
  return (text) => {
    const searched = asciiLowerCase(text);
    let shown = '';
    let at = 0;
    while (at < text.length) {
      const length = Math.max(0, ...forms.map((form) => lengthOfSecret(searched, at, form)));
      shown += length === 0 ? text.charAt(at) : struckOut;
      at += length === 0 ? 1 : length;
    }
    return shown;
  };
}

/** How much of the text from `at` on is the secret or enough of it; 0 if it is neither. */
function lengthOfSecret(text: string, at: number, secret: string): number {
  let length = Math.min(secret.length, FRAGMENT_LENGTH);
  if (at + length > text.length || !secret.includes(text.slice(at, at + length))) return 0;
  while (at + length < text.length && secret.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}

/** Lower case of A to Z alone, so that the length, and with it every position, stays the same. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
