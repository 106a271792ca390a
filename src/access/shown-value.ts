import { makeVisible } from './hidden-characters.js';

/** How many characters of a text from a file are repeated in a message. */
const SHOWN_CHARACTERS = 60;

/** A text from a file as it may stand in a message: cut at 60 characters, and nothing in it hidden. Without quotes. */
export function shownWord(text: string): string {
  // Code points, so that the cut goes through no surrogate pair; sliced first, so that a huge text costs nothing.
  const characters = Array.from(text.slice(0, 2 * SHOWN_CHARACTERS + 2));
  const cut = characters.length > SHOWN_CHARACTERS;
  return makeVisible(cut ? characters.slice(0, SHOWN_CHARACTERS).join('') + '…' : text);
}

/** A value from a file as it may stand in a message: text in quotes, a list or a mapping by its kind alone. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') {
    return `"${shownWord(value).replaceAll('"', '\\"')}"`;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : 'a list';
  }
  return value === null || value === undefined ? 'nothing' : 'a mapping';
}
