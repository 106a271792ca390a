import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** One mistake in a roster, or one reason why it cannot be read. */
export interface RosterProblem {
  /** The roster's path as it was given. */
  readonly path: string;
  /** From 1; undefined where the file as a whole is meant. Of a line with line breaks in quotes, the last one. */
  readonly line?: number;
  /** The character in the line, from 1; undefined where the line as a whole is meant. */
  readonly column?: number;
  /** What is wrong, as a sentence, and what to do. */
  readonly message: string;
}

/** How many problems a message lists. A wrong file can have one in each of a million lines. */
const LISTED_PROBLEMS = 100;

/** A roster that cannot be used. Its message is the first 100 problems, one a line: `people.csv:3: …`. */
export class RosterError extends KlaviyoAccessError {
  /** In order of their lines; never empty. */
  readonly problems: readonly RosterProblem[];

  constructor(problems: readonly RosterProblem[], options?: ErrorOptions) {
    const listed = problems.slice(0, LISTED_PROBLEMS).map(({ message, ...place }) => `${placeText(place)}: ${message}`);
    const left = problems.length - listed.length;
    super([...listed, ...(left === 0 ? [] : [`… and ${left} more`])].join('\n'), options);
    this.name = 'RosterError';
    this.problems = problems;
  }
}

/** A place as editors and terminals understand it: `people.csv:3:16`. */
export function placeText({ path, line, column }: Omit<RosterProblem, 'message'>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':');
}

/** A sentence about a line, before the roster's path is added. */
export interface LineFault {
  readonly line: number;
  readonly column?: number | undefined;
  readonly message: string;
}
