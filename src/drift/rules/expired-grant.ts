import { type Finding } from '../finding.js';
import { type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { undeclaredAccess } from '../undeclared-access.js';

/** Has access without being declared, and was a member until a day that is over: the grant has ended, the access has not. */
export function expiredGrant(context: RuleContext, person: Person): readonly Finding[] {
  return undeclaredAccess(context, person, 'expired-grant');
}
