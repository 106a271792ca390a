/** A stretch of a text and what comes in its place. */
export interface TextEdit {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset of the first character behind it; the same as `start` where something is only put in. */
  readonly end: number;
  readonly text: string;
}

/**
 * The text after edits, of which no two may overlap.
 *
 * @throws RangeError if two do
 */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    if (edit.start < at) throw new RangeError('two edits of one text overlap');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Edits in the order of the text; of several at one place in the order in which they were given. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
}
