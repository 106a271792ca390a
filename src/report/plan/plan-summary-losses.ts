import { type ResourceSummary } from '../../plan/summary/plan-summary.js';

/** What people lose by a change that its attributes do not tell, a sentence each. Of what the deploy would do, not of what was found. */
export function lossWords({ subject, action }: ResourceSummary): readonly string[] {
  if (subject === 'group' && action === 'destroy') {
    return ['The group is deleted from Okta, and its memberships with it: its members lose whatever it gave them.'];
  }
  if (subject === 'group' && action === 'replace') {
    return ['The group is deleted from Okta and made anew without its members: they lose whatever it gave them.'];
  }
  if (subject === 'group assignments' && action === 'replace') {
    return [
      'Every group is taken off the app and assigned anew: everyone loses it meanwhile, and with Deactivate Users on is ' +
        'deactivated in Klaviyo.',
    ];
  }
  return [];
}
