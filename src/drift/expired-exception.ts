import { type Exception } from '../access/access-model.js';
import { userKey, type UserKey } from '../access/user-key.js';
import { isExpired } from './exceptions.js';
import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { byCodeUnits } from './order.js';
import { type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { FIXED_SEVERITY } from './severity.js';
import { oneLine, quoted } from './wording.js';

/**
 * Exceptions whose last day is over: a finding for each person, end date and set of kinds. What such an exception used to
 * cover is found again beside it.
 */
export function expiredExceptions(
  context: RuleContext,
  people: ReadonlyMap<UserKey, Person>,
  today: string,
): readonly Finding[] {
  const alike = new Map<string, [Exception, ...Exception[]]>();
  const expired = context.account.exceptions.filter((exception) => isExpired(exception, today));
  for (const exception of expired.sort(byPlace)) {
    const place = JSON.stringify([userKey(exception.user), ...identity(exception)]);
    const others = alike.get(place);
    if (others === undefined) alike.set(place, [exception]);
    else others.push(exception);
  }
  return [...alike.values()].map((exceptions) => expiredException(context, people, exceptions));
}

function expiredException(
  context: RuleContext,
  people: ReadonlyMap<UserKey, Person>,
  exceptions: readonly [Exception, ...Exception[]],
): Finding {
  const [first] = exceptions;
  const key = userKey(first.user);
  const reasons = [...new Set(exceptions.map(({ reason }) => quoted(oneLine(reason))))];
  const [expires, ...kinds] = identity(first);
  return makeFinding(context, people.get(key) ?? { key, desired: undefined, records: [] }, {
    kind: 'expired-exception',
    severity: FIXED_SEVERITY['expired-exception'],
    user: first.user,
    discriminator: identity(first),
    message: `The exception for ${kinds.join(', ')} (${reasons.join(', ')}) ended on ${expires} and covers nothing any more.`,
    remedy:
      `Remove it from the access file (line ${exceptions.map(({ at }) => at.line).join(', ')}), or, if the difference is ` +
      'still wanted, have a new end date reviewed.',
  });
}

function byPlace(one: Exception, other: Exception): number {
  return one.at.line - other.at.line || one.at.column - other.at.column;
}

/** What makes an exception the one that it is, whatever its wording and wherever it stands. */
function identity(exception: Exception): readonly [string, ...string[]] {
  return [exception.expires, ...[...new Set(exception.kinds)].sort(byCodeUnits)];
}
