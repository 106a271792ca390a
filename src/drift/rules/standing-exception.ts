import { type Exception } from '../../access/access-model.js';
import { alikeExceptions, type AlikeExceptions } from '../alike-exceptions.js';
import { daysLeft, leftWords } from '../days-left.js';
import { exceptionPlace, isExpired, isOfRole } from '../exceptions.js';
import { type Finding } from '../finding.js';
import { kindsWhere } from '../kinds.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { type AccessFileFacts, exceptionFinding } from './exception-finding.js';

/**
 * An exception that still holds and covers none of the findings is of no use any more, and would hide a difference to come;
 * unless it may cover what only the station `assigned` shows, and that was not read.
 */
export function unmatchedExceptions(facts: AccessFileFacts): readonly Finding[] {
  return standing(facts).flatMap((alike) => {
    if (covers(facts, alike.first) || mayCoverUnread(facts.context, alike.first)) return NO_FINDINGS;
    return [
      exceptionFinding(facts, alike, {
        kind: 'unmatched-exception',
        message: `The exception for ${alike.words} matches no finding about this person.`,
        remedy:
          `Remove it from the access file (line ${alike.lines}), since it would hide such a difference if it came back; or ` +
          'check the userName and the kinds.',
      }),
    ];
  });
}

/** An exception that covers something and ends within the days of the policy is announced. */
export function expiringExceptions(facts: AccessFileFacts): readonly Finding[] {
  return standing(facts).flatMap((alike) => {
    const days = daysLeft(alike.first.expires, facts.today);
    if (days > facts.context.policy.announceExpiry || !covers(facts, alike.first)) return NO_FINDINGS;
    return [exceptionFinding(facts, alike, expiring(alike, days))];
  });
}

/** The exceptions whose last day is not over. */
function standing({ context, today }: AccessFileFacts): readonly AlikeExceptions[] {
  return alikeExceptions(context.account.exceptions.filter((exception) => !isExpired(exception, today)));
}

function covers({ found }: AccessFileFacts, exception: Exception): boolean {
  return exception.kinds.some((kind) =>
    found.get(exceptionPlace(exception.user, kind))?.some((finding) => isOfRole(exception, finding)),
  );
}

/** The kinds that show at the station `assigned` alone, whatever Klaviyo has. */
const SHOWN_WHEN_ASSIGNED_IS_READ = kindsWhere(({ stations }) => stations.every((station) => station === 'assigned'));

function mayCoverUnread({ assignedRead }: RuleContext, { kinds }: Exception): boolean {
  return !assignedRead && kinds.some((kind) => SHOWN_WHEN_ASSIGNED_IS_READ.has(kind));
}

function expiring({ first, all, words, lines }: AlikeExceptions, days: number) {
  const owners = [...new Set(all.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))];
  const reviewed = owners.length === 0 ? 'have it reviewed' : `review it with ${owners.join(' and ')}`;
  return {
    kind: 'expiring-exception',
    message: `The exception for ${words} ends on ${first.expires}, ${leftWords(days)}; after that the difference counts.`,
    remedy: `Resolve the difference before, or set a new end date and ${reviewed} (line ${lines} of the access file).`,
  } as const;
}
