import type * as Re2 from 're2js';

import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { quoted, shortenedSentence } from '../text/quoted.js';
import { type SourcePosition } from '../yaml/file-path.js';

/** The pattern of a condition `matches` cannot be read. */
export class PatternError extends KlaviyoAccessError {
  override readonly name = 'PatternError';

  constructor(
    readonly pattern: string,
    readonly at: SourcePosition,
    /** What is wrong with it, in the words of the library. */
    readonly reason: string,
  ) {
    super(
      `The pattern ${quoted(pattern)}, on line ${at.line}, column ${at.column} of the access file, cannot be read: ` +
        `${reason}. Write it in RE2 syntax.`,
    );
  }
}

/**
 * Finds a pattern in RE2 syntax (github.com/google/re2/wiki/Syntax) in a text, without regard to letter case and anywhere, unless
 * it is anchored. The time grows with the length of the text alone, whatever the pattern: no pattern can stop a run.
 *
 * @throws PatternError if it cannot be read
 */
export function compilePattern(pattern: string, at: SourcePosition): (text: string) => boolean {
  const { RE2JS, RE2JSException, RE2JSSyntaxException } = library();
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.test(text);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) throw new PatternError(pattern, at, syntaxFault(pattern, error));
    if (error instanceof RE2JSException) throw new PatternError(pattern, at, shortenedSentence(error.message));
    throw error;
  }
}

/** What is wrong, and in which part if that is less than the whole. The library repeats the pattern with flags put before it. */
function syntaxFault(pattern: string, error: Re2.RE2JSSyntaxException): string {
  const part = error.getPattern() ?? pattern;
  const description = shortenedSentence(error.getDescription());
  return part !== pattern && pattern.includes(part) ? `${description} ${quoted(part)}` : description;
}

/** Loaded when it is needed: few access files have a pattern. */
function library(): typeof Re2 {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load it with every access file
  return require('re2js') as typeof Re2;
}
