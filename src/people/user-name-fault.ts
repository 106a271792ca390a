import {
  compatibilityCharacter,
  hiddenCharacter,
  lostCharacter,
  type OddCharacter,
  strangeLetter,
  typographicQuote,
} from '../text/odd-character.js';

const PLAIN = /^[!-~]*$/;

/**
 * The character that a userName may not have in a file that a person writes, since its reader takes the userName for another
 * one; undefined if there is none. A server's userName may have it: it is shown as it is.
 */
export function userNameFault(userName: string): OddCharacter | undefined {
  if (PLAIN.test(userName)) return undefined;
  return (
    hiddenCharacter(userName) ??
    lostCharacter(userName) ??
    typographicQuote(userName) ??
    compatibilityCharacter(userName) ??
    strangeLetter(userName)
  );
}
