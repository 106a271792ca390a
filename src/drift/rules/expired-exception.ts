import { type Exception } from '../../access/access-model.js';
import { alikeExceptions } from '../alike-exceptions.js';
import { exceptionPlace, isExpired, isOfRole } from '../exceptions.js';
import { type Finding } from '../finding.js';
import { KINDS } from '../kinds.js';
import { isAtOrAbove } from '../severity.js';
import { type AccessFileFacts, exceptionFinding } from './exception-finding.js';

/**
 * Exceptions whose last day is over: a finding for each person, end date and set of kinds. What such an exception used to
 * cover is found again: where that counts, and weighs as much, it names the exception, and there is no second finding.
 */
export function expiredExceptions(facts: AccessFileFacts): readonly Finding[] {
  const expired = facts.context.account.exceptions.filter((exception) => isExpired(exception, facts.today));
  return alikeExceptions(expired.filter((exception) => !isNamed(facts, exception))).map((alike) =>
    exceptionFinding(facts, alike, {
      kind: 'expired-exception',
      message: `The exception for ${alike.words} ended on ${alike.first.expires} and no longer applies.`,
      remedy:
        `Remove it from the access file (line ${alike.lines}), or, if the difference is still intended, set a new end date ` +
        'and have it reviewed.',
    }),
  );
}

/** Whether a finding in the report that it covered names it. */
function isNamed({ context, reported }: AccessFileFacts, exception: Exception): boolean {
  const weight = context.policy.severity['expired-exception'] ?? KINDS['expired-exception'].severity;
  return exception.kinds.some((kind) =>
    reported
      .get(exceptionPlace(exception.user, kind))
      ?.some(
        (finding) =>
          finding.exception === null && isOfRole(exception, finding) && isAtOrAbove(finding.severity, weight),
      ),
  );
}
