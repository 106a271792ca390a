import { type Finding } from '../finding.js';
import { type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { undeclaredAccess } from '../undeclared-access.js';

/** Has left, as the directory says, and still has access: inactive there, but active in Klaviyo or assigned in the provider. */
export function leaver(context: RuleContext, person: Person): readonly Finding[] {
  return undeclaredAccess(context, person, 'leaver');
}
