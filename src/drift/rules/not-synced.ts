import { type FindingKind, type Severity } from '../../access/finding-kind.js';
import { pushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { kindsWhere } from '../kinds.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { isAtOrAbove } from '../severity.js';

/**
 * Declared, and the last push failed or was not made, or the status does not say. Where another finding names the push
 * too, see {@link withoutRepeatedPushes}.
 *
 * @param found what else was found about the person
 */
export function notSynced(context: RuleContext, person: Person, found: readonly Finding[]): readonly Finding[] {
  if (person.declared === undefined) return NO_FINDINGS;
  const { words } = context;
  const findings: Finding[] = [];
  for (const assignment of activeAssignments(person)) {
    const problem = pushProblem(words, assignment);
    if (problem === undefined) continue;
    const consequence = found.some(({ hop }) => hop !== 'declared-assigned')
      ? 'What else is found about them in Klaviyo may be a consequence.'
      : `As far as can be seen, Klaviyo has what ${words.name} has all the same; the next change may not arrive.`;
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

/** The kinds that, at the hop that the push takes, name the problem of the push that is their cause. */
const NAMES_PUSH: ReadonlySet<FindingKind> = kindsWhere(({ namesPush }) => namesPush);

/**
 * The findings without each `not-synced` of which another finding about the same assignment names the problem too, since one
 * difference is reported once. The other one must count and weigh as much. To be called when exceptions are applied, so that
 * no exception hides the push.
 */
export function withoutRepeatedPushes(findings: readonly Finding[]): readonly Finding[] {
  const named = new Map<string | undefined, Severity>();
  for (const { kind, severity, hop, exception, assigned } of findings) {
    if (exception !== null || hop !== 'assigned-provisioned' || !NAMES_PUSH.has(kind)) continue;
    const before = named.get(assigned?.id);
    if (before === undefined || isAtOrAbove(severity, before)) named.set(assigned?.id, severity);
  }
  return findings.filter(({ kind, severity, assigned }) => {
    const other = kind === 'not-synced' ? named.get(assigned?.id) : undefined;
    return other === undefined || !isAtOrAbove(other, severity);
  });
}
