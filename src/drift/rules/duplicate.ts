import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { assignedRoleWords, roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Several records share one key: one finding that names them all, whether declared, active or the owner's. It hides
 * nothing: the other rules still compare every active record of the person with what is declared, each on its own. The
 * person counts as inactive only if no record is active, and as missing only if there is none.
 *
 * A userName is unique in a SCIM server, without regard to case (RFC 7643, sections 4.1.1 and 8.7.1).
 */
export function duplicate(context: RuleContext, person: Person): readonly Finding[] {
  if (person.assignments.length < 2 && person.records.length < 2) return NO_FINDINGS;
  return [...severalAssignments(context, person), ...severalRecords(context, person)];
}

/** Several people of the app have one userName, and each of them is pushed to the same record. */
function severalAssignments(context: RuleContext, person: Person): readonly Finding[] {
  const assignments = activeAssignments(person);
  if (assignments.length < 2) return NO_FINDINGS;
  const { name } = context.words;
  const each = assignments.map(
    (assignment) => `id ${quoted(assignment.id)} (${quoted(assignment.userName)}, ${assignedRoleWords(assignment)})`,
  );
  return [
    makeFinding(context, person, {
      kind: 'duplicate',
      hop: 'declared-assigned',
      message: `${assignments.length} users in ${name} have the app under one userName: ${each.join(', ')}.`,
      remedy:
        `Give each user in ${name} an e-mail address of their own; or unassign the app from all but one of them, and then ` +
        'push that one again, since unassigning can switch off the record that they share.',
    }),
  ];
}

function severalRecords(context: RuleContext, person: Person): readonly Finding[] {
  const { records } = person;
  if (records.length < 2) return NO_FINDINGS;
  const each = records.map(
    ({ id, userName, role, active }) =>
      `id ${quoted(id)} (${quoted(userName)}, ${roleWords(role)}, ${active ? 'active' : 'switched off'})`,
  );
  return [
    makeFinding(context, person, {
      kind: 'duplicate',
      message: `${records.length} records in Klaviyo are one person by userName: ${each.join(', ')}.`,
      remedy:
        'Find out in Klaviyo which record the person signs in with and remove the others; if Klaviyo shows only one, ' +
        'send this list to Klaviyo support.',
    }),
  ];
}
