import { type DeclaredPerson } from '../../people/declared-person.js';
import { PUSH_AGAIN, furtherPushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { roleWords, whyDeclared } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Desired, and there, but switched off: in Okta every assignment has ended, or in Klaviyo every record is switched off. One
 * finding, at the first hop where it is so, since Okta switches off in Klaviyo what it has switched off itself.
 *
 * The role and the conflicts of a record without access are told here rather than found, since switching it on again pushes
 * the role.
 */
export function inactive(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return [];
  if (person.assignments.length > 0 && activeAssignments(person).length === 0) {
    return [inactiveInOkta(context, person, declared)];
  }
  const switchedOff = person.records.length > 0 && activeRecords(person).length === 0;
  // Whom Okta has not assigned is missing there, which is what is to be healed first.
  const missingInOkta = context.oktaRead && person.assignments.length === 0;
  return switchedOff && !missingInOkta ? [inactiveInKlaviyo(context, person, declared)] : [];
}

function inactiveInOkta(context: RuleContext, person: Person, declared: DeclaredPerson): Finding {
  const details = person.assignments.map(({ detail }) => detail).join(' and ');
  return makeFinding(context, person, {
    kind: 'inactive',
    severity: FIXED_SEVERITY.inactive,
    hop: 'declared-assigned',
    message: `Desired as ${quoted(declared.role)} (${whyDeclared(declared)}), but Okta's assignment has ended (${details}).`,
    remedy:
      `Check in Okta that the person is active and in ${quoted(declared.group)}; assigning the app again through that group ` +
      'switches them on.',
  });
}

function inactiveInKlaviyo(context: RuleContext, person: Person, declared: DeclaredPerson): Finding {
  const [assignment] = activeAssignments(person);
  const roles = person.records.map((record) => roleWords(record.role)).join(' and ');
  const conflicts = person.records.flatMap((record) => record.conflicts.map((conflict) => ` ${conflict}`)).join('');
  const wanted = `Desired as ${quoted(declared.role)} (${whyDeclared(declared)}),`;
  return makeFinding(context, person, {
    kind: 'inactive',
    severity: FIXED_SEVERITY.inactive,
    assignment,
    message:
      `${wanted} ${assignment === undefined ? 'but' : 'and assigned in Okta, but'} switched off in Klaviyo, with ${roles}.` +
      `${conflicts}${furtherPushProblem(assignment)}`,
    remedy:
      assignment === undefined
        ? `Deploy, then check in Okta that the person is active and assigned to the app through ${quoted(declared.group)}; ` +
          'assigning again switches the record on and pushes the role.'
        : `Push the person again, which switches the record on: ${PUSH_AGAIN}.`,
  });
}
