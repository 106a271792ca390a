import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** One mistake in an access file: where it stands, what stands there, and what should. */
export interface AccessProblem {
  /** The access file's path as it was given. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** What stands there, fit for a message; of what may be a secret, only that something is there. */
  readonly found: string;
  /** What may stand there. */
  readonly expected: string;
  /** The valid word that was most likely meant. */
  readonly nearest?: string;
  /** All of that as one sentence, without the place. */
  readonly message: string;
}

/** An access file that cannot be used. Its message is every problem, one a line: `access.yaml:12:5: …`. */
export class AccessFileError extends KlaviyoAccessError {
  /** In order of their place in the file; never empty. */
  readonly problems: readonly AccessProblem[];

  constructor(problems: readonly AccessProblem[]) {
    super(problems.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'));
    this.name = 'AccessFileError';
    this.problems = problems;
  }
}
