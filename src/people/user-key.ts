import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * A person's key: the userName, trimmed, in Unicode NFC and lower-cased, its domain in ASCII. Two records with one key are
 * one person, however they are written. SCIM userNames are case-insensitive (RFC 7643, section 4.1.1). The key is for
 * comparing, never for showing.
 */
export type UserKey = string;

const ASCII = /^[\0-\x7f]*$/;

/** Visible ASCII without a capital letter, as nearly every userName is written: it is its own key. */
const AS_IT_IS = /^[!-@[-~]*$/;

/**
 * Whether a domain can be converted: ASCII letters, digits, hyphens and dots, `_`, the `*` of a pattern of people, and
 * whatever is not ASCII and can be seen (UTS 46 maps full-width letters and the ideographic full stop).
 * `domainToASCII` reads its argument as the beginning of a URL: it would cut off a path or a port and drop an invisible
 * character, and so make one person of two.
 */
function isConvertible(domain: string): boolean {
  // In the function, since making it takes as long as a small program does to start, and few userNames need it.
  return /^(?:[A-Za-z0-9._*-]|(?![\0-\x7f]|\p{Default_Ignorable_Code_Point}).)+$/u.test(domain);
}

/**
 * The key of a userName as written. A domain in Unicode has the key of its Punycode. A domain that is not valid, or that has
 * an invisible character in it, stays as it is written, in lower case.
 */
export function userKey(userName: string): UserKey {
  if (AS_IT_IS.test(userName)) return userName;
  const trimmed = userName.trim();
  return ASCII.test(trimmed) ? trimmed.toLowerCase() : unicodeKey(trimmed);
}

function unicodeKey(trimmed: string): UserKey {
  // Lower-casing can take a text out of NFC: there is a "ǰ", and no such capital letter.
  const key = trimmed.normalize('NFC').toLowerCase().normalize('NFC');
  const at = key.lastIndexOf('@') + 1;
  const domain = key.slice(at);
  if (at === 0 || ASCII.test(domain) || !isConvertible(domain)) return key;
  const ascii = domainToASCII(domain);
  return ascii === '' ? key : key.slice(0, at) + ascii;
}

/**
 * Whether the key of a userName takes one letter for another: by a compatibility mapping in the domain (a full-width letter,
 * `ſ`, the ideographic full stop), or for a character that Unicode replaces by another single one (the Kelvin sign, the Greek
 * varia for a backquote). Composition, letter case and Punycode leave the letters the same.
 */
export function keyTakesOtherLetters(userName: string): boolean {
  if (ASCII.test(userName)) return false;
  for (const character of userName) {
    const composed = character.normalize('NFC');
    if (composed !== character && composed.length <= character.length) return true;
  }
  const written = domainOf(userName.trim().normalize('NFC').toLowerCase().normalize('NFC')).split('.');
  const compared = domainOf(userKey(userName)).split('.');
  return compared.some((label, index) => {
    const before = written[index];
    return label !== before && domainToUnicode(label).toLowerCase().normalize('NFC') !== before;
  });
}

function domainOf(userName: string): string {
  return userName.slice(userName.lastIndexOf('@') + 1);
}
