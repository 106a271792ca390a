import { visible } from './visible.js';

/** How many characters of a text from outside are repeated in a message. */
const WORD_CHARACTERS = 60;

/** A sentence from outside, such as a server's answer or the reason of an exception, may be longer than a name. */
const SENTENCE_CHARACTERS = 300;

/** A text from outside as it may stand in a message: cut at 60 characters, on one line, and nothing in it hidden. */
export function shortened(text: string): string {
  return cut(text, WORD_CHARACTERS);
}

/** The same for a sentence from outside, which is cut at 300 characters. */
export function shortenedSentence(text: string): string {
  return cut(text, SENTENCE_CHARACTERS);
}

/**
 * A value from outside as it may stand in a message: text in quotation marks, `shortened`; a list or a mapping by its kind
 * alone, since it may be nested more deeply than it can be written.
 */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return inQuotes(shortened(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return value === null || value === undefined ? 'nothing' : 'a mapping';
}

/** A sentence from outside in quotation marks, cut at 300 characters. */
export function quotedSentence(text: string): string {
  return inQuotes(shortenedSentence(text));
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

function cut(text: string, most: number): string {
  if (text.length <= most) return visible(text);
  // Code points, so that the cut goes through no surrogate pair; sliced first, so that a huge text costs nothing.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return visible(characters.length > most ? `${characters.slice(0, most).join('')}…` : text);
}
