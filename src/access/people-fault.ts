import { type SourcePosition } from '../yaml/file-path.js';

/** What is wrong at a place of the access file, seen with the people of the directory. */
export interface PeopleFault {
  readonly at: SourcePosition;
  /** A sentence, with what to do. */
  readonly message: string;
}
