import { isEMail } from './e-mail.js';
import {
  compatibilityCharacter,
  hiddenCharacter,
  lostCharacter,
  type OddCharacter,
  strangeLetter,
  typographicQuote,
} from '../text/odd-character.js';

const PLAIN = /^[!-~]*$/;

/** A quote around a userName, or the sign with which a spreadsheet begins a formula or keeps a text. */
const WRAPPED = /^["'`=+\-@]|["'`]$/;

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

/** Whether a userName begins or ends with what a spreadsheet or a program has put around it; undefined if with neither. */
export function wrappedAt(userName: string): 'begins' | 'ends' | undefined {
  const sign = WRAPPED.exec(userName);
  if (sign === null) return undefined;
  return sign.index === 0 ? 'begins' : 'ends';
}

/** Whether a roster takes a userName: an e-mail address with nothing around or in it that its reader would take for something else. */
export function isRosterUserName(userName: string): boolean {
  return isEMail(userName) && userNameFault(userName) === undefined && wrappedAt(userName) === undefined;
}
