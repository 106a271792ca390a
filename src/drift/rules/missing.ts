import { type DeclaredPerson } from '../../people/declared-person.js';
import { furtherPushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { wayOutOfDeclaration } from '../group-ways.js';
import { makeFinding, type DraftParts } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { profileDifference } from '../profile-difference.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { asSentence, declaredAs, type DriftWords, inKlaviyo } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * Declared, but a station has nothing of the person, not even something switched off: they are not assigned the app, whether
 * Klaviyo has them or not; or they are, and Klaviyo has no record. One finding, at the first hop that lacks them.
 */
export function missing(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return NO_FINDINGS;
  const draft = context.assignedRead
    ? missingAtHop(context, person, declared)
    : missingInKlaviyo(context, person, declared);
  return draft === undefined ? NO_FINDINGS : [makeFinding(context, person, { kind: 'missing', ...draft })];
}

function missingInKlaviyo(context: RuleContext, person: Person, declared: DeclaredPerson): DraftParts | undefined {
  if (person.records.length > 0) return undefined;
  const group = quoted(declared.group);
  return {
    message: `${declaredAs(declared)}, but not in Klaviyo's listing.`,
    remedy: context.hasProvider
      ? `Deploy. Then check in ${context.words.name} that the person is in ${group}, that the app is assigned to that group, ` +
        'and that no provisioning task of the app has failed.'
      : `${asSentence(inKlaviyo(context.account, 'create', 'add the person in Klaviyo'))}; or ${wayOutOfDeclaration(context, declared)}, if they should not be there.`,
  };
}

function missingAtHop(context: RuleContext, person: Person, declared: DeclaredPerson): DraftParts | undefined {
  const { words } = context;
  const { assignments, records } = person;
  if (assignments.length === 0) {
    const inKlaviyo =
      records.length === 0
        ? ', and they are not in Klaviyo'
        : `; they are in Klaviyo, but not managed from ${words.name}`;
    // Of somebody whom no rule takes in, their profile is not why they are missing.
    const profile = declared.belonging?.by === 'rule' ? profileDifference(context, person.key) : '';
    return {
      hop: 'declared-assigned',
      message: `${declaredAs(declared)}, but the app is not assigned to them in ${words.name}${inKlaviyo}.${profile}`,
      remedy:
        `Deploy if the plan has changes. ${reach(words, declared)} check in ${words.name} that the person is active and ` +
        `${isIn(declared)}, and that the app is assigned to that group.`,
    };
  }
  const [assignment] = activeAssignments(person);
  if (assignment === undefined || records.length > 0) return undefined;
  return {
    hop: 'assigned-provisioned',
    assignment,
    message:
      `${declaredAs(declared)}, and assigned in ${words.name}, but not in Klaviyo's listing.` +
      furtherPushProblem(words, assignment),
    remedy: `The push is missing or failed: ${words.pushAgain}.`,
  };
}

/** What comes before a look at the person: of somebody whom the access file puts into the group, that this has reached them at all. */
function reach({ applyToThoseThere }: DriftWords, { belonging }: DeclaredPerson): string {
  return applyToThoseThere === undefined || belonging === undefined
    ? 'If not,'
    : `Then ${applyToThoseThere}: a deploy alone moves nobody who is there already. If they still do not have the app,`;
}

/** A rule takes people in by itself: somebody who is put into its group by hand would only seem to be in by it. */
function isIn({ group, belonging }: DeclaredPerson): string {
  return belonging?.by === 'rule'
    ? `that the rule of ${quoted(group)} is active, does not exclude them and matches their profile there`
    : `in ${quoted(group)}`;
}
