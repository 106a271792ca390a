import { type FindingKind, type Severity } from '../../access/finding-kind.js';
import { PUSH_AGAIN, pushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY, isAtOrAbove } from '../severity.js';

/**
 * Desired, and Okta says that its last push failed or was not made, or does not tell. Where another finding names the push
 * too, see {@link withoutToldPushes}.
 *
 * @param found what else was found about the person
 */
export function notSynced(context: RuleContext, person: Person, found: readonly Finding[]): readonly Finding[] {
  if (person.declared === undefined) return [];
  const consequence = found.some(({ hop }) => hop !== 'declared-assigned')
    ? 'What else is found about them in Klaviyo may come of it.'
    : 'Klaviyo has what Okta has all the same, as far as can be seen; the next change may not arrive.';
  return activeAssignments(person).flatMap((assignment) => {
    const problem = pushProblem(assignment);
    if (problem === undefined) return [];
    return [
      makeFinding(context, person, {
        kind: 'not-synced',
        severity: FIXED_SEVERITY['not-synced'],
        assignment,
        ...(person.assignments.length > 1 && { discriminator: [assignment.id] }),
        message: `${problem} ${consequence}`,
        remedy: `Find the cause: ${PUSH_AGAIN}.`,
      }),
    ];
  });
}

/** The kinds that, at the hop from Okta to Klaviyo, name the problem of the push that is their cause. */
const NAME_THE_PUSH: ReadonlySet<FindingKind> = new Set<FindingKind>(['missing', 'inactive', 'role']);

/**
 * The findings without each `not-synced` that another finding about the same assignment tells too, since one difference is
 * told once. The other one must count and weigh as much: asked when exceptions are applied, so that none hides the push.
 */
export function withoutToldPushes(findings: readonly Finding[]): readonly Finding[] {
  const told = new Map<string | undefined, Severity>();
  for (const { kind, severity, hop, exception, assigned } of findings) {
    if (exception !== null || hop !== 'assigned-provisioned' || !NAME_THE_PUSH.has(kind)) continue;
    const before = told.get(assigned?.id);
    if (before === undefined || isAtOrAbove(severity, before)) told.set(assigned?.id, severity);
  }
  return findings.filter(({ kind, severity, assigned }) => {
    const other = kind === 'not-synced' ? told.get(assigned?.id) : undefined;
    return other === undefined || !isAtOrAbove(other, severity);
  });
}
