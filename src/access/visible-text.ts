/**
 * What does not show as itself: control characters (Cc: C0 with ESC, C1), format characters (Cf: bidirectional controls,
 * zero-width ones, tags), lone surrogates (Cs), line and paragraph separators, and every other code point that Unicode
 * lets a display ignore, such as variation selectors and Hangul fillers (UAX 44, Default_Ignorable_Code_Point), or that
 * will never be a character (Noncharacter_Code_Point; XML 1.0 does not allow U+FFFE and U+FFFF). Blanks other than the
 * common one (Zs) too: two names that differ in one look alike.
 */
const HIDDEN =
  /[^\P{Zs} ]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * How a GitHub Actions log takes a line for a command: `::` where it begins, blanks apart, or `##[` anywhere in it
 * (actions/runner, ActionCommand).
 */
const WORKFLOW_COMMAND = /^(\s*):(?=:)|#(?=#\[)/g;

/**
 * Text from outside as one line that can be printed: each character that would not show, or would move or recolour what
 * does, is written as `<U+202E>`, and nothing in it is a command to a GitHub Actions log.
 */
export function visible(text: string): string {
  return text
    .replace(HIDDEN, codePoint)
    .replace(WORKFLOW_COMMAND, (start, blanks: string | undefined) =>
      blanks === undefined ? codePoint(start) : `${blanks}${codePoint(':')}`,
    );
}

/** The same for a text of several lines, such as an error's message: its line ends stay, and no line of it is a command. */
export function visibleText(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function codePoint(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hexadecimal.padStart(4, '0')}>`;
}
