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

/** So many problems are all listed. */
const ALL_LISTED = 20;

/** How many of more problems a message lists. A wrong file can have one in each of a million lines. */
const LISTED_PROBLEMS = 10;

/** How many kinds of problems a message counts. */
const COUNTED_KINDS = 5;

/**
 * A roster that cannot be used. Its message is the problems, one a line (`people.csv:3: …`). Of more than 20 it has ten, the first
 * of each kind among them; then how many more there are, and how many of each kind in all.
 */
export class RosterError extends KlaviyoAccessError {
  /** In order of their lines; never empty. */
  readonly problems: readonly RosterProblem[];

  constructor(problems: readonly RosterProblem[], options?: ErrorOptions) {
    super(listed(problems).join('\n'), options);
    this.name = 'RosterError';
    this.problems = problems;
  }
}

function listed(problems: readonly RosterProblem[]): readonly string[] {
  if (problems.length <= ALL_LISTED) return problems.map(lineOf);
  const kinds = kindsOf(problems);
  const firsts = new Set([...kinds.keys()].slice(0, COUNTED_KINDS));
  const others = problems.filter((problem) => !firsts.has(problem)).slice(0, LISTED_PROBLEMS - firsts.size);
  const shown = new Set([...firsts, ...others]);
  const lines = problems.filter((problem) => shown.has(problem)).map(lineOf);
  const left = problems.length - lines.length;
  return [...lines, `… and ${left} more. ${countedKinds(kinds)}`];
}

function lineOf({ message, ...place }: RosterProblem): string {
  return `${placeText(place)}: ${message}`;
}

/** How many problems are of the same kind, by the first of them: their messages differ in what they quote. */
function kindsOf(problems: readonly RosterProblem[]): ReadonlyMap<RosterProblem, number> {
  const firsts = new Map<string, RosterProblem>();
  const kinds = new Map<RosterProblem, number>();
  for (const problem of problems) {
    const shape = problem.message.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '');
    const first = firsts.get(shape) ?? problem;
    firsts.set(shape, first);
    kinds.set(first, (kinds.get(first) ?? 0) + 1);
  }
  return kinds;
}

function countedKinds(kinds: ReadonlyMap<RosterProblem, number>): string {
  const counted = [...kinds]
    .slice(0, COUNTED_KINDS)
    .map(([{ path, line }, times]) => `${times} like ${line === undefined ? path : `line ${line}`}`);
  const rest = kinds.size - counted.length;
  return `In all: ${[...counted, ...(rest > 0 ? [`and ${rest} more kinds`] : [])].join(', ')}.`;
}

/** A place as editors and terminals understand it: `people.csv:3:16`. */
export function placeText({ path, line, column }: Omit<RosterProblem, 'message'>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':');
}

/** A sentence about a line, before the roster's path is added. */
export interface LineFault {
  /** The access file's, where the mistake is in it. Default: the roster's. */
  readonly path?: string;
  readonly line: number;
  readonly column?: number | undefined;
  readonly message: string;
}
