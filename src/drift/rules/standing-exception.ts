import { type Exception } from '../../access/access-model.js';
import { type FindingKind } from '../../access/finding-kind.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { alikeExceptions, type AlikeExceptions } from '../alike-exceptions.js';
import { exceptionPlace, isExpired, isOfRole } from '../exceptions.js';
import { type Finding } from '../finding.js';
import { makeFinding, type RuleSays } from '../make-finding.js';
import { nobody, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';

const DAY = 86_400_000;

/**
 * What is to be said of exceptions that still hold. One that covers none of the findings is of no use any more, and would
 * hide a difference to come (`unmatched-exception`), unless Okta alone could show it and was not read; one that covers
 * something and ends within the days of the policy is announced (`expiring-exception`).
 *
 * @param findings what was found about people and the account, before exceptions are applied
 */
export function standingExceptions(
  context: RuleContext,
  people: ReadonlyMap<UserKey, Person>,
  findings: readonly Finding[],
  today: string,
): readonly Finding[] {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = exceptionPlace(finding.user, finding.kind);
    const others = found.get(place);
    if (others === undefined) found.set(place, [finding]);
    else others.push(finding);
  }
  const covers = (exception: Exception): boolean =>
    exception.kinds.some((kind) =>
      found.get(exceptionPlace(exception.user, kind))?.some((finding) => isOfRole(exception, finding)),
    );
  const daysLeft = ({ expires }: Exception): number => (Date.parse(expires) - Date.parse(today)) / DAY;
  const standing = context.account.exceptions.filter((exception) => !isExpired(exception, today));
  return alikeExceptions(standing).flatMap((alike) => {
    if (!covers(alike.first))
      return cannotTell(context, alike.first) ? [] : [aboutException(context, people, alike, unmatched(alike))];
    const days = daysLeft(alike.first);
    return days > context.policy.announceExpiry ? [] : [aboutException(context, people, alike, expiring(alike, days))];
  });
}

/** The kinds that Okta alone can show, whatever Klaviyo has. */
const SEEN_IN_OKTA: ReadonlySet<FindingKind> = new Set<FindingKind>(['not-synced', 'direct-assignment', 'role-list']);

/** Whether an exception may cover what a run that did not read Okta cannot see. */
function cannotTell({ oktaRead }: RuleContext, { kinds }: Exception): boolean {
  return !oktaRead && kinds.some((kind) => SEEN_IN_OKTA.has(kind));
}

type Words = Pick<RuleSays, 'message' | 'remedy'> & { readonly kind: 'unmatched-exception' | 'expiring-exception' };

function unmatched({ words, lines }: AlikeExceptions): Words {
  return {
    kind: 'unmatched-exception',
    message: `The exception for ${words} covers nothing: there is no such finding about this person.`,
    remedy:
      `Remove it from the access file (line ${lines}), since it would hide such a difference if it came back; or check ` +
      'the userName and the kinds.',
  };
}

function expiring({ first, all, words, lines }: AlikeExceptions, days: number): Words {
  const left = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  const owners = [...new Set(all.flatMap(({ owner }) => (owner === undefined ? [] : [owner])))];
  const who = owners.length === 0 ? '' : ` with ${owners.join(' and ')}`;
  return {
    kind: 'expiring-exception',
    message: `The exception for ${words} ends on ${first.expires}, ${left}; after that the difference counts.`,
    remedy: `Settle the difference before, or have a new end date reviewed${who} (line ${lines} of the access file).`,
  };
}

function aboutException(
  context: RuleContext,
  people: ReadonlyMap<UserKey, Person>,
  { first, identity }: AlikeExceptions,
  words: Words,
): Finding {
  const key = userKey(first.user);
  return makeFinding(context, people.get(key) ?? nobody(key), {
    severity: FIXED_SEVERITY[words.kind],
    user: first.user,
    discriminator: identity,
    at: first.at,
    ...words,
  });
}
