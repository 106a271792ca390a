import { type ResourceSummary, type RuleChange } from '../../plan/summary/plan-summary.js';
import { cut } from './plan-summary-values.js';

/** What people lose by a change where no attribute says so, in sentences. Of what the deploy would do, not of what was found. */
export function lossWords({ subject, action, rule }: ResourceSummary): readonly string[] {
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
    return ['People whom the rule has put into its groups may leave them. The plan does not show who that is.'];
  }
  return rule === null ? [] : ruleWords(rule);
}

/** How many people a sentence lists. */
const LISTED = 20;

function ruleWords({ switched, letIn, shutOut, decidesOtherwise }: RuleChange): readonly string[] {
  const listed = (people: readonly string[]): string =>
    people
      .slice(0, LISTED)
      .map((person) => cut(person))
      .join(', ') + (people.length > LISTED ? `, and ${people.length - LISTED} more` : '');
  return [
    ...(decidesOtherwise && switched !== 'off'
      ? [
          'Okta evaluates the rule again: people who do not match it any more leave its groups, and others join. The plan does not show ' +
            'who that is.',
        ]
      : []),
    ...(switched === 'on' && !decidesOtherwise
      ? [
          'The rule was switched off and is switched on again: everyone who matches it joins its groups. People whom it has put in and ' +
            'who do not match it any more leave. The plan does not show who that is.',
        ]
      : []),
    ...(switched === 'off' ? ['The rule is switched off: its members stay, and nobody joins or leaves by it.'] : []),
    ...(letIn.length > 0 ? [`Taken off its exclusions, and so let in again if they match it: ${listed(letIn)}.`] : []),
    ...(shutOut.length > 0 ? [`Put on its exclusions, and so no members by it: ${listed(shutOut)}.`] : []),
  ];
}
