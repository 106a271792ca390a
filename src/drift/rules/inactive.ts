import { type DeclaredPerson } from '../../people/declared-person.js';
import { furtherPushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { wayOutOfDeclaration } from '../group-ways.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { asSentence, declaredAs, inKlaviyo, roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Declared, and there, but switched off: in the identity provider every assignment has ended, or in Klaviyo every record is
 * switched off. One finding, at the first hop where it is so, since the provider switches off in Klaviyo what it has switched
 * off itself. Somebody who is switched off in Klaviyo and not assigned is missing there too, see `withoutRepeats`.
 *
 * The role and the conflicts of a record without access are part of the message and no findings of their own, since switching
 * it on again pushes the role.
 */
export function inactive(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return NO_FINDINGS;
  if (person.assignments.length > 0 && activeAssignments(person).length === 0) {
    return [assignmentEnded(context, person, declared)];
  }
  const switchedOff = person.records.length > 0 && activeRecords(person).length === 0;
  return switchedOff ? [recordSwitchedOff(context, person, declared)] : NO_FINDINGS;
}

function assignmentEnded(context: RuleContext, person: Person, declared: DeclaredPerson): Finding {
  const { name } = context.words;
  const details = person.assignments.map(({ detail }) => detail).join(' and ');
  return makeFinding(context, person, {
    kind: 'inactive',
    hop: 'declared-assigned',
    message: `${declaredAs(declared)}, but the assignment in ${name} has ended (${details}).`,
    remedy:
      `Check in ${name} that the person is active and in ${quoted(declared.group)}. Assigning the app again through that ` +
      'group switches them on.',
  });
}

function recordSwitchedOff(context: RuleContext, person: Person, declared: DeclaredPerson): Finding {
  const { words } = context;
  const [assignment] = activeAssignments(person);
  const roles = person.records.map((record) => roleWords(record.role)).join(' and ');
  const conflicts = person.records.flatMap((record) => record.conflicts.map((conflict) => ` ${conflict}`)).join('');
  return makeFinding(context, person, {
    kind: 'inactive',
    assignment,
    message:
      `${declaredAs(declared)}, ${assignment === undefined ? 'but' : `and assigned in ${words.name}, but`} switched off in ` +
      `Klaviyo, with ${roles}.${conflicts}${furtherPushProblem(words, assignment)}`,
    remedy:
      assignment === undefined
        ? withoutAssignment(context, declared)
        : `Push the person again, which switches the record on: ${words.pushAgain}.`,
  });
}

function withoutAssignment(context: RuleContext, declared: DeclaredPerson): string {
  const { hasProvider, words } = context;
  return hasProvider
    ? `Deploy. Then check in ${words.name} that the person is active and assigned to the app through ${quoted(declared.group)}. ` +
        'Assigning again switches the record on and pushes the role.'
    : `${asSentence(inKlaviyo(context.account, 'create', 'switch the person on in Klaviyo'))}; or ${wayOutOfDeclaration(context, declared)}, if they should not be there.`;
}
