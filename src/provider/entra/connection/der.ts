/** A value of DER (X.690): its tag, its content, and its whole. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** What is not DER, or not of the form that is read. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const OCTET_STRING = 0x04;
export const OBJECT_ID = 0x06;

/** The values that stand one after the other in a content. @throws DerError if they are not whole, or of a length that is not given */
export function derValues(content: Buffer): readonly Der[] {
  const values: Der[] = [];
  for (let at = 0; at < content.length;) {
    const first = content[at + 1];
    // 0x80 would be a length that only the end tells, which DER does not have.
    if (first === undefined || first === 0x80 || first > 0x84) throw new DerError('a length is not given');
    const bytes = first < 0x80 ? 0 : first - 0x80;
    const start = at + 2 + bytes;
    const end =
      start + (bytes === 0 ? first : content.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0));
    if (end > content.length) throw new DerError('a value ends too soon');
    values.push({ tag: content[at]!, content: content.subarray(start, end), whole: content.subarray(at, end) });
    at = end;
  }
  return values;
}

/** The members of a value that must have a tag. @throws DerError if it has another one */
export function membersOf(value: Der | undefined, tag = SEQUENCE): readonly Der[] {
  return derValues(contentOf(value, tag));
}

/** The content of a value that must have a tag. @throws DerError if it has another one */
export function contentOf(value: Der | undefined, tag: number): Buffer {
  if (value?.tag !== tag) throw new DerError(`the tag ${tag} is missing`);
  return value.content;
}

/** An object identifier in dots. @throws DerError if it is none */
export function objectId(value: Der | undefined): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of contentOf(value, OBJECT_ID)) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [head = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(head / 40));
  return [root, head - 40 * root, ...rest].join('.');
}

/** A number that is not negative and small. @throws DerError if it is none */
export function smallNumber(value: Der | undefined): number {
  return contentOf(value, INTEGER).reduce((sum, byte) => sum * 256 + byte, 0);
}
