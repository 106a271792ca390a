import { declaredRoles } from '../people/declared-person.js';
import { belongingWords } from '../people/why-declared.js';
import { type Explanation } from '../rules/explain.js';
import { quoted } from '../text/quoted.js';
import {
  type AssignmentExplanation,
  type DecisionExplanation,
  type GrantExplanation,
  type GuardrailExplanation,
} from './decision-explanation.js';

/**
 * A decision in two or three sentences, one a line: what it is and what decided, why the assignments before that did not, and
 * which guardrail stands against it. Text from outside is quoted.
 */
export function explanationLines(explanation: DecisionExplanation): readonly string[] {
  const { assignments, guardrails, standing } = explanation;
  const deciding = assignments.find(({ outcome }) => outcome === 'decides');
  const others = deciding === undefined ? assignments : assignments.slice(0, assignments.indexOf(deciding));
  const notApplying = others.filter(({ outcome }) => outcome === 'does not apply');
  const why = standing === 'owner' || standing === 'inactive' ? [] : notApplying;
  return [
    verdictSentence(explanation),
    ...(why.length === 0 ? [] : [whyNotSentence(why, deciding !== undefined)]),
    ...guardrails.filter(({ isBroken }) => isBroken).map(brokenSentence),
  ];
}

/** What is decided, as a sentence: the role and what gives it, or that they have none or one of several, and why. */
export function verdictSentence(explanation: DecisionExplanation): string {
  const { account, userName, decision, standing, assignments } = explanation;
  const who = userName === '' ? 'Such a person' : quoted(userName);
  const where = quoted(account);
  if (decision === undefined) {
    const without = `${who} has no role in ${where}`;
    switch (standing) {
      case 'owner':
        return `${who} is the owner of ${where}, about whom no assignment decides.`;
      case 'inactive':
        return `${without}: the directory has them as inactive.${ifActive(explanation)}`;
      case 'not there':
        return `${without}: the directory does not have them.`;
      case 'no member':
        return `${without}: they are not among the members of the groups that are read.`;
      case 'active':
        return `${without}: no assignment applies to them.`;
    }
  }
  const deciding = assignments.find(({ outcome }) => outcome === 'decides')!;
  const { group, belonging, priority } = decision;
  const ambiguous = assignments.filter(({ outcome }) => outcome === 'ambiguous');
  if (ambiguous.length > 0) return `${who} ${ambiguityWords(where, [deciding, ...ambiguous])}`;
  const matched = belonging?.by === 'rule' && deciding.condition ? `: ${conditionReasons(deciding.condition)}` : '';
  return (
    `${who} has the role ${quoted(decision.role)} in ${where} ${belongingWords(group, belonging ?? { by: 'group' })}, ` +
    `priority ${priority} (line ${deciding.at.line})${matched}.`
  );
}

/** That a person may get one of several roles, as the rest of a sentence, and what to do. */
function ambiguityWords(where: string, assignments: readonly AssignmentExplanation[]): string {
  const given = assignments.map(
    ({ role, group, belonging, at }) =>
      `${quoted(role)} ${belongingWords(group, belonging ?? { by: 'group' })} (line ${at.line})`,
  );
  return (
    `may get one of several roles in ${where}: ${given.join(', or ')}. The identity provider does not decide by priority, so it is not ` +
    'defined which. Find out which role they should have, and take them out of the groups of the others.'
  );
}

function ifActive({ ifActive: decision }: DecisionExplanation): string {
  if (decision === undefined) return '';
  return ` If they were active, they would have the role ${declaredRoles(decision).map(quoted).join(' or ')}.`;
}

/** A sentence does not go through twenty assignments. */
const MOST_ASSIGNMENTS = 4;

function whyNotSentence(assignments: readonly AssignmentExplanation[], oneDecides: boolean): string {
  const shown = assignments
    .slice(0, MOST_ASSIGNMENTS)
    .map((assignment) => `priority ${assignment.priority}, ${quoted(assignment.group)}: ${whyNot(assignment)}`);
  const left = assignments.length - shown.length;
  const clauses = [...shown, ...(left > 0 ? [`${left} more`] : [])].join('; ');
  return `${oneDecides ? 'Those before do not apply' : 'None applies'}: ${clauses}.`;
}

/** Why an assignment does not apply to somebody, as a clause. */
export function whyNot({ inGroup, condition, listsMembers, grants, everyone }: AssignmentExplanation): string {
  const reasons = [
    ...(everyone ? ['the directory does not have them'] : []),
    ...(inGroup === false ? ['the directory does not have them in the group'] : []),
    ...(condition === undefined ? [] : [`its rule does not match: ${conditionReasons(condition)}`]),
    ...grants.map(grantReason),
    ...(listsMembers && grants.length === 0 ? ['it does not list them as a member'] : []),
  ];
  return reasons.length === 0
    ? 'the directory does not have them, so what it asks for is not known'
    : reasons.join(', and ');
}

function grantReason({ hasEnded, until = '', at }: GrantExplanation): string {
  return hasEnded
    ? `their membership ended on ${until} (line ${at.line})`
    : `it lists them as a member (line ${at.line}), but the directory does not have them`;
}

/** Somebody against a guardrail, as a sentence. */
export function brokenSentence({ reason, at, condition }: GuardrailExplanation): string {
  return `The policy forbids them that role: ${quoted(reason)} (line ${at.line}); ${conditionReasons(condition)}.`;
}

/** A sentence does not go through hundreds of comparisons. */
const MOST_COMPARISONS = 4;

/**
 * What made a condition hold or not, as a clause: the comparisons that decided, each with its answer and the person's text. Of `all`
 * that do not hold, those that do not; of `any` that holds, the first that does.
 */
export function conditionReasons(explanation: Explanation): string {
  const reasons = decisive(explanation, false);
  const left = reasons.length - MOST_COMPARISONS;
  return [...reasons.slice(0, MOST_COMPARISONS), ...(left > 0 ? [`and ${left} more`] : [])].join(', ');
}

function decisive({ words, holds, value, parts }: Explanation, isNegated: boolean): readonly string[] {
  if (parts === undefined) {
    const answer = holds === isNegated ? 'no' : 'yes';
    const clause = isNegated ? `not (${words})` : words;
    return [`${clause} (${answer}${value === undefined ? '' : `, it is ${valueWords(value)}`})`];
  }
  if (words === 'not') return parts.flatMap((part) => decisive(part, !isNegated));
  const same = parts.filter((part) => part.holds === holds);
  const decided = words === 'any of' && holds ? same.slice(0, 1) : same;
  return decided.flatMap((part) => decisive(part, isNegated));
}

/** A person's text in an attribute, as a clause. */
export function valueWords(value: string | null): string {
  if (value === null) return 'missing';
  return value === '' ? 'empty' : quoted(value);
}
