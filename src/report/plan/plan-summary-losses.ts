import {
  type ResourceSummary,
  type RuleChange,
  type RuleMoves,
  type RulePeople,
} from '../../plan/summary/plan-summary.js';
import { cut, quotedWords } from './plan-summary-values.js';

/**
 * What people lose by a change where no attribute says so, in sentences. Of what the deploy would do, not of what was found.
 *
 * @param people - whom the rules of the plan move, where that was asked
 */
export function lossWords(
  { subject, hasRule, action, rule, address, notes = [] }: ResourceSummary,
  people: RulePeople | undefined,
): readonly string[] {
  if (subject === 'group' && action === 'destroy') {
    return ['The group is deleted with its memberships. Its members lose everything that it gave them.'];
  }
  if (subject === 'group' && action === 'replace') {
    return ['The group is deleted and created again without its members. They lose everything that it gave them.'];
  }
  if (subject === 'group assignments' && action === 'replace') {
    return [
      'Every group is taken off the app and then assigned again. In between, everyone loses access to Klaviyo and may be ' +
        'deactivated there.',
    ];
  }
  if (subject === 'rule' && (action === 'destroy' || action === 'replace')) {
    const moves = movesWords(address, people);
    if (people?.read === true && people.rules.some((one) => one.address === address && one.what === 'keeps'))
      return moves;
    return [
      'People whom the rule has put into its groups may leave them.' + (moves.length > 0 ? '' : NOT_SHOWN),
      ...moves,
    ];
  }
  if (subject !== 'rule' && hasRule !== true) return notes;
  const moves = movesWords(address, people);
  const notShown = moves.length > 0 ? '' : NOT_SHOWN;
  return [...notes, ...(rule === null ? [] : ruleWords(rule, notShown, notes.length > 0 ? LATER : AT_ONCE)), ...moves];
}

const AT_ONCE = 'The rule is evaluated again: people';
/** Where the provider's own words say when that is. */
const LATER = 'Once the rule is evaluated again, people';

const NOT_SHOWN = ' The plan does not show who that is.';

/** How many people a sentence lists. */
const LISTED = 20;

function ruleWords(
  { switched, letIn, shutOut, decidesOtherwise, takesOut }: RuleChange,
  notShown: string,
  evaluated: string,
): readonly string[] {
  const listed = (people: readonly string[]): string =>
    people
      .slice(0, LISTED)
      .map((person) => cut(person))
      .join(', ') + (people.length > LISTED ? `, and ${people.length - LISTED} more` : '');
  return [
    ...(decidesOtherwise && switched !== 'off'
      ? [`${evaluated} who do not match it any more leave its groups, and others join.${notShown}`]
      : []),
    ...(switched === 'on' && !decidesOtherwise
      ? [
          'The rule was switched off and is switched on again: everyone who matches it joins its groups. People whom it has put in and ' +
            `who do not match it any more leave.${notShown}`,
        ]
      : []),
    ...(switched === 'off' ? [takesOut === true ? `${OFF_AND_OUT}${notShown}` : OFF] : []),
    ...(letIn.length > 0 ? [`Taken off its exclusions, and so let in again if they match it: ${listed(letIn)}.`] : []),
    ...(shutOut.length > 0 ? [`Put on its exclusions, and so no members by it: ${listed(shutOut)}.`] : []),
  ];
}

const OFF = 'The rule is switched off: its members stay, and nobody joins or leaves by it.';

const OFF_AND_OUT =
  'The rule is switched off: nobody joins by it, and people whom it has put into its groups may leave them.';

/** Whom a rule moves by the people of the directory; empty where nobody asked, and where it moves nobody by itself. */
function movesWords(address: string, people: RulePeople | undefined): readonly string[] {
  if (people === undefined) return [];
  if (!people.read) return [`Whom it moves is not known: ${people.reason}.`];
  const moves = people.rules.find((rule) => rule.address === address);
  return moves === undefined ? [] : [moveWords(moves, people.source)];
}

function moveWords(moves: RuleMoves, source: string): string {
  switch (moves.what) {
    case 'moves':
      return `By ${source}, comes in: ${peopleWords(moves.comesIn)}; leaves: ${peopleWords(moves.leaves)}.`;
    case 'chooses':
      return (
        `By ${source}, the rule then chooses: ${peopleWords(moves.chosen)}. Who of them comes in, and who leaves, is not known: ` +
        `${moves.reason}.`
      );
    case 'keeps':
      return 'Its members stay, and nobody comes in by it any more.';
    case 'not known':
      return `Whom it moves is not known: ${moves.reason}.`;
  }
}

/** `2 people: "ada@example.com", "grace@example.com"` */
function peopleWords(people: readonly string[]): string {
  if (people.length === 0) return 'nobody';
  const more = people.length > LISTED ? `, and ${people.length - LISTED} more` : '';
  const listed = people.slice(0, LISTED).map((person) => quotedWords(person));
  return `${people.length} ${people.length === 1 ? 'person' : 'people'}: ${listed.join(', ')}${more}`;
}
