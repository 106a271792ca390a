import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** One mistake in a roster, or one reason why there is none. */
export interface RosterProblem {
  /** The roster's path as it was given. */
  readonly path: string;
  /** From 1; undefined where the file as a whole is meant. Of a line with line breaks in quotes, the last one. */
  readonly line?: number;
  /** What is wrong, as a sentence, and what to do. */
  readonly message: string;
}

/** A roster that cannot be used. Its message is every problem, one a line: `people.csv:3: …`. */
export class RosterError extends KlaviyoAccessError {
  /** In order of their lines; never empty. */
  readonly problems: readonly RosterProblem[];

  constructor(problems: readonly RosterProblem[], options?: ErrorOptions) {
    super(
      problems
        .map(({ path, line, message }) => `${path}:${line === undefined ? '' : `${line}:`} ${message}`)
        .join('\n'),
      options,
    );
    this.name = 'RosterError';
    this.problems = problems;
  }
}

/** A sentence about a line, before the roster's path is added. */
export interface LineFault {
  readonly line: number;
  readonly message: string;
}
