import { escapeMarkdown } from './escape-markdown.js';

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** How much longer a text may be than its room before its end is not even looked at. */
const AHEAD = 4;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Text from outside as Markdown of at most so many bytes. A longer one is cut between two characters as a reader sees
 * them (Unicode's grapheme clusters), before it is escaped, so that no code span is cut; an ellipsis stands at its end.
 *
 * @param bytes at least 8
 * @param write how the text becomes Markdown
 */
export function fittedMarkdown(text: string, bytes: number, write: (text: string) => string = escapeMarkdown): string {
  if (text.length <= AHEAD * bytes) {
    const whole = write(text);
    if (bytesOf(whole) <= bytes) return whole;
  }
  const characters = Array.from(graphemes.segment(text.slice(0, AHEAD * bytes)), ({ segment }) => segment);
  let fitting = write('…');
  for (let [fits, tooMany] = [0, characters.length]; tooMany - fits > 1;) {
    const middle = Math.floor((fits + tooMany) / 2);
    const candidate = write(`${characters.slice(0, middle).join('')}…`);
    if (bytesOf(candidate) <= bytes) [fits, fitting] = [middle, candidate];
    else tooMany = middle;
  }
  return fitting;
}
