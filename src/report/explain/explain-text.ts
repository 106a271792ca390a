import {
  type AssignmentExplanation,
  type DecisionExplanation,
  type GrantExplanation,
  type GuardrailExplanation,
} from '../../access/decision-explanation.js';
import { valueWords, verdictSentence, whyNot } from '../../access/explanation-lines.js';
import { type PersonState } from '../../drift/finding.js';
import {
  type DirectoryEntry,
  type ExplainedAccount,
  type ExplainedException,
  type PersonExplanation,
  type Reading,
} from '../../drift/person-explanation.js';
import { declaredRoles } from '../../people/declared-person.js';
import { type Explanation } from '../../rules/explain.js';
import { quoted } from '../../text/quoted.js';
import { asSentence } from '../../text/sentence.js';
import { visibleLines } from '../visible-lines.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

/**
 * One person for a terminal: of each account first what is decided, then which assignment decided and why the others did not,
 * what limits it, what the stations have, and the findings. Text from outside goes through `visible`.
 */
export function explainText(explanation: PersonExplanation): string {
  const { user, today, accounts } = explanation;
  return [
    ...indented(0, `${quoted(user)}, as of ${today}`),
    ...directoryLines(explanation),
    ...accounts.flatMap((account) => ['', ...indented(0, `Account ${account.name}`), ...accountLines(account)]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function directoryLines({ directory, isKnown, nearest }: PersonExplanation): readonly string[] {
  const found = directory.read
    ? directory.value === null
      ? ['The directory does not have them.']
      : [entryWords(directory.value)]
    : [`The directory was not read. ${directory.reason}`];
  const like = nearest.length === 0 ? 'No userName is like it.' : `Most like it: ${nearest.map(quoted).join(', ')}.`;
  return [...found, ...(isKnown ? [] : [`Nothing that was read knows this userName. ${like}`])].flatMap((text) =>
    indented(0, text),
  );
}

function entryWords({ userName, givenName, familyName, active, groups, place }: DirectoryEntry): string {
  const name = `${givenName} ${familyName}`.trim();
  const called = name === '' ? '' : `, ${quoted(name)}`;
  const inGroups = groups.length === 0 ? 'in no group' : `in ${groups.map(quoted).join(', ')}`;
  return `In the directory (${place}): ${quoted(userName)}${called}, ${active ? 'active' : 'inactive'}, ${inGroups}.`;
}

function accountLines(account: ExplainedAccount): readonly string[] {
  const { decision, exceptions, unmanaged, findings } = account;
  return [
    ...(decision.read
      ? decisionLines(decision.value)
      : indented(2, `What is decided is not known. ${decision.reason}`)),
    ...section('Exceptions', exceptions.flatMap(exceptionLines)),
    ...section(
      'Unmanaged people',
      unmanaged.flatMap(({ pattern, reason }) => indented(4, `They match ${quoted(pattern)}: ${quoted(reason)}.`)),
    ),
    ...section('Stations', stationLines(account)),
    ...section(
      'Findings',
      !findings.read
        ? indented(4, notKnown(account, findings.reason))
        : findings.value.length === 0
          ? indented(4, 'None.')
          : findings.value.flatMap(({ severity, kind, message, remedy, exception }) => [
              ...indented(4, `${severity} ${kind}${exception === null ? '' : ' (excepted)'}: ${message}`),
              ...indented(6, `Do: ${remedy}`),
            ]),
    ),
  ];
}

/** What was not read stands at its station already. */
function notKnown({ provisioned, assigned }: ExplainedAccount, reason: string): string {
  if (!provisioned.read && provisioned.reason === reason) return 'Not known, since Klaviyo was not read.';
  if (!assigned.read && assigned.reason === reason) return 'Not known, since the identity provider was not read.';
  return `Not known. ${reason}`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${heading}`, ...lines];
}

function decisionLines(decision: DecisionExplanation): readonly string[] {
  const { standing, decidesByPriority, assignments, guardrails } = decision;
  const ambiguous = isAmbiguous(decision);
  const isThere = standing !== 'not there' && standing !== 'no member';
  // Of somebody whom the directory does not have, only what the access file says of them is worth a line.
  const shown = assignments.filter(({ grants }) => isThere || grants.length > 0);
  return [
    ...indented(2, verdictSentence(decision)),
    ...section(
      decidesByPriority ? 'Assignments, the first that applies decides' : 'Assignments',
      shown.flatMap((assignment) => assignmentLines(assignment, ambiguous)),
    ),
    ...section('Guardrails', guardrails.flatMap(guardrailLines)),
  ];
}

function isAmbiguous({ assignments }: DecisionExplanation): boolean {
  return assignments.some(({ outcome }) => outcome === 'ambiguous');
}

const OUTCOMES: Readonly<Record<Exclude<AssignmentExplanation['outcome'], 'does not apply'>, string>> = {
  decides: 'applies, and decides',
  ambiguous: 'applies as well, so that it is not defined which role they get',
  'passed over': 'applies, but an earlier one decides',
  'not decisive': 'would apply',
};

function outcomeWords(outcome: AssignmentExplanation['outcome'], ambiguous: boolean): string {
  if (outcome === 'does not apply') return outcome;
  return ambiguous && outcome === 'decides' ? 'applies' : OUTCOMES[outcome];
}

function assignmentLines(assignment: AssignmentExplanation, ambiguous: boolean): readonly string[] {
  const { priority, role, group, at, outcome, inGroup, condition, grants, everyone } = assignment;
  const words = outcomeWords(outcome, ambiguous);
  const details = [
    ...(everyone && outcome !== 'does not apply' ? ['It is of everyone in the directory.'] : []),
    ...(inGroup === undefined ? [] : [`In the group: ${inGroup ? 'yes' : 'no'}`]),
  ].flatMap((text) => indented(6, text));
  return [
    ...indented(4, `${priority}. ${quoted(role)} by ${quoted(group)} (line ${at.line}): ${words}`),
    ...details,
    ...(condition === undefined ? [] : conditionLines(6, condition)),
    ...grants.flatMap((grant) => indented(6, grantWords(grant))),
    ...(details.length === 0 && condition === undefined && grants.length === 0 && outcome === 'does not apply'
      ? indented(6, asSentence(whyNot(assignment)))
      : []),
  ];
}

function grantWords({ until, reason, ticket, at, hasEnded }: GrantExplanation): string {
  const end = until === undefined ? 'without an end' : `until ${until}${hasEnded ? ', which has ended' : ''}`;
  const notes = [...(reason === undefined ? [] : [quoted(reason)]), ...(ticket === undefined ? [] : [quoted(ticket)])];
  return `Member ${end} (line ${at.line})${notes.length === 0 ? '' : `: ${notes.join(', ')}`}`;
}

/** A condition as a tree, with the answer of each part and the person's own text. */
function conditionLines(blanks: number, { words, holds, value, parts = [] }: Explanation): readonly string[] {
  const text = value === undefined ? '' : `, it is ${valueWords(value)}`;
  return [
    ...indented(blanks, `${words}: ${holds ? 'yes' : 'no'}${text}`),
    // A tree that is deeper than a line is wide stays readable at its end.
    ...parts.flatMap((part) => conditionLines(Math.min(blanks + 2, WIDTH / 2), part)),
  ];
}

function guardrailLines(guardrail: GuardrailExplanation): readonly string[] {
  const { roles, reason, at, condition, isBroken } = guardrail;
  const what = `${roles.map(quoted).join(', ')} forbidden (line ${at.line}): ${quoted(reason)}`;
  const verdict = isBroken
    ? 'It is for them, and they are desired with such a role.'
    : condition.holds
      ? 'It is for them, and they are not desired with such a role.'
      : 'It is not for them.';
  return [...indented(4, what), ...indented(6, verdict), ...conditionLines(6, condition)];
}

function exceptionLines({ kinds, role, reason, expires, hasEnded, at }: ExplainedException): readonly string[] {
  const of = role === undefined ? '' : ` with the role ${quoted(role)}`;
  const end = `until ${expires}${hasEnded ? ', which has ended' : ''}`;
  return indented(4, `${kinds.join(', ')}${of}, ${end} (line ${at.line}): ${quoted(reason)}`);
}

function stationLines({ decision, assigned, provisioned }: ExplainedAccount): readonly string[] {
  const declared = decision.read
    ? decision.value.decision === undefined
      ? 'no role'
      : `as ${declaredRoles(decision.value.decision).map(quoted).join(' or ')}`
    : 'not known';
  return [
    ...indented(4, `Declared: ${declared}`),
    ...indented(4, `Assigned in the identity provider: ${statesWords(assigned)}`),
    ...indented(4, `In Klaviyo: ${statesWords(provisioned)}`),
  ];
}

function statesWords(reading: Reading<readonly PersonState[]>): string {
  if (!reading.read) return `not read. ${reading.reason}`;
  if (reading.value.length === 0) return 'no';
  return reading.value
    .map(({ userName, role, possibleRoles, mayLackRole = false, roleUnknown = false, active, id }) => {
      const roles = possibleRoles ?? (role === null ? [] : [role]);
      const as =
        roles.length === 0
          ? roleUnknown
            ? 'with a role that cannot be told'
            : 'without a clear role'
          : `as ${roles.map(quoted).join(' or ')}${mayLackRole ? ' or without a role' : ''}`;
      return `${quoted(userName)} ${as}${active ? '' : ', switched off'}${id === undefined ? '' : ` (id ${id})`}`;
    })
    .join('; ');
}

/** Running text behind so many blanks, further lines behind two more. */
function indented(blanks: number, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => visibleLines(line, WIDTH - blanks - 2))
    .map((line, index) => `${' '.repeat(blanks + (index === 0 ? 0 : 2))}${line}`);
}
