/** The way to a place in a file's value: keys of mappings and, from 0, indices of lists. */
export type FilePath = readonly (string | number)[];

/** A place in a file: line and column, both counted from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}
