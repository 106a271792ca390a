import { repeatedName } from './repeated-name.js';

import { quotedSentence } from './quoted.js';
import { isUtf16AsUtf8 } from './utf-16.js';

/** Why a text is not one JSON value. */
export type JsonFault =
  | { readonly kind: 'empty' }
  /** It is UTF-16, as Windows PowerShell 5 writes what `>` sends to a file. */
  | { readonly kind: 'utf-16' }
  /** There is a JSON object in it with text before or after it. `line` is the first line of that text. */
  | { readonly kind: 'surrounded'; readonly line: string }
  /** An object in it has this name twice, so nobody can say which of the values counts. */
  | { readonly kind: 'repeated name'; readonly name: string }
  /** With the reason as a clause, which may quote the text: `it ends too early`. */
  | { readonly kind: 'not json'; readonly reason: string };

export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

/** A byte order mark: RFC 8259, section 8.1, lets a parser ignore it, and some shells write one. */
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * Parses a file of JSON that somebody else wrote, as a shell or a pipeline may have left it.
 *
 * @param text decoded as UTF-8; a byte order mark is skipped
 */
export function parseJsonText(text: string): ParsedJson {
  const json = text.replace(BYTE_ORDER_MARK, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, fault: faultOf(json, (error as Error).message) };
  }
  const name = repeatedName(json);
  return name === undefined ? { ok: true, value } : { ok: false, fault: { kind: 'repeated name', name } };
}

function faultOf(text: string, reason: string): JsonFault {
  if (text.trim() === '') return { kind: 'empty' };
  if (isUtf16AsUtf8(text)) return { kind: 'utf-16' };
  const line = lineAroundObject(text);
  return line === undefined ? { kind: 'not json', reason: reasonWords(text, reason) } : { kind: 'surrounded', line };
}

/** What the JSON parser says (V8), in plain words. */
function reasonWords(text: string, reason: string): string {
  const start = text.trimStart();
  if (!/^[[{"]/.test(start)) return `it begins with ${quotedSentence(start.split(/\r?\n/)[0]!.slice(0, SHOWN))}`;
  if (/end of JSON|Unterminated/.test(reason)) return 'it ends too early, as if it was cut off';
  const position = /at position (\d+)/.exec(reason)?.[1];
  if (position === undefined) return 'it has a mistake in its syntax';
  const before = text.slice(0, Number(position)).split('\n');
  return `it has a mistake in its syntax at line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

/** So many characters show what kind of file it is. */
const SHOWN = 60;

/** The first line that stands before or after an object; undefined where there is no object to be found. */
function lineAroundObject(text: string): string | undefined {
  const atLineStart = text.search(/^\{/m);
  const start = atLineStart === -1 ? text.indexOf('{') : atLineStart;
  const end = text.lastIndexOf('}') + 1;
  if (!isJson(text.slice(start, end))) return undefined;
  return `${text.slice(0, start)}\n${text.slice(end)}`
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== '');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
