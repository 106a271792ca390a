import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { asSentence, assignedRoleWords, declaredWords } from '../wording.js';

/**
 * Declared, but assigned directly: no group and no priority decides the role any more, and neither the access file nor
 * Terraform can change it. A person who is not declared is unexpected, which says the same.
 */
export function directAssignment(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  const direct = activeAssignments(person).find(({ through }) => through === 'person');
  if (declared === undefined || direct === undefined) return NO_FINDINGS;
  const { name, convertToGroup } = context.words;
  return [
    makeFinding(context, person, {
      kind: 'direct-assignment',
      hop: 'declared-assigned',
      assignment: direct,
      discriminator: [],
      message:
        `Assigned directly in ${name}, with ${assignedRoleWords(direct)}, so that no group decides the role; ` +
        `${declaredWords(declared)}.`,
      remedy: `${asSentence(convertToGroup)}.`,
    }),
  ];
}
