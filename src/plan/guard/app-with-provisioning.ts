import { type ResourceChange, type TerraformPlan } from '../terraform-plan.js';
import { refusal, type Refusal } from './refusal.js';

/**
 * Refuses to update, replace or destroy an app whose provisioning is on. An update (PUT) of `okta_app_saml` has been
 * reported to switch SCIM off (okta/terraform-provider-okta, issues 655 and 710); the request carries no features.
 */
export function appWithProvisioning(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter((change) => change.type === 'okta_app_saml' && changes(change))
    .flatMap((change) => {
      const features = featuresOf(change.before);
      if (features.length === 0) return [];
      const what = change.actions.includes('delete')
        ? change.actions.includes('create')
          ? 'replace'
          : 'destroy'
        : 'update';
      return refusal(
        'app-with-provisioning',
        change.address,
        `The deploy would ${what} the Okta app while its provisioning is on (${features.join(', ')})` +
          (what === 'update'
            ? `; it changes ${changedAttributes(change).join(', ') || 'values not known yet'}. `
            : '. ') +
          (what === 'update'
            ? 'An update of the app has been known to switch SCIM off. '
            : 'SCIM would have to be set up by hand again, and nobody is provisioned until then. ') +
          'Make the change in Okta by hand, or let it through and look at Provisioning in Okta right after the deploy.',
      );
    });
}

function changes(change: ResourceChange): boolean {
  return change.actions.includes('update') || change.actions.includes('delete');
}

function featuresOf(side: ResourceChange['before']): readonly string[] {
  const features = side?.features;
  return Array.isArray(features) ? features.filter((feature) => typeof feature === 'string').sort() : [];
}

function changedAttributes({ before, after }: ResourceChange): readonly string[] {
  if (before === null || after === null) return [];
  return Object.keys(after)
    .filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
    .sort();
}
