import { Buffer } from 'node:buffer';

/** Characters that are encoded in one go: enough that a write costs little, few enough that they take little memory. */
const CHARACTERS_AT_A_TIME = 256 * 1024;

/** Parts of a text as UTF-8, in pieces of a size that is good to write. The parts are asked for as the pieces are. */
export function* encoded(parts: Iterable<string>): Generator<Buffer, undefined> {
  for (const text of gathered(parts)) yield Buffer.from(text, 'utf8');
}

/** Parts of a text joined to fewer, longer ones. No part is cut, so that no character is. */
export function* gathered(parts: Iterable<string>): Generator<string, undefined> {
  let waiting: string[] = [];
  let length = 0;
  for (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length < CHARACTERS_AT_A_TIME) continue;
    yield waiting.join('');
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join('');
}
