import { PUSH_AGAIN, pushTrouble } from './assignment-state.js';
import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { activeAssignments, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { FIXED_SEVERITY } from './severity.js';

/**
 * Desired, and Okta says that its last push failed or was not made. Asked only of people in whom nothing differs on the way
 * from Okta to Klaviyo: where something does, that finding names the failed push, which is its cause.
 */
export function notSynced(context: RuleContext, person: Person): readonly Finding[] {
  if (person.desired === undefined) return [];
  return activeAssignments(person).flatMap((assignment) => {
    const trouble = pushTrouble(assignment);
    if (trouble === undefined) return [];
    return [
      makeFinding(context, person, {
        kind: 'not-synced',
        severity: FIXED_SEVERITY['not-synced'],
        assignment,
        ...(person.assignments.length > 1 && { discriminator: [assignment.id] }),
        message: `${trouble} Klaviyo has what Okta has all the same, as far as can be seen; the next change may not arrive.`,
        remedy: `Find the cause: ${PUSH_AGAIN}.`,
      }),
    ];
  });
}
