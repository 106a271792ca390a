import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { resolvedRole } from '../assignment-state.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Several records share one key: one finding that names them all, whether desired, active or the owner's. It hides
 * nothing: the other rules still hold every active record of the person against what is desired, each on its own. The
 * person counts as inactive only if no record is active, and as missing only if there is none.
 *
 * A userName is unique in a SCIM server, without regard to case (RFC 7643, sections 4.1.1 and 8.7.1).
 */
export function duplicate(context: RuleContext, person: Person): readonly Finding[] {
  return [...duplicateInOkta(context, person), ...duplicateInKlaviyo(context, person)];
}

/** Several users of the Okta app have one userName, and each of them is pushed to the same record. */
function duplicateInOkta(context: RuleContext, person: Person): readonly Finding[] {
  const assignments = activeAssignments(person);
  if (assignments.length < 2) return [];
  const each = assignments.map(
    (assignment) =>
      `id ${quoted(assignment.id)} (${quoted(assignment.userName)}, ${roleWords(resolvedRole(assignment))})`,
  );
  return [
    makeFinding(context, person, {
      kind: 'duplicate',
      severity: FIXED_SEVERITY.duplicate,
      hop: 'declared-assigned',
      message: `${assignments.length} users in Okta have the app under one userName: ${each.join(', ')}.`,
      remedy: 'Give each Okta user an e-mail address of their own, or take the app from all but one of them.',
    }),
  ];
}

function duplicateInKlaviyo(context: RuleContext, person: Person): readonly Finding[] {
  const { records } = person;
  if (records.length < 2) return [];
  const each = records.map(
    ({ id, userName, role, active }) =>
      `id ${quoted(id)} (${quoted(userName)}, ${roleWords(role)}, ${active ? 'active' : 'switched off'})`,
  );
  return [
    makeFinding(context, person, {
      kind: 'duplicate',
      severity: FIXED_SEVERITY.duplicate,
      message: `${records.length} records in Klaviyo are one person by userName: ${each.join(', ')}.`,
      remedy:
        'Find out in Klaviyo which record the person signs in with and remove the others; if Klaviyo shows one only, ' +
        'take this list to its support.',
    }),
  ];
}
