import { resolvedRole } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { declaredWords, roleWords } from '../wording.js';

/**
 * Desired, but assigned in Okta by themselves: no group and no priority decides the role any more, and neither the access
 * file nor Terraform can change it. Somebody who is not desired is unexpected, which says the same.
 */
export function directAssignment(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  const direct = activeAssignments(person).find(({ through }) => through === 'person');
  if (declared === undefined || direct === undefined) return [];
  return [
    makeFinding(context, person, {
      kind: 'direct-assignment',
      severity: FIXED_SEVERITY['direct-assignment'],
      hop: 'declared-assigned',
      assignment: direct,
      discriminator: [],
      message:
        `Assigned in Okta by themselves, with ${roleWords(resolvedRole(direct))}, so that no group decides the role; ` +
        `${declaredWords(declared)}.`,
      remedy: "Convert the assignment to the group's in Okta, under the app > Assignments > People.",
    }),
  ];
}
