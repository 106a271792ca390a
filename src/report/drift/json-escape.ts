import { replaceHidden } from '../../text/hidden-characters.js';

/**
 * JSON with every character that would not show written as a `\u` escape, and so the first of `##[`, which a GitHub Actions
 * log takes for a command. A parser reads the same text.
 */
export function escapeHidden(json: string): string {
  return replaceHidden(json, escaped).replace(/#(?=#\[)/g, escaped);
}

/** As JSON writes it: one escape for each UTF-16 code unit (RFC 8259, section 7). */
function escaped(character: string): string {
  // Between the values JSON itself has line ends; inside of one they are escaped already.
  if (character === '\n') return character;
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
