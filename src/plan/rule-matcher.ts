import { type PlanProvider, type PlanSubjects } from '../provider/plan-subjects.js';
import { type Subject, UnknownAttributeError } from '../rules/subject.js';
import { quoted } from '../text/quoted.js';
import { type PlanPeople } from './plan-people.js';

/** Whom the expression of a rule chooses, or why that cannot be said: the rest of a sentence. */
export type RuleMatcher =
  | { readonly known: true; readonly chooses: (person: Subject) => boolean }
  | { readonly known: false; readonly reason: string };

/** Whether a rule that changes these attributes moves people by its expressions alone, and not into other groups. */
export function movesByExpression(
  changed: readonly string[],
  { ruleExpressionAttributes: shown }: PlanSubjects,
): boolean {
  return changed.every((name) => shown.includes(name));
}

/**
 * Whom an expression chooses of these people. Not known where it cannot be read exactly, and where it asks for what the directory does
 * not say: nobody would have it, and everybody would seem to leave or to stay.
 *
 * @param expression - undefined where the plan does not have it
 */
export function ruleMatcher(
  expression: string | undefined,
  { plan }: PlanProvider,
  { active, attributeNames, source, account, membersOnly = false }: PlanPeople,
): RuleMatcher {
  if (expression === undefined) return { known: false, reason: 'the plan does not show the expression' };
  if (membersOnly) return { known: false, reason: `of ${source}, only members were read, and others may match` };
  try {
    const chooses = plan.ruleMatches(expression, attributeNames, account);
    if (chooses === undefined) return { known: false, reason: 'klaviyo-access cannot read the expression exactly' };
    const known = new Set(active.flatMap(({ groups }) => groups));
    const group = plan.ruleMemberOf(expression, account).find((name) => !known.has(name));
    return group === undefined
      ? { known: true, chooses }
      : { known: false, reason: `${source} has nobody in the group ${quoted(group)}, of which the expression asks` };
  } catch (error) {
    // A rule may read what the directory of the access file does not have.
    if (!(error instanceof UnknownAttributeError)) throw error;
    return {
      known: false,
      reason: `${source} does not have the attribute ${quoted(error.attribute)}, of which the expression asks`,
    };
  }
}
