import { type ResourceSummary } from '../../plan/summary/plan-summary.js';

/** What people lose by a change where no attribute says so, in sentences. Of what the deploy would do, not of what was found. */
export function lossWords({ subject, action }: ResourceSummary): readonly string[] {
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
  if (subject === 'rule' && action === 'update') {
    return [
      'Okta evaluates the rule again: people who do not match it any more leave its groups, and others join. The plan does not show ' +
        'who that is.',
    ];
  }
  return [];
}
