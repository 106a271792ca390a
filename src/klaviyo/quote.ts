/** The longest quotation of foreign text in a message, in characters. */
const QUOTED_LENGTH = 300;

/** Control and format characters, line separators, lone surrogates and private use: whatever does not show as itself. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Foreign text as a quotation in a message: in quotation marks, cut to 300 characters, on one line, every character that
 * would not show (terminal controls, bidirectional overrides, line ends) written as `\u{…}`.
 */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 2 * QUOTED_LENGTH));
  const kept = characters.slice(0, QUOTED_LENGTH).join('');
  const cut = kept.length < text.length ? '…' : '';
  const visible = kept.replace(UNSEEN, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`);
  return `"${visible}${cut}"`;
}

/**
 * A foreign JSON value of the wrong kind, for a message: a plain one quoted, an object or a list by its kind alone, since
 * it may be nested more deeply than it can be written.
 */
export function quoteValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return quote(String(JSON.stringify(value)));
}
