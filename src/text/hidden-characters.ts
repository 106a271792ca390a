/**
 * Characters that do not show as themselves: control characters (Cc: C0 with ESC, C1), format characters (Cf: bidirectional
 * controls, zero-width ones, tags), lone surrogates (Cs), line and paragraph separators, every other code point that Unicode
 * lets a display ignore, such as variation selectors and Hangul fillers (UAX 44, Default_Ignorable_Code_Point), or that is
 * never a character (Noncharacter_Code_Point; XML 1.0 does not allow U+FFFE and U+FFFF), and private use (Co), which each
 * font draws as it likes.
 */
const HIDDEN = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}`;

/** As nearly every text is: nothing in it is hidden. */
const PRINTABLE_ASCII = /^[ -~]*$/;

// The patterns are made when they are first asked for: each takes as long as a small program does to start, since every
// property is looked up in Unicode's tables.
let anyHidden: RegExp | undefined;
let everyHiddenOrBlank: RegExp | undefined;
let control: RegExp | undefined;

/** Blanks other than the common one (Zs) too: two names that differ in one look alike. */
const HIDDEN_OR_BLANK = String.raw`[^\P{Zs} ]|[${HIDDEN}]`;

/**
 * The hidden characters that no name has a use for, and that end a line, steer a terminal or reorder what stands around
 * them: control characters, lone surrogates, line and paragraph separators, and the bidirectional controls (Unicode
 * Standard Annex 9). Joiners are not among them: names in Persian and in several scripts of India are written with them.
 */
const CONTROL = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]`;

/** Whether the text has a character that a reader does not see, so that it can look like another text. */
export function hasHiddenCharacters(text: string): boolean {
  if (PRINTABLE_ASCII.test(text)) return false;
  anyHidden ??= new RegExp(`[${HIDDEN}]`, 'u');
  return anyHidden.test(text);
}

/** Whether the text has a character that a text from a file may not have. All of them are hidden characters too. */
export function hasControlCharacters(text: string): boolean {
  if (PRINTABLE_ASCII.test(text)) return false;
  control ??= new RegExp(CONTROL, 'u');
  return control.test(text);
}

/** The text with every character that does not show as itself, blanks other than the common one included, replaced. */
export function replaceHidden(text: string, replacement: (character: string) => string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  everyHiddenOrBlank ??= new RegExp(HIDDEN_OR_BLANK, 'gu');
  return text.replace(everyHiddenOrBlank, replacement);
}
