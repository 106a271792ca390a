import { quoted } from '../text/quoted.js';
import { codePoint } from '../text/visible.js';
import { keyTakesOtherLetters, userKey } from './user-key.js';

/** Nothing in visible ASCII is folded into another character or taken off when userNames are compared. */
const VISIBLE_ASCII = /^[!-~]*$/;

/** White space outside ASCII at either end, which trimming takes off. */
const ODD_BLANK_AT_AN_END = /^\s*[^\S\t-\r ]|[^\S\t-\r ]\s*$/;

/**
 * What is to be said of a userName, as a sentence, whose key is another person's only because a character outside ASCII was
 * folded into it or taken off; undefined if it is not so.
 */
export function lookAlikeName(userName: string): string | undefined {
  if (VISIBLE_ASCII.test(userName)) return undefined;
  if (!ODD_BLANK_AT_AN_END.test(userName) && !keyTakesOtherLetters(userName)) return undefined;
  return `The userName ${ascii(userName)} looks like ${quoted(userKey(userName))}, and is compared as that.`;
}

/** A text quoted with every character outside ASCII spelt out, since it may look like another. */
function ascii(text: string): string {
  return quoted(text).replace(/[^ -~…]/gu, codePoint);
}
