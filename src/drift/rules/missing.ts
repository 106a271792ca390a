import { type DeclaredPerson } from '../../people/declared-person.js';
import { PUSH_AGAIN, furtherPushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding, type RuleSays } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { whyDeclared } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Desired, but a station has nothing of the person, not even something switched off: Okta has not assigned the app to them,
 * whether Klaviyo has them or not; or Okta has, and Klaviyo has no record. One finding, at the first hop that lacks them.
 */
export function missing(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return [];
  const says = context.oktaRead ? missingAtHop(person, declared) : missingInKlaviyo(person, declared);
  if (says === undefined) return [];
  return [makeFinding(context, person, { kind: 'missing', severity: FIXED_SEVERITY.missing, ...says })];
}

type Words = Pick<RuleSays, 'message' | 'remedy' | 'hop' | 'assignment'>;

function missingInKlaviyo(person: Person, declared: DeclaredPerson): Words | undefined {
  if (person.records.length > 0) return undefined;
  return {
    message: `Desired as ${quoted(declared.role)} (${whyDeclared(declared)}), but not in Klaviyo's listing.`,
    remedy:
      `Deploy, then check in Okta that the person is in ${quoted(declared.group)}, that the app is assigned to that ` +
      'group, and that no provisioning task of the app has failed.',
  };
}

function missingAtHop(person: Person, declared: DeclaredPerson): Words | undefined {
  const wanted = `Desired as ${quoted(declared.role)} (${whyDeclared(declared)}),`;
  if (person.assignments.length === 0) {
    const rest =
      person.records.length === 0
        ? 'but Okta has not assigned the app to them, and they are not in Klaviyo.'
        : 'but Okta has not assigned the app to them; Klaviyo has them all the same, and Okta does not manage that.';
    return {
      hop: 'declared-assigned',
      message: `${wanted} ${rest}`,
      remedy:
        `Deploy if the plan has changes; else check in Okta that the person is active and in ${quoted(declared.group)}, and ` +
        'that the app is assigned to that group.',
    };
  }
  const [assignment] = activeAssignments(person);
  if (assignment === undefined || person.records.length > 0) return undefined;
  return {
    hop: 'assigned-provisioned',
    assignment,
    message: `${wanted} and assigned in Okta, but not in Klaviyo's listing.${furtherPushProblem(assignment)}`,
    remedy: `The push is missing or failed: ${PUSH_AGAIN}.`,
  };
}
