import { userKey, type UserKey } from '../../people/user-key.js';
import { alikeExceptions } from '../alike-exceptions.js';
import { isExpired } from '../exceptions.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { nobody, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';

/**
 * Exceptions whose last day is over: a finding for each person, end date and set of kinds. What such an exception used to
 * cover is found again beside it.
 */
export function expiredExceptions(
  context: RuleContext,
  people: ReadonlyMap<UserKey, Person>,
  today: string,
): readonly Finding[] {
  const expired = context.account.exceptions.filter((exception) => isExpired(exception, today));
  return alikeExceptions(expired).map(({ first, identity, words, lines }) => {
    const key = userKey(first.user);
    return makeFinding(context, people.get(key) ?? nobody(key), {
      kind: 'expired-exception',
      severity: FIXED_SEVERITY['expired-exception'],
      user: first.user,
      discriminator: identity,
      at: first.at,
      message: `The exception for ${words} ended on ${first.expires} and covers nothing any more.`,
      remedy:
        `Remove it from the access file (line ${lines}), or, if the difference is ` +
        'still wanted, have a new end date reviewed.',
    });
  });
}
