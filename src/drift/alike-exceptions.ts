import { type Exception } from '../access/access-model.js';
import { userKey } from '../people/user-key.js';
import { byCodeUnits } from './order.js';
import { oneLine } from '../text/one-line.js';
import { roleWords } from './wording.js';
import { quotedSentence } from '../text/quoted.js';

/** Exceptions for one person, of one end date, one set of kinds and one role, in the order of the file. A finding is about all of them. */
export interface AlikeExceptions {
  readonly first: Exception;
  readonly all: readonly Exception[];
  /** What makes them the ones that they are, whatever their wording and wherever they stand: for the finding's id. */
  readonly identity: readonly string[];
  /** Their kinds, role and reasons, for a sentence. */
  readonly words: string;
  /** Their lines in the access file, for a sentence. */
  readonly lines: string;
}

/** The exceptions, those that are alike together. Their order in the file does not show but in the reasons and lines. */
export function alikeExceptions(exceptions: readonly Exception[]): readonly AlikeExceptions[] {
  const alike = new Map<string, [Exception, ...Exception[]]>();
  for (const exception of exceptions.toSorted(byPlace)) {
    const place = JSON.stringify([userKey(exception.user), ...identityOf(exception)]);
    const others = alike.get(place);
    if (others === undefined) alike.set(place, [exception]);
    else others.push(exception);
  }
  return [...alike.values()].map((all) => {
    const [first] = all;
    const identity = identityOf(first);
    const reasons = [...new Set(all.map(({ reason }) => quotedSentence(oneLine(reason))))];
    const role = first.role === undefined ? '' : ` with ${roleWords(first.role)}`;
    const words = `${kindsOf(first).join(', ')}${role} (${reasons.join(', ')})`;
    return { first, all, identity, words, lines: all.map(({ at }) => at.line).join(', ') };
  });
}

function byPlace(one: Exception, other: Exception): number {
  return one.at.line - other.at.line || one.at.column - other.at.column;
}

function identityOf(exception: Exception): readonly string[] {
  const role = exception.role === undefined ? [] : [`role ${exception.role}`];
  return [exception.expires, ...kindsOf(exception), ...role];
}

function kindsOf({ kinds }: Exception): readonly string[] {
  return [...new Set(kinds)].sort(byCodeUnits);
}
