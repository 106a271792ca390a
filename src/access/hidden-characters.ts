import { visible } from './visible-text.js';

/**
 * Characters that a reader does not see or that reorder what they see: control characters, lone surrogates, line and
 * paragraph separators, and the bidirectional controls (Unicode Standard Annex 9). No name has a use for them, and in a
 * review they hide what stands there.
 */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu');

/** Whether the text holds a character that a reader does not see. */
export function hasHiddenCharacters(text: string): boolean {
  return HIDDEN.test(text);
}

/** The text with every hidden character written out as `visible` does it; all else, such as the blanks of a name, stays. */
export function makeVisible(text: string): string {
  return text.replace(EVERY_HIDDEN, (character) => visible(character));
}
