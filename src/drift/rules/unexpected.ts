import { type Finding } from '../finding.js';
import { type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { undeclaredAccess } from '../undeclared-access.js';

/** Has access without being declared, and has not left: the directory does not have them, or no group of theirs is assigned. */
export function unexpected(context: RuleContext, person: Person): readonly Finding[] {
  return undeclaredAccess(context, person, 'unexpected');
}
