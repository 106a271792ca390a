import { alikeExceptions } from '../alike-exceptions.js';
import { isExpired } from '../exceptions.js';
import { type Finding } from '../finding.js';
import { type AccessFileFacts, exceptionFinding } from './exception-finding.js';

/**
 * Exceptions whose last day is over: a finding for each person, end date and set of kinds. What such an exception used to
 * cover is found again beside it.
 */
export function expiredExceptions(facts: AccessFileFacts): readonly Finding[] {
  const expired = facts.context.account.exceptions.filter((exception) => isExpired(exception, facts.today));
  return alikeExceptions(expired).map((alike) =>
    exceptionFinding(facts, alike, {
      kind: 'expired-exception',
      message: `The exception for ${alike.words} ended on ${alike.first.expires} and no longer applies.`,
      remedy:
        `Remove it from the access file (line ${alike.lines}), or, if the difference is still intended, set a new end date ` +
        'and have it reviewed.',
    }),
  );
}
