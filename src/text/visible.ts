import { replaceHidden } from './hidden-characters.js';

/**
 * What a GitHub Actions log takes for a command: `::` where a line begins, blanks apart, or `##[` anywhere in it
 * (actions/runner, ActionCommand).
 */
const WORKFLOW_COMMAND = /^(\s*):(?=:)|#(?=#\[)/g;

/**
 * Text from outside as one line that can be printed: each character that would not show, or would move or recolour what
 * does, is written as `<U+202E>`, and nothing in it is a command to a GitHub Actions log.
 */
export function visible(text: string): string {
  if (isPlain(text)) return text;
  return replaceHidden(text, codePoint).replace(WORKFLOW_COMMAND, (start, blanks: string | undefined) =>
    blanks === undefined ? codePoint(start) : `${blanks}${codePoint(':')}`,
  );
}

/** Whether nothing in a text has to be replaced, as in nearly every one: visible ASCII and blanks, and no command. */
function isPlain(text: string): boolean {
  return PRINTABLE_ASCII.test(text) && !text.includes('::') && !text.includes('##[');
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** The same for a text of several lines, such as an error's message: its line ends stay, and no line of it is a command. */
export function visibleText(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** A character by its number, as Unicode writes it: `<U+00A0>`. */
export function codePoint(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hexadecimal.padStart(4, '0')}>`;
}
