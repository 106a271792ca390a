import { compilePattern, PatternError } from '../pattern.js';
import { quoted } from '../../text/quoted.js';
import { doubtfulCharacter } from './entra-literal.js';

/*
 * Entra's `-match` takes "any regular expression", found anywhere in the text (learn.microsoft.com, "Manage rules for dynamic membership groups
 * in Microsoft Entra ID", and "Troubleshoot and resolve groups issues"). That it is one of .NET is an assumption. Those go back where they
 * failed, so that a few letters can take for ever, and `\d`, `\w`, `\s` and `\b` mean more characters than in RE2. What is written here
 * means the same in both, as in every other engine, and finishes in both.
 */

/** A pattern for `-match`, or why there is none, as the end of a sentence. */
export type EntraPattern = { readonly pattern: string } | { readonly refusal: string };

/** With three that go back, a text of 200 characters takes some million steps. */
const MOST_REPETITIONS = 3;

class PatternRefusal extends Error {}

/** Characters that stand for themselves in a class of characters, and for something else outside of one. */
const ESCAPABLE = '.*+?()|{}$';

/**
 * A pattern in RE2 syntax as one that means the same in .NET. What is escaped by `\` becomes a class: what a backslash is in a rule is not
 * documented.
 */
export function entraPattern(pattern: string): EntraPattern {
  try {
    const written = writePattern(pattern);
    const found = compilePattern(pattern, { line: 1, column: 1 });
    if (found('')) throw new PatternRefusal('it is found in every text, the empty one included');
    return { pattern: written };
  } catch (error) {
    if (error instanceof PatternRefusal) return { refusal: error.message };
    if (error instanceof PatternError) return { refusal: error.reason };
    throw error;
  }
}

/** An optional group, a class, `.`, an anchor, an escaped character or a character, and how often it stands there. */
const PIECE =
  /(?<open>\(\?:|\((?!\?))|(?<close>\)\??)|(?<either>\|)|(?<anchor>[\^$])|(?<one>\[(?<inside>[^\]]*)\]|\\(?<escaped>.)|(?<plain>[^\\*+?{}()[\]]))(?<often>(?:[*+?]|\{\d+(?:,\d*)?\})?\??)/suy;

function writePattern(pattern: string): string {
  const unwritable = /["'`]/.exec(pattern)?.[0];
  if (unwritable !== undefined) throw new PatternRefusal(`it has ${quoted(unwritable)} in it`);
  const doubtful = doubtfulCharacter(pattern);
  if (doubtful !== undefined) throw new PatternRefusal(`it has the character ${quoted(doubtful)} in it`);
  let written = '';
  let repetitions = 0;
  for (let at = 0; at < pattern.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const groups = PIECE.exec(pattern)?.groups;
    if (groups === undefined) throw new PatternRefusal(`${quoted(pattern.slice(at, at + 3))} is not carried over`);
    const { open, close, either, anchor, often = '' } = groups;
    if (close !== undefined && /[*+{]/.test(pattern.charAt(PIECE.lastIndex))) {
      throw new PatternRefusal('a group in it is repeated, over which Entra could take very long');
    }
    if (/[*+,]/.test(often)) repetitions += 1;
    if (repetitions > MOST_REPETITIONS) {
      throw new PatternRefusal(
        `it has more than ${MOST_REPETITIONS} repetitions, over which Entra could take very long`,
      );
    }
    written += open ?? close ?? either ?? anchor ?? one(groups);
  }
  return written;
}

function one({ inside, escaped, plain, often = '' }: Readonly<Record<string, string | undefined>>): string {
  if (inside !== undefined) return `[${checkedClass(inside)}]${often}`;
  if (escaped === undefined) return `${plain}${often}`;
  if (ESCAPABLE.includes(escaped)) return `[${escaped}]${often}`;
  if (/[^\w\s\\^[\]]/.test(escaped)) return `${escaped}${often}`;
  throw new PatternRefusal(
    `${quoted(`\\${escaped}`)} does not mean the same in Entra, or cannot be written; write the characters, as in [0-9]`,
  );
}

/** Single characters, and ranges within small letters, capital letters or digits. */
const CLASS = /^\^?-?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[^\\^[\]-])+-?$/u;

function checkedClass(inside: string): string {
  if (CLASS.test(inside)) return inside;
  throw new PatternRefusal(
    `[${quoted(inside).slice(1, -1)}] is not carried over; write single characters and ranges such as a-z`,
  );
}
