import { pushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/**
 * Declared, and the last push failed or was not made, or the status does not say. Where another finding names the push
 * too, see `withoutRepeats`. Where nothing is pushed at all, `provisioning-stopped` says so once.
 *
 * @param found what else was found about the person
 */
export function notSynced(context: RuleContext, person: Person, found: readonly Finding[]): readonly Finding[] {
  if (person.declared === undefined || context.provisioningStopped) return NO_FINDINGS;
  const { words } = context;
  const findings: Finding[] = [];
  for (const assignment of activeAssignments(person)) {
    const problem = pushProblem(words, assignment);
    if (problem === undefined) continue;
    const consequence = found.some(({ hop }) => hop !== 'declared-assigned')
      ? 'What else is found about them in Klaviyo may be a consequence.'
      : `No difference between ${words.name} and Klaviyo was found; the next change may not arrive.`;
    findings.push(
      makeFinding(context, person, {
        kind: 'not-synced',
        assignment,
        ...(person.assignments.length > 1 && { discriminator: [assignment.id] }),
        message: `${problem} ${consequence}`,
        remedy: `Find the cause: ${words.pushAgain}.`,
      }),
    );
  }
  return findings.length === 0 ? NO_FINDINGS : findings;
}
