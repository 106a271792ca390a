/**
 * Characters that do not show as themselves: control characters (Cc: C0 with ESC, C1), format characters (Cf: bidirectional
 * controls, zero-width ones, tags), lone surrogates (Cs), line and paragraph separators, every other code point that Unicode
 * lets a display ignore, such as variation selectors and Hangul fillers (UAX 44, Default_Ignorable_Code_Point), or that is
 * never a character (Noncharacter_Code_Point; XML 1.0 does not allow U+FFFE and U+FFFF), and private use (Co), which each
 * font draws as it likes.
 */
const HIDDEN = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}`;

const ANY_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');

/** Blanks other than the common one (Zs) too: two names that differ in one look alike. */
const EVERY_HIDDEN_OR_BLANK = new RegExp(String.raw`[^\P{Zs} ]|[${HIDDEN}]`, 'gu');

/**
 * The hidden characters that no name has a use for, and that end a line, steer a terminal or reorder what stands around
 * them: control characters, lone surrogates, line and paragraph separators, and the bidirectional controls (Unicode
 * Standard Annex 9). Joiners are not among them: names in Persian and in several scripts of India are written with them.
 */
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** Whether the text has a character that a reader does not see, so that it can look like another text. */
export function hasHiddenCharacters(text: string): boolean {
  return ANY_HIDDEN.test(text);
}

/** Whether the text has a character that a text from a file may not have. All of them are hidden characters too. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text);
}

/** The text with every character that does not show as itself, blanks other than the common one included, replaced. */
export function replaceHidden(text: string, replacement: (character: string) => string): string {
  return text.replace(EVERY_HIDDEN_OR_BLANK, replacement);
}
