import { type SourcePosition } from '../yaml/file-path.js';

/** What is valid, but probably not meant, at a place in the access file. */
export interface AccessWarning {
  readonly at: SourcePosition;
  /** A sentence, with what to do. */
  readonly message: string;
}

/** Warnings in the order of the places that they are about. */
export function inFileOrder(warnings: readonly AccessWarning[]): readonly AccessWarning[] {
  return warnings.toSorted((one, other) => one.at.line - other.at.line || one.at.column - other.at.column);
}
